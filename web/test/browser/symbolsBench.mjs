// What the view Symbols costs with half a million symbols: from a letter to the first matches, frames while the list is scrolled, and
// tasks that block the page.

import { openPage } from './browsers.mjs';
import { desktop } from './harness.mjs';
import { mainText } from './person.mjs';
import { openLarge } from './screens.mjs';
import { settle } from './wait.mjs';

/** Of time on the wall, from the filter to its first matches on screen. */
export const firstMatchesMs = 100;

const FILTERS = ['tcp_', '*file*', '/_x64_[0-9]+5$/', 'len>24 -net_', 'in:text size>8', 'equal', 'group'];
const SORTS = ['Name', 'Size', 'Entry', 'Reads'];

/** Runs in the page: writes a filter and waits until the view has drawn an answer to it. */
const type = (text) =>
  new Promise((resolve) => {
    const box = document.querySelector('#filter');
    const hits = document.querySelector('#sym-hits');
    const from = performance.now();
    let first;
    const watch = new MutationObserver(() => {
      first ??= performance.now() - from;
      if (hits.textContent.includes('looking on')) return;
      watch.disconnect();
      resolve({ first, whole: performance.now() - from, says: hits.textContent });
    });
    watch.observe(hits, { subtree: true, childList: true, characterData: true });
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });

/** Runs in the page: chooses an order and waits until other rows are drawn. */
const sort = (label) =>
  new Promise((resolve) => {
    const rows = document.querySelector('#sym-rows');
    const from = performance.now();
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve(performance.now() - from);
    });
    watch.observe(rows, { subtree: true, childList: true, attributes: true, characterData: true });
    [...document.querySelectorAll('.sym-head button')].find((b) => b.textContent.startsWith(label)).click();
  });

/** Runs in the page: scrolls from one end of the list to the other. */
const scroll = () =>
  new Promise((resolve) => {
    const rows = document.querySelector('#sym-rows');
    let at = 0;
    const step = () => {
      at += 1 / 300;
      rows.scrollTop = at * (rows.scrollHeight - rows.clientHeight);
      if (at < 1) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });

/** tools: what bench.mjs measures and prints with. */
export async function measureSymbols(launched, url, { instrument, judgeTasks, measureFrames, line, ms }) {
  const missed = [];
  const page = await openPage(launched, desktop);
  await page.evaluateOnNewDocument(instrument);
  await page.goto(new URL('#race?v=1&map=teaching&q=vfs_read', url).href, { waitUntil: 'load' });
  await settle(() => mainText(page), /vfs_read/);
  await openLarge(page);
  await settle(() => page.evaluate(() => document.body.innerText), /500,002 symbols/);
  await judgeTasks(page, 'while Symbols opens with 500,000 symbols', async () => {
    await page.evaluate(() => {
      location.hash = location.hash.replace(/^#race/, '#symbols').replace(/&q=[^&]*/, '');
    });
    await settle(() => mainText(page), /500,002 of 500,002/);
  });
  await judgeTasks(page, 'while 500,000 symbols are filtered', async () => {
    for (const text of [...FILTERS, '']) {
      const { first, whole, says } = await page.evaluate(type, text);
      line(`filter ${text || 'emptied'}: first, all`, `${first.toFixed(0)} / ${ms(whole)}`, says);
      if (first > firstMatchesMs) missed.push(`first matches of ${text || 'no filter'} after ${ms(first)}`);
    }
    for (const label of SORTS) line(`sort by ${label}`, ms(await page.evaluate(sort, label)));
  });
  let slow;
  await judgeTasks(page, 'while 500,000 rows are scrolled', async () => {
    slow = await measureFrames(page, 'list of 500,000 rows', () => page.evaluate(scroll));
  });
  line('    share over 25 ms', `${(slow * 100).toFixed(2)} %`);
  if (slow > 0.01) missed.push('slow frames of the list');
  return missed;
}
