// The handout, as a browser without scripts shows it and a printer gets it: each card with its question, its picture of the
// sample and its answer, one a page.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shared } from './browsers.mjs';
import { assert, describeInBrowsers, openHeld, test } from './harness.mjs';
import { dist, host } from './hosts.mjs';
import { root } from './server.mjs';

const folder = path.join(root, 'static/learn/en');
const cards = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));

/** Pages of a PDF. Its tree of pages has a number at each node, and the root's is the largest. */
const pagesOf = (pdf) =>
  Math.max(
    ...[
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/Count (\d+)/g),
    ].map(([, n]) => Number(n)),
  );

async function checkHandout(page) {
  const found = await page.$$eval('article', (all) =>
    all.map((card) => ({
      text: card.textContent,
      shapes: card.querySelectorAll('svg :is(path, rect, text, circle)').length,
    })),
  );
  assert.equal(found.length, cards.length);
  for (const { text, shapes } of found) {
    assert.ok(shapes > 4, text);
    assert.match(text, /The answer is [A-D]\./);
    assert.doesNotMatch(text, /\{\w+\}|undefined|NaN/);
  }
  const all = found.map(({ text }) => text).join(' ');
  for (const { figure } of cards) for (const part of figure.split(/\{\w+\}/)) assert.ok(all.includes(part), figure);
  // Figures that another program counted of the same kernel (symtab/study/testdata/figures.json).
  assert.match(all, /62 of 154,686 symbols lose by it/);
  assert.match(all, /From 2,991 names on/);
  for (const format of ['A4', 'Letter']) assert.equal(pagesOf(await page.pdf({ format })), cards.length, format);
}

describeInBrowsers('Handout', () => {
  test('each card is in it, without scripts, and takes one page of A4 and of Letter', async () => {
    const server = await host(dist);
    const page = await openHeld(await shared('chromium'));
    try {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${server.url}handout.html`, { waitUntil: 'load' });
      await checkHandout(page);
    } finally {
      await page.browserContext().close();
      await server.close();
    }
  });
}, ['chromium']);
