// What a person does and reads, by role and name. Nothing here knows ids or classes.

import path from 'node:path';
import { settle } from './wait.mjs';

/** Runs in the page: the first node of that name, and role if given, which people can perceive. Puppeteer's own aria
 * selectors take two seconds each in Firefox and do not see a file input in Chromium; what a browser itself makes of
 * the names is tested once, with Chromium's accessibility tree. */
function queryByRole(name, role) {
  const implicit = {
    BUTTON: 'button',
    A: 'link',
    TABLE: 'table',
    INPUT: { range: 'slider', file: 'button', text: 'textbox', radio: 'radio', checkbox: 'checkbox' },
    SELECT: 'combobox',
  };
  const roleOf = (node) => {
    const given = node.getAttribute('role') ?? implicit[node.tagName];
    return typeof given === 'object' ? given[node.type] : given;
  };
  const nameOf = (node) => {
    const labelled = node
      .getAttribute('aria-labelledby')
      ?.split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const text =
      labelled ??
      node.getAttribute('aria-label') ??
      node.caption?.textContent ??
      (node.labels?.length ? node.labels[0].textContent : node.tagName === 'INPUT' ? '' : node.textContent);
    return (text || node.title || '').replace(/\s+/g, ' ').trim();
  };
  const perceivable = (node) =>
    !node.closest('[aria-hidden=true]') && node.checkVisibility?.({ visibilityProperty: true }) !== false;
  const nodes = document.querySelectorAll('[role], button, a[href], table, input, select');
  return (
    [...nodes].find(
      (node) => roleOf(node) && (!role || roleOf(node) === role) && nameOf(node) === name && perceivable(node),
    ) ?? null
  );
}

/** Waits for the node of that name and role. */
export function find(page, name, role) {
  const look = async () => {
    const handle = await page.evaluateHandle(queryByRole, name, role);
    const node = handle.asElement();
    if (!node) await handle.dispose();
    return node;
  };
  return settle(
    look,
    (node) => node !== null,
    () => `for a ${role ?? 'control'} named "${name}"`,
  );
}

/** Whether there is one now. */
export const isThere = (page, name, role) =>
  page.evaluate(`Boolean((${queryByRole})(${JSON.stringify(name)}, ${JSON.stringify(role)}))`);

export const button = (page, name) => find(page, name, 'button');

export async function click(page, name) {
  await (await button(page, name)).click();
}

/** Opens a map from the disk through the file input. */
export async function openFile(page, file) {
  await (await find(page, 'Open a map or kernel', 'button')).uploadFile(file);
}

/** Replaces what is in the find box, as by pasting, and presses Enter. */
export async function lookUp(page, name) {
  const box = await find(page, 'Find a symbol', 'combobox');
  await box.evaluate((input, text) => {
    input.focus();
    input.select();
    document.execCommand('insertText', false, text);
  }, name);
  await page.keyboard.press('Enter');
}

/** The Result's text now; empty while it is being looked up. */
export async function resultText(page) {
  const result = await find(page, 'Result', 'status');
  return (await result.evaluate((node) => node.textContent)).replace(/\s+/g, ' ').trim();
}

/** Looks a name up and waits for the Result: any address, unless another text or pattern is given. */
export async function answerTo(page, name, wanted = /^address /) {
  await lookUp(page, name);
  return settle(() => resultText(page), wanted);
}

/** Opens a file as openFile does, and waits until its map is loaded. */
export async function openMap(page, file) {
  await openFile(page, file);
  await loaded(page, path.basename(file));
}

/** The column heads of the Probes table as they are read aloud. */
export async function probeColumns(page) {
  const table = await find(page, 'Probes', 'table');
  return table.evaluate((node) =>
    [...node.tHead.rows[0].cells].map((cell) =>
      [...cell.childNodes]
        .filter((child) => child.nodeType === Node.TEXT_NODE || child.getAttribute('aria-hidden') !== 'true')
        .map((child) => child.textContent)
        .join('')
        .trim(),
    ),
  );
}

/** The rows of the Probes table as text, one array of cells a row, head left out. */
export async function probeRows(page) {
  const table = await find(page, 'Probes', 'table');
  return table.evaluate((node) =>
    [...node.tBodies]
      .flatMap((body) => [...body.rows])
      .map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim())),
  );
}

/** The address's part that names the moment on screen. */
export const hash = (page) => page.evaluate(() => location.hash);

/** All text of the page's main part. */
export const mainText = (page) => page.evaluate(() => document.querySelector('main').innerText.replace(/\s+/g, ' '));

/** What a person sees of the moment: answer, place and probes. */
export const moment = async (page) => ({
  result: await resultText(page),
  at: await position(page),
  probes: await probeRows(page),
});

/** The texts of all alerts shown. */
export async function alertText(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="alert"]')]
      .map((node) => node.innerText.trim())
      .filter(Boolean)
      .join('\n'),
  );
}

/** Presses a chord such as Shift+ArrowRight. */
export async function press(page, chord) {
  const keys = chord.split('+');
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1) === 'Space' ? ' ' : keys.at(-1)); // Firefox's protocol knows the character only
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
}

/** Waits until a map is loaded and nothing is being loaded: the one whose name the header shows, if a name is given. */
export async function loaded(page, name = '') {
  const readiness = () =>
    page.evaluate((wanted) => {
      if (document.querySelector('[role="progressbar"]')) return 'loading';
      if (!document.querySelector('[role="status"][aria-label="Result"]')?.textContent) return 'no Result';
      const header = document.querySelector('header')?.innerText ?? '';
      return header.includes(wanted) ? 'loaded' : `the header says ${header}`;
    }, name);
  await settle(
    readiness,
    'loaded',
    async (now) => `for a map ${name} to be loaded; it is still: ${now}; alert: ${await alertText(page)}`,
  );
}

/** Runs in the page: the name of the map that the browser has stored for the next visit; '' if there is none. */
function storedMap() {
  return new Promise((resolve) => {
    const open = indexedDB.open('kallscope');
    open.onupgradeneeded = () => open.transaction.abort(); // the page has not made it yet
    open.onerror = () => resolve('');
    open.onsuccess = () => {
      const asked = open.result.transaction('map').objectStore('map').get('map');
      asked.onsuccess = asked.onerror = () => {
        open.result.close();
        resolve(asked.result?.name ?? '');
      };
    };
  });
}

/** Waits until the browser has stored that map. The page shows a map at once and stores it meanwhile: a reload before would lose it. */
export const stored = (page, name) => settle(() => page.evaluate(storedMap), name);

/** The slider's value and what it says it is at. */
export async function position(page) {
  const slider = await find(page, 'Position', 'slider');
  return slider.evaluate((node) => ({
    now: node.getAttribute('aria-valuenow') ?? node.value,
    text: node.getAttribute('aria-valuetext'),
  }));
}
