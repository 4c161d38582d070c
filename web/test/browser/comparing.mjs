// What Compare costs in Chromium: from both maps handed to the worker to the answer, in the page itself, and the memory of its workers with two
// large maps.

import { openPage } from './browsers.mjs';
import { find, mainText } from './person.mjs';
import { settle } from './wait.mjs';

/** Of two kernels of 105,158 and 154,686 symbols, from the first map handed over to the list of what changed. */
const goalMs = 2000;

/** Of the worker that holds two maps of 10 MB each. */
const goalBytes = 160 * 1024 * 1024;

/** Runs in the page before its own scripts: notes when a worker is asked and when it answers. */
function watchWorkers() {
  const notes = [];
  globalThis.__asked = notes;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.op) {
      const note = { op: message.op, from: performance.now() };
      notes.push(note);
      const hear = ({ data }) => {
        if (data.type !== 'frame' || data.id !== message.id) return;
        note.ms = performance.now() - note.from;
        this.removeEventListener('message', hear);
      };
      this.addEventListener('message', hear);
    }
    return post.call(this, message, ...rest);
  };
}

async function compareIn(page, url, own, other) {
  await page.goto(new URL('#symbols?v=1&x=compare', url).href, { waitUntil: 'load' });
  await page.reload({ waitUntil: 'load' });
  const input = () => find(page, 'Open the second map', 'button');
  await input();
  if (own) {
    await (await find(page, 'Open a map or kernel', 'button')).uploadFile(own);
    // The second map is opened after that: reading it would call this load off.
    const chip = () => page.evaluate(() => document.querySelector('header button.chip')?.innerText ?? '');
    await settle(chip, /own\.map/);
  }
  await (await input()).uploadFile(other);
  await settle(() => mainText(page), /What came and what went/);
  const asked = () => page.evaluate(() => globalThis.__asked.filter(({ ms }) => ms !== undefined));
  return settle(asked, (notes) => notes.some(({ op }) => op === 'changes'));
}

/** Prints a table, and answers what misses its goal, in words. large makes a map of 10 MB of that name. */
export async function measureCompare(launched, url, older, large) {
  const page = await openPage(launched, { width: 1440, height: 900 });
  const missed = [];
  try {
    await page.evaluateOnNewDocument(watchWorkers);
    console.log('\nCompare: 105,158 against 154,686 symbols, ms from asking the worker to its answer');
    let whole = 0;
    for (const { op, ms } of (await compareIn(page, url, undefined, older)).filter(({ op: o }) =>
      ['side', 'compare', 'changes'].includes(o),
    )) {
      console.log(`    ${op.padEnd(10)} ${ms.toFixed(0).padStart(7)}`);
      whole += ms;
    }
    console.log(`    ${'all'.padEnd(10)} ${whole.toFixed(0).padStart(7)}`);
    if (whole > goalMs) missed.push(`two kernels compared: ${whole.toFixed(0)} ms of worker time, not ${goalMs}`);
    await compareIn(page, url, large('own.map'), large('other.map'));
    const bytes = await Promise.all(
      page.workers().map((worker) => worker.evaluate(() => globalThis.wasmMemoryBytes?.() ?? 0)),
    );
    const mib = (n) => (n / 1048576).toFixed(1);
    console.log(`    wasm memory with two maps of 10 MB, MiB by worker: ${bytes.map(mib).join(', ')}`);
    const most = Math.max(0, ...bytes);
    if (most === 0 || most > goalBytes) missed.push(`two maps of 10 MB: ${mib(most)} MiB of wasm memory, not 160`);
    return missed;
  } finally {
    await page.browserContext().close();
  }
}
