// The export panel as a person uses it, and the files it hands to the browser.

import { click, find, loaded } from './person.mjs';
import { settle } from './wait.mjs';

/** Keeps what the page hands to its download link. Chromium's real downloads have a test of their own. */
export async function catchSaves(page) {
  await page.evaluate(() => {
    const blobs = new Map();
    globalThis.saves = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      globalThis.saves.push({ name: this.download, blob: blobs.get(this.href) });
    };
  });
}

/** How many files have been saved. */
export const saves = (page) => page.evaluate(() => globalThis.saves.length);

/** Presses a button of the panel and waits for its file: the name and, of text, the content. */
export async function saved(page, label) {
  const before = await saves(page);
  await click(page, label);
  await settle(
    () => saves(page),
    before + 1,
    async () => `for the file of ${label}; the panel says: ${await status(page)}`,
  );
  return page.evaluate(async () => {
    const { name, blob } = globalThis.saves.at(-1);
    return {
      name,
      type: blob.type,
      text: /^(text|application\/json|image\/svg)/.test(blob.type) ? await blob.text() : '',
    };
  });
}

export async function status(page) {
  return (await find(page, 'Export', 'status')).evaluate((node) => node.textContent);
}

export async function choose(page, label, value) {
  await (await find(page, label, 'combobox')).select(value);
}

/** The page loaded, two probes in, the export panel open. */
export async function opened(page) {
  await loaded(page);
  await click(page, 'First');
  for (let i = 0; i < 2; i++) await click(page, 'Step forward');
  await catchSaves(page);
  await openPanel(page);
}

export async function openPanel(page) {
  await click(page, 'Share');
  await (await find(page, 'Export', 'tab')).click();
  await find(page, 'Save PNG', 'button');
}

/** The last file saved, in base64. */
export function bytesOf(page) {
  return page.evaluate(async () => {
    const bytes = new Uint8Array(await globalThis.saves.at(-1).blob.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  });
}
