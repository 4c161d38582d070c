// What the page costs in Chromium: building tables against the kernel's own tool (builds.mjs), loading phase by phase,
// tasks that block it, frames of a race, memory of a large map; a kernel image (images.mjs); what Learn counts (studies.mjs) and how it answers (learnBench.mjs); what Compare
// takes (comparing.mjs); Symbols with half a million symbols (symbolsBench.mjs); a race on a slow machine (slowRace.mjs).
// With --builds only the first, with --image, --study, --learn, --compare, --symbols or --slow-race only that.
// Runs against dist/. Times are this machine's; what has a budget is judged, the rest is printed.
//
// A task is judged by the processor time it took, as Chromium's own trace tells: on a busy machine the clock on the wall
// counts other programs too. Frames have no such measure, so they are judged on an idle machine only.

import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, openPage } from './browsers.mjs';
import { builtSite, measureBuilds } from './builds.mjs';
import { desktop } from './harness.mjs';
import { measureCompare } from './comparing.mjs';
import { measureImage } from './images.mjs';
import { measureLearn } from './learnBench.mjs';
import { fileOf, kernelMap, olderKernelGz } from './maps.mjs';
import { button, click, isThere, loaded, lookUp, openFile, resultText } from './person.mjs';
import { quantile } from './quantile.mjs';
import { serve } from './server.mjs';
import { measureSlowRace } from './slowRace.mjs';
import { measureStudy } from './studies.mjs';
import { measureSymbols } from './symbolsBench.mjs';
import { settle } from './wait.mjs';

const budgets = { longTask: 50, drawP99: 8, slowFrames: 0.01, slowFrame: 25, memory: 64 * 1024 * 1024 };
const failures = [];

