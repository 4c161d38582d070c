// How long Chromium's wasm takes from a map's bytes in memory to all its tables, beside the kernel's own tool run natively
// on the same map by turns, so that whatever else the machine does falls on both.
//
// The worker's own clock is read where its program says that reading the file is over ("parse", nothing done yet) and
// where the tables are complete and about to be handed over ("send"); the tool's time is its process, from start to
// end, output to /dev/null. First: the module has just been compiled, in a browser process of its own, and has never
// run. Next worker: a fresh worker, the module has run in another one, as when a person opens a map after the sample.
// Warm: the same worker again.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openPage } from './browsers.mjs';
import { root } from './server.mjs';

/** The kernels the tests know, and the flags their own builds gave the tool. */
const kernels = [
  { name: 'debian-5.10.262-amd64.map', flags: ['--all-symbols', '--absolute-percpu'] },
  { name: 'debian-6.12.107-armmp.map', flags: [] },
  { name: 'debian-6.12.117-cloud-amd64.System.map', flags: ['--all-symbols', '--absolute-percpu'] },
  { name: 'debian-7.2.13-cloud-arm64.map', flags: ['--all-symbols'] },
];

const goals = { first: 1.5, warm: 3.5 };
const warmBuilds = 6; // the engine's second compiler has the first three to catch up

/** Prints a table of medians and ratios, and answers the ratios that miss their goals, in words. */
export async function measureBuilds(launched, site, rounds, only = '') {
  const tool = findTool();
  const folder = mkdtempSync(path.join(tmpdir(), 'kallscope-builds-'));
  const missed = [];
  try {
    console.log(`\nmap bytes to all tables, ${rounds} alternating rounds, medians (least) in ms`);
    console.log(
      '| kernel | theirs, native | first | ratio | next worker | ratio | warm | ratio |\n|---|---|---|---|---|---|---|---|',
    );
    for (const kernel of kernels.filter(({ name }) => name.includes(only))) {
      const file = path.join(folder, kernel.name);
      writeFileSync(file, gunzipSync(readFileSync(path.join(root, 'symtab/testdata/kernels', `${kernel.name}.gz`))));
      missed.push(
        ...print(kernel.name, await compare(launched, site, file, tool && [tool, ...kernel.flags, file], rounds)),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return missed;
}

/** The kernel's own tool as scripts/oracle fetches it; undefined, with the reason said, where that cannot be. */
function findTool() {
  try {
    const found = execFileSync('go', ['run', './scripts/oracle', '-fetch', '6.12'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return path.join(root, found.trim());
  } catch (reason) {
    console.log(
      `the kernel's own tool could not be had, so there is nothing to compare with: ${String(reason.stderr || reason.message).trim()}`,
    );
  }
}

async function compare(launched, site, file, tool, rounds) {
  const times = { theirs: [], first: [], next: [], warm: [] };
  for (let round = 0; round < rounds; round++) {
    if (tool) times.theirs.push(runTool(tool));
    const page = await openPage(launched, { width: 800, height: 600 });
    try {
      const ours = await buildInWorkers(page, site, file);
      for (const [key, list] of Object.entries(ours)) times[key].push(...list);
    } finally {
      await page.browserContext().close();
    }
    if (tool) times.theirs.push(runTool(tool));
  }
  return times;
}

function runTool([program, ...args]) {
  const start = performance.now();
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw error ?? new Error(`${program} ended with ${status}`);
  return performance.now() - start;
}

/** Nothing but workers: a page of the same origin that has no script of its own. */
async function buildInWorkers(page, site, file) {
  await page.setBypassCSP(true);
  await page.goto(new URL('nothing-here', site.url).href);
  await page.setContent('<input type="file">');
  await (await page.$('input')).uploadFile(file);
  return page.evaluate(inPage, new URL(site.script, site.url).href, new URL(site.wasm, site.url).href, warmBuilds);
}

/** Where dist/ has the worker's script and the program. */
export function builtSite(url) {
  const names = readdirSync(path.join(root, 'dist/assets'));
  const find = (pattern) => `assets/${names.find((name) => pattern.test(name))}`;
  return { url, script: find(/^worker\.\w+\.js$/), wasm: find(/^lab\.\w+\.wasm$/) };
}

/** Runs in the page. */
async function inPage(scriptUrl, wasmUrl, builds) {
  const stamp =
    'const send = self.postMessage.bind(self); self.postMessage = (m, t) => send({ ...m, at: performance.now() }, t);\n';
  const script = URL.createObjectURL(
    new Blob([stamp, await (await fetch(scriptUrl)).text()], { type: 'text/javascript' }),
  );
  const module = await WebAssembly.compileStreaming(fetch(wasmUrl));
  const file = document.querySelector('input').files[0];

  const until = (worker, wanted) =>
    new Promise((resolve, reject) => {
      const hear = ({ data }) => {
        if (data.type === 'dead') reject(new Error(data.text));
        if (!wanted(data)) return;
        worker.removeEventListener('message', hear);
        resolve(data);
      };
      worker.addEventListener('message', hear);
    });
  const start = async () => {
    const worker = new Worker(script, { type: 'module' });
    const ready = until(worker, ({ type }) => type === 'ready');
    worker.postMessage({ module });
    await ready;
    return worker;
  };
  const build = async (worker) => {
    let from, to;
    const done = until(worker, (message) => {
      if (message.phase === 'parse') from ??= message.at;
      if (message.phase === 'send') to = message.at;
      return message.type === 'frame';
    });
    worker.postMessage({ id: 1, op: 'load', file, name: 'map', options: {} });
    await done;
    return to - from;
  };

  const worker = await start();
  const times = { first: [await build(worker)], next: [], warm: [] };
  for (let i = 0; i < builds; i++) times.warm.push(await build(worker));
  times.warm.splice(0, builds / 2);
  worker.terminate();
  times.next.push(await build(await start()));
  return times;
}

function print(name, times) {
  const sorted = Object.fromEntries(Object.entries(times).map(([key, list]) => [key, list.toSorted((a, b) => a - b)]));
  const median = (key) => sorted[key][sorted[key].length >> 1];
  const cell = (key) => (sorted[key].length ? `${median(key).toFixed(0)} (${sorted[key][0].toFixed(0)})` : '–');
  const ratio = (key) => (times.theirs.length ? (median('theirs') / median(key)).toFixed(2) : '–');
  console.log(
    `| ${name} | ${cell('theirs')} | ${['first', 'next', 'warm'].map((key) => `${cell(key)} | **${ratio(key)}**`).join(' | ')} |`,
  );
  return Object.entries(goals)
    .filter(([key, goal]) => ratio(key) < goal)
    .map(([key, goal]) => `${name}, ${key}: ${ratio(key)} times the kernel's own tool, not ${goal}`);
}
