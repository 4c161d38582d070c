// What Learn costs the page's main thread and how soon it answers, with the sample kernel of 154,686 symbols: the first costs, every round
// of training, sliders, a walk through all cards, and stopping what is being counted.

import { openPage } from './browsers.mjs';
import { desktop } from './harness.mjs';
import { button, find, isThere, mainText, press } from './person.mjs';
import { quantile } from './quantile.mjs';
import { settle } from './wait.mjs';

/** In milliseconds on the wall: a round of training is shown within a frame, a slider answers, counting has ended. */
const goals = { frame: 1000 / 60, slider: 50, stop: 100 };

/** A card, its slider, and the answer within which its figure and words are drawn. */
const SLIDERS = [
  [3, 'After round', goals.frame],
  [7, 'A marker every', goals.slider],
];

/** Runs in the page: moves the slider through all of its stands, at most 200, and answers how long each took until figure and words were drawn. */
const slide = async (label) => {
  const range = document.querySelector(`input[type="range"][aria-label="${label}"]`);
  const [from, to] = [Number(range.min), Number(range.max)];
  const step = Math.max(1, Math.ceil((to - from) / 200));
  const words = range.parentElement;
  const times = [];
  for (let at = from; at <= to; at += step) {
    if (Number(range.value) === at) continue;
    const begun = performance.now();
    const drawn = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        resolve(performance.now() - begun);
      });
      watch.observe(words, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    range.value = String(at);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    times.push(await drawn);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return times;
};

/** Runs in the page: opens the Lab's designs, presses Stop as soon as it is there, and answers how long it took until that was said. */
const stop = () =>
  new Promise((resolve, reject) => {
    let from;
    const watch = new MutationObserver(() => {
      const button = [...document.querySelectorAll('main button')].find((b) => b.textContent.trim() === 'Stop');
      if (from === undefined && button) {
        from = performance.now();
        button.click();
      } else if (from !== undefined && document.querySelector('main').textContent.includes('Stopped.')) {
        watch.disconnect();
        resolve(performance.now() - from);
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => reject(new Error('no Stop in two minutes')), 120_000);
    location.hash = '#lab?v=1&x=designs';
  });

const toCard = async (page, number) => {
  await page.evaluate((to) => {
    location.hash = `#learn=${to}&v=1`;
  }, number);
  // A why that was missed is asked again two cards later, before the card.
  await settle(async () => {
    if (/Earlier, in question/.test(await mainText(page))) await press(page, 'Enter');
    return page.evaluate(() => document.querySelector('.learn-plate canvas') !== null);
  }, true);
};

const withTruth = async (page) => {
  await page.evaluate(() => document.activeElement?.blur());
  if (await isThere(page, 'Show without a guess', 'button')) await (await button(page, 'Show without a guess')).click();
};

/** tools: what bench.mjs measures and prints with. */
export async function measureLearn(launched, url, { instrument, judgeTasks, line, ms }) {
  const missed = [];
  const judged = (what, times, goal) => {
    const most = Math.max(...times);
    line(
      `${what}: median, most of ${times.length}`,
      `${quantile(times, 0.5).toFixed(1)} / ${ms(most)}`,
      `target ${ms(goal)}`,
    );
    if (most > goal) missed.push(`${what}: ${ms(most)}`);
  };
  const page = await opened(launched, url, instrument);
  const from = await page.evaluate(() => performance.now());
  await toCard(page, 1);
  line('Learn: from its door to the costs of all symbols', ms((await page.evaluate(() => performance.now())) - from));
  await toCard(page, 10);
  await judgeTasks(page, 'in a walk through ten cards', () => walk(page));
  await page.browserContext().close();
  // Another profile, which has seen no card yet.
  const fresh = await opened(launched, url, instrument);
  for (const [card, label, goal] of SLIDERS) {
    await toCard(fresh, card);
    await withTruth(fresh);
    await find(fresh, label, 'slider');
    judged(`card ${card}, “${label}”`, await fresh.evaluate(slide, label), goal);
  }
  judged('Lab: Stop while designs are counted', [await fresh.evaluate(stop)], goals.stop);
  await fresh.browserContext().close();
  return missed;
}

/** The race of the sample kernel, whose tables are ready. */
async function opened(launched, url, instrument) {
  const page = await openPage(launched, desktop);
  await page.evaluateOnNewDocument(instrument);
  await page.goto(new URL('#race?v=1&q=vfs_read', url).href, { waitUntil: 'load' });
  await settle(() => mainText(page), /address/);
  return page;
}

/** Guess skipped, truth, why answered, what is kept: each card, by keyboard. */
async function walk(page) {
  for (let card = 1; card <= 10; card++) {
    await toCard(page, card);
    await withTruth(page);
    for (const key of ['Enter', 'a', 'b', 'c', 'd', 'Enter']) await press(page, key);
    await settle(() => mainText(page), /./);
  }
}