/** Runs in the page before its own scripts: notes frame times and what the progress bar says when. */
function instrument() {
  const notes = { frames: [], phases: [], recording: false };
  globalThis.__bench = notes;
  new MutationObserver(() => {
    const text = document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuetext');
    const words = text && (/step[^,]*, ([^,]+)/.exec(text)?.[1] ?? text.split(/[,\d]/)[0]);
    if (words && notes.phases.at(-1)?.words !== words) notes.phases.push({ words, at: performance.now() });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuetext'] });
  let last = 0;
  const tick = (now) => {
    if (notes.recording && last) notes.frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

const line = (what, value, verdict = '') => console.log(`${what.padEnd(52)} ${String(value).padStart(12)}  ${verdict}`);
const ms = (value) => `${value.toFixed(1)} ms`;

function judge(what, value, good, shown) {
  if (!good) failures.push(what);
  line(what, shown ?? value, good ? 'ok' : 'OVER');
}

const readNotes = (page) => page.evaluate(() => structuredClone(globalThis.__bench));
const resetNotes = (page) =>
  page.evaluate(() => {
    const notes = globalThis.__bench;
    notes.frames.length = notes.phases.length = 0;
    performance.clearMeasures();
  });

function printPhases(phases, end) {
  phases.forEach((phase, i) => line(`    ${phase.words}`, ms((phases[i + 1]?.at ?? end) - phase.at)));
}

const MARK = 'kallscope:bench';

/** Does act under a trace. The answer has the tasks of the page's main thread meanwhile, times in microseconds. */
async function tasksDuring(page, act) {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
  await act();
  // A trace has all renderers of the browser. The page's is the one in which this mark is set.
  await page.evaluate((mark) => {
    performance.mark(mark);
  }, MARK);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const thread = (event) => `${event.pid} ${event.tid}`;
  const mains = new Set(traceEvents.filter((e) => e.name === MARK).map(thread));
  return traceEvents.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && mains.has(thread(e)));
}

/** Does act and judges the tasks of the page's main thread meanwhile. */
async function judgeTasks(page, what, act) {
  const tasks = await tasksDuring(page, act);
  const longest = (key) => Math.max(0, ...tasks.map((task) => (task[key] ?? 0) / 1000));
  const long = tasks.filter((task) => task.tdur > budgets.longTask * 1000).length;
  judge(`main-thread tasks over ${budgets.longTask} ms ${what}`, long, tasks.length > 0 && long === 0, String(long));
  line('    longest, processor / wall', `${longest('tdur').toFixed(0)} / ${longest('dur').toFixed(0)} ms`);
}

async function timeLoad(page, what, file, name) {
  await resetNotes(page);
  let start, end;
  await judgeTasks(page, `while ${what} loads`, async () => {
    start = await page.evaluate(() => performance.now());
    await openFile(page, file);
    await loaded(page, name);
    end = await page.evaluate(() => performance.now());
  });
  line(`${what}: from opening to the answer`, ms(end - start));
  printPhases((await readNotes(page)).phases, end);
}

/** A map of 10 MB: the lines of the kernel's own, repeated with other names and addresses. */
function tenMegabytes(name = 'ten.map') {
  const text = readFileSync(kernelMap(), 'latin1');
  const extra = text
    .split('\n')
    .filter((row) => row.startsWith('ffffffff81'))
    .map((row) => row.replace('ffffffff81', 'ffffffffb1').replace(/ (\S+)$/, ' $1_again'))
    .join('\n');
  return fileOf(name, (text + extra).slice(0, 10_000_000).replace(/\n[^\n]*$/, '\n'));
}

async function measureMemory(page) {
  await timeLoad(page, 'a 10 MB map', tenMegabytes(), 'ten.map');
  const bytes = await Promise.all(
    page.workers().map((worker) => worker.evaluate(() => globalThis.wasmMemoryBytes?.() ?? 0)),
  );
  const most = Math.max(0, ...bytes);
  judge('wasm memory with a 10 MB map', most, most > 0 && most <= budgets.memory, `${(most / 1048576).toFixed(1)} MiB`);
}

/** Milliseconds between the frames of the page while it does act. */
async function recordFrames(page, act) {
  await resetNotes(page);
  await page.evaluate(() => {
    globalThis.__bench.recording = true;
  });
  await act();
  await page.evaluate(() => {
    globalThis.__bench.recording = false;
  });
  return (await readNotes(page)).frames;
}

async function measureFrames(page, what, act) {
  const frames = await recordFrames(page, act);
  const slow = frames.filter((frame) => frame > budgets.slowFrame).length / frames.length;
  line(`${what}: frames`, frames.length);
  line(
    '    median, 99th percentile, worst',
    `${quantile(frames, 0.5).toFixed(1)} / ${quantile(frames, 0.99).toFixed(1)} / ${quantile(frames, 1).toFixed(1)} ms`,
  );
  return slow;
}

async function measureRace(page) {
  await lookUp(page, 'tcp_v4_connect');
  await settle(
    () => resultText(page),
    (text) => text.startsWith('address'),
  );
  const idle = await measureFrames(page, 'idle page', () => pause(3000));
  line(`    share over ${budgets.slowFrame} ms`, `${(idle * 100).toFixed(2)} %`);
  await click(page, 'First');
  const slow = await measureFrames(page, 'race at 154,686 symbols', async () => {
    await click(page, 'Play');
    await button(page, 'Pause');
    await settle(
      () => page.evaluate(() => document.querySelector('button[aria-label="Pause"]') === null),
      true,
      40_000,
    );
  });
  const share = `${(slow * 100).toFixed(2)} %`;
  if (busy) line(`    share over ${budgets.slowFrame} ms`, share, 'not judged: the machine is busy');
  else judge(`    share over ${budgets.slowFrame} ms`, slow, slow <= budgets.slowFrames, share);
  const draws = await page.evaluate(() =>
    performance.getEntriesByName('kallscope:draw').map((entry) => entry.duration),
  );
  const p99 = quantile(draws, 0.99);
  judge(
    `    own drawing, 99th percentile of ${draws.length}`,
    p99,
    draws.length > 0 && p99 <= budgets.drawP99,
    ms(p99),
  );
  await click(page, 'First');
  await judgeTasks(page, 'while a race plays', async () => {
    await click(page, 'Play');
    await pause(6000);
    if (await isThere(page, 'Pause', 'button')) await click(page, 'Pause');
  });
}

async function measurePage() {
  const page = await openPage(launched, desktop);
  await page.evaluateOnNewDocument(instrument);
  await judgeTasks(page, 'while the page starts', async () => {
    await page.goto(server.url, { waitUntil: 'load' });
    await loaded(page);
    await settle(() => page.evaluate(() => document.querySelector('[role="progressbar"]') === null), true);
  });
  const ready = await page.evaluate(() => performance.now());
  line('page: sample kernel ready, from navigation', ms(ready));
  printPhases((await readNotes(page)).phases, ready);
  await timeLoad(page, '6.12 System.map', kernelMap(), 'System.map');
  await timeLoad(page, '6.12 System.map again', kernelMap(), 'System.map');
  await measureRace(page);
  await measureMemory(page);
}

const load = loadavg()[0];
const busy = load > cpus().length / 2;
const tools = { instrument, judgeTasks, tasksDuring, recordFrames, measureFrames, line, ms };
const server = await serve('-prebuilt');
const launched = await launch('chromium');
try {
  line('load of this machine before', `${load.toFixed(1)} on ${cpus().length}`);
  const only = process.argv[2];
  const missed = only && only !== '--builds' ? [] : await measureBuilds(launched, builtSite(server.url), 5);
  if (!only || only === '--image') missed.push(...(await measureImage(launched, server.url)));
  if (!only || only === '--study') missed.push(...(await measureStudy(launched, server.url)));
  if (!only || only === '--learn') missed.push(...(await measureLearn(launched, server.url, tools)));
  if (!only || only === '--compare')
    missed.push(...(await measureCompare(launched, server.url, olderKernelGz, tenMegabytes)));
  if (!only || only === '--symbols') missed.push(...(await measureSymbols(launched, server.url, tools)));
  if (!only || only === '--slow-race')
    missed.push(...(await measureSlowRace(launched, server.url, { ...tools, load, busy })));
  if (busy) missed.forEach((what) => line(`    not judged, the machine is busy: ${what}`, ''));
  else failures.push(...missed);
  if (!only) await measurePage();
} finally {
  await launched.close();
  server.close();
}
if (failures.length > 0) {
  console.log(`\nover budget: ${failures.join('; ')}`);
  process.exitCode = 1;
}
