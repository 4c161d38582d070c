// What holds for every screen in every look: nothing is wider than the window, no text is cut or covered, and axe finds
// nothing.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { show } from './screens.mjs';
import { faultsOfTexts } from './seen.mjs';
import { root } from './server.mjs';
import { drawn, settle } from './wait.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = path.join(root, '.cache/sweep');

/** make sweep has all looks and keeps pictures; make test has a part, always the same. */
export const all = process.env.SWEEP === 'all';

/** Every theme and width of a screen; in make test one, by turns. */
export function looksOf(index, widths) {
  const looks = ['light', 'dark'].flatMap((theme) => widths.map((width) => ({ theme, width })));
  return all ? looks : [looks[(index * 3) % looks.length]];
}

export const heightOf = (width) => (width < 500 ? 844 : 900);

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The elements that reach past the window's right edge. */
const widest = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => `${node.localName}.${node.className}`)
      .join(' '),
  );

/** What axe finds, of any impact: rule, help and the nodes. */
async function findings(page) {
  await (page.session ? page.session.executeScript(axe) : page.evaluate(`${axe}; undefined`));
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
  });
}

/** Goes to the screen in that theme and checks it. The sweep keeps its picture. */
export async function checkScreen(page, url, screen, { theme, width }, engine) {
  await show(page, url, screen, theme);
  await drawn(page);
  await settle(
    () => overflow(page),
    (pixels) => pixels <= 0,
    async (pixels) => `for nothing to be wider than the window; ${pixels} px are: ${await widest(page)}`,
  );
  if (all) {
    mkdirSync(pictures, { recursive: true });
    const picture = await page.screenshot({ encoding: 'base64' });
    writeFileSync(
      path.join(pictures, `${screen.name}-${theme}-${width}-${engine}.png`),
      Buffer.from(picture, 'base64'),
    );
  }
  assert.deepEqual(await page.evaluate(faultsOfTexts), []);
  assert.deepEqual(await findings(page), []);
}

/** Gives the page's window that size, and waits until the page has drawn for it. */
export async function resize(page, [width, height]) {
  await page.setViewport({ width, height });
  await settle(() => page.evaluate(() => [innerWidth, innerHeight]), [width, height]);
  await drawn(page, 3);
}
