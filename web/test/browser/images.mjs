// How long Chromium's wasm takes from a kernel image's bytes on the disk to its tables, phase by phase by the worker's own
// clock, and how much memory. First: the program has just been compiled and has never run; again: a fresh worker.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { openPage } from './browsers.mjs';
import { root } from './server.mjs';

/** Of worker time, from opening the file to the tables handed over. */
const goalMs = 3000;

/** A real kernel: KALLSCOPE_KERNEL, or what make oracle has fetched. */
function findKernel() {
  const folder = path.join(root, '.cache/oracle/images/amd64');
  if (process.env.KALLSCOPE_KERNEL) return process.env.KALLSCOPE_KERNEL;
  if (!existsSync(folder)) return undefined;
  const found = readdirSync(folder, { recursive: true }).find((name) => /vmlinuz-6\.12[^/]*cloud-amd64$/.test(name));
  return found && path.join(folder, found);
}

/** Prints a table, and answers what misses its goal, in words. */
export async function measureImage(launched, url) {
  const kernel = findKernel();
  if (!kernel) {
    console.log(
      '\nkernel image: not measured, there is none (make oracle fetches some; KALLSCOPE_KERNEL names another)',
    );
    return [];
  }
  const page = await openPage(launched, { width: 800, height: 600 });
  try {
    const names = readdirSync(path.join(process.env.KALLSCOPE_DIST ?? path.join(root, 'dist'), 'assets'));
    const address = (pattern) => new URL(`assets/${names.find((name) => pattern.test(name))}`, url).href;
    await page.setBypassCSP(true);
    await page.goto(new URL('nothing-here', url).href);
    await page.setContent('<input type="file">');
    await (await page.$('input')).uploadFile(kernel);
    const runs = await page.evaluate(inPage, address(/^worker\.\w+\.js$/), address(/^image\.\w+\.wasm$/), 4);
    return print(path.basename(kernel), statSync(kernel).size, runs);
  } finally {
    await page.browserContext().close();
  }
}

/** Runs in the page: reads the image in fresh workers and answers when each phase began. */
async function inPage(scriptUrl, wasmUrl, times) {
  const stamp =
    'const send = self.postMessage.bind(self); self.postMessage = (m, t) => send({ ...m, at: performance.now(), memory: self.wasmMemoryBytes?.() }, t);\n' +
    "self.addEventListener('message', ({ data }) => { if (data.op) self.postMessage({ phase: 'read' }); });\n";
  const script = URL.createObjectURL(
    new Blob([stamp, await (await fetch(scriptUrl)).text()], { type: 'text/javascript' }),
  );
  const module = await WebAssembly.compileStreaming(fetch(wasmUrl));
  const [file] = document.querySelector('input').files;
  const read = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script);
      const phases = {};
      worker.addEventListener('message', ({ data }) => {
        if (data.type === 'ready') worker.postMessage({ id: 1, op: 'load', file, name: 'kernel', options: {} });
        if (data.type === 'dead') reject(new Error(data.text));
        if (data.phase) phases[data.phase] ??= data.at;
        if (data.type !== 'frame') return;
        worker.terminate();
        resolve({ phases, end: data.at, memory: data.memory, bytes: data.frame.byteLength });
      });
      worker.postMessage({ module });
    });
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(await read());
  return runs;
}

function print(name, bytes, [first, ...again]) {
  const total = (run) => run.end - run.phases.read;
  const median = again.toSorted((a, b) => total(a) - total(b))[again.length >> 1];
  // A search for streams finds before it unpacks, and what is not compressed has nothing to unpack.
  const phases = Object.keys(first.phases).sort((a, b) => first.phases[a] - first.phases[b]);
  const took = (run, i) => (run.phases[phases[i + 1]] ?? run.end) - run.phases[phases[i]];
  console.log(
    `\n${name}, ${bytes} bytes, to its tables, ms of worker time: first | fresh worker again, median of ${again.length}`,
  );
  phases.forEach((phase, i) =>
    console.log(
      `    ${phase.padEnd(10)} ${took(first, i).toFixed(0).padStart(6)} | ${took(median, i).toFixed(0).padStart(6)}`,
    ),
  );
  for (const [label, run] of [
    ['first', first],
    ['again', median],
  ]) {
    const seconds = total(run) / 1000;
    console.log(
      `    ${label}: ${total(run).toFixed(0)} ms, ${(bytes / 1e6 / seconds).toFixed(1)} MB of file a second, ${(run.memory / 1048576).toFixed(1)} MiB of memory at most`,
    );
  }
  return total(first) > goalMs ? [`${name}: ${total(first).toFixed(0)} ms of worker time, not ${goalMs}`] : [];
}
