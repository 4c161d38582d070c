// The handout, as a browser without scripts shows it and a printer gets it: each card with its question, its picture of the
// sample and its answer, one a page. And a card of Learn that is printed from the page.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { shared } from './browsers.mjs';
import { assert, describeInBrowsers, desktop, openHeld, test } from './harness.mjs';
import { dist, host } from './hosts.mjs';
import { find, mainText, press } from './person.mjs';
import { root } from './server.mjs';
import { settle } from './wait.mjs';

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

/** A card of the page as a printer gets it: its question, figure and answer on one page, and no control. */
async function checkCardOnPaper(page) {
  await find(page, 'As a table', 'button');
  for (const key of ['s', 'Enter', 'a']) await press(page, key);
  await settle(
    () => mainText(page),
    (text) => /That is it/.test(text),
  );
  await page.emulateMediaType('print');
  const paper = await page.evaluate(() => document.body.innerText);
  assert.match(paper, /Why do 4 bytes each suffice\?/);
  for (const control of ['As a table', 'Present', 'Keep this', 'Question 2 of 10', 'Open a map'])
    assert.ok(!paper.includes(control), control);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} pixels are cut at the right`);
  for (const format of ['A4', 'Letter']) assert.equal(pagesOf(await page.pdf({ format })), 1, format);
}

describeInBrowsers(
  'Handout',
  (withPage) => {
    test('a card of Learn prints on one page, without its controls', () =>
      withPage({ look: { ...desktop, motion: 'reduce' }, path: '#learn=2&v=1&map=teaching' }, ({ page }) =>
        checkCardOnPaper(page),
      ));

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
  },
  ['chromium'],
);
