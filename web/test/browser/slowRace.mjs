// The race on a slow machine: Chromium makes the page's main thread 6 times slower and plays a whole race over 154,686 symbols.

import { openPage } from './browsers.mjs';
import { phone } from './harness.mjs';
import { button, click, loaded, lookUp, press, resultText } from './person.mjs';
import { quantile } from './quantile.mjs';
import { settle } from './wait.mjs';

const TIMES_SLOWER = 6;

/** Asked of the race at this speed: the share of frames that are quick, and the longest task of the main thread. */
const asked = { frame: 50, share: 0.95, task: 100 };

const looks = [{ width: 1280, height: 720 }, phone];

/**
 * Judges nothing while the machine is busy: frames and the slowed thread are measured by the clock on the wall.
 * tools: what bench.mjs measures and prints with.
 */
export async function measureSlowRace(launched, url, tools) {
  const missed = [];
  for (const look of looks) missed.push(...(await raceAt(launched, url, look, tools)));
  return missed;
}

async function raceAt(launched, url, look, { instrument, tasksDuring, recordFrames, line, load, busy }) {
  const size = `${look.width}×${look.height}`;
  const page = await openPage(launched, look);
  try {
    await page.evaluateOnNewDocument(instrument);
    await readyToPlay(page, url);
    await page.emulateCPUThrottling(TIMES_SLOWER);
    let frames;
    const tasks = await tasksDuring(page, async () => {
      frames = await recordFrames(page, () => playToTheEnd(page));
    });
    await page.emulateCPUThrottling(null);
    const quick = frames.filter((frame) => frame < asked.frame).length / frames.length;
    const longest = Math.max(0, ...tasks.map((task) => task.dur / 1000));
    const missed = [];
    const verdict = (good, what) => {
      if (busy) return `not judged: busy, load ${load.toFixed(1)}`;
      if (!good) missed.push(what);
      return good ? 'ok' : 'OVER';
    };
    line(`race ${TIMES_SLOWER} times slower, ${size}: frames`, frames.length);
    line('    median, 95th percentile, worst', [0.5, 0.95, 1].map((q) => quantile(frames, q).toFixed(0)).join(' / '));
    const few = `slow frames of the race at ${size}`;
    line(`    share under ${asked.frame} ms`, `${(quick * 100).toFixed(1)} %`, verdict(quick >= asked.share, few));
    const long = `a long task of the race at ${size}`;
    line('    longest task', `${longest.toFixed(0)} ms`, verdict(tasks.length > 0 && longest <= asked.task, long));
    return missed;
  } finally {
    await page.browserContext().close();
  }
}

/** Loads the sample kernel at full speed and goes to the start of a lookup. */
async function readyToPlay(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  await loaded(page);
  await settle(() => page.evaluate(() => document.querySelector('[role="progressbar"]') === null), true);
  await lookUp(page, 'tcp_v4_connect');
  await settle(
    () => resultText(page),
    (text) => text.startsWith('address'),
  );
  await press(page, 'Home');
}

async function playToTheEnd(page) {
  await click(page, 'Play');
  await button(page, 'Pause');
  await settle(() => page.evaluate(() => document.querySelector('button[aria-label="Pause"]') === null), true, 120_000);
  // The card of the end is drawn in a frame of its own.
  await settle(() => page.evaluate(() => document.querySelector('.end') !== null), true);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))),
  );
}
