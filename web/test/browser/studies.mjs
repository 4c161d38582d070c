// Runs the program of Learn (wasm/study) in a worker of its own, without the page: its answers, and how long Chromium's wasm takes for
// each by the worker's own clock.

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { openPage } from './browsers.mjs';
import { root } from './server.mjs';

/** Of worker time, for the costs of all symbols of the sample. */
const goalMs = 1500;

/** The study's answers about a sample: [{ op, ms, bytes, sum }], in milliseconds of worker time, bytes of answer and their SHA-256. */
export async function askStudy(launched, url, sample, requests) {
  const page = await openPage(launched, { width: 800, height: 600 });
  try {
    const names = readdirSync(path.join(process.env.KALLSCOPE_DIST ?? path.join(root, 'dist'), 'assets'), {
      recursive: true,
    });
    const address = (pattern) => new URL(`assets/${names.find((name) => pattern.test(name))}`, url).href;
    await page.setBypassCSP(true);
    await page.goto(new URL('nothing-here', url).href);
    const [script, lab, study] = [/^worker\.\w+\.js$/, /^lab\.\w+\.wasm$/, /^study\.\w+\.wasm$/].map(address);
    const map = readFileSync(path.join(root, 'static/samples', sample)).toString('base64');
    const answers = [await page.evaluate(inPage, { script, lab, study, map })];
    for (const request of requests) answers.push(await page.evaluate((wanted) => globalThis.__ask(wanted), request));
    return answers;
  } finally {
    await page.browserContext().close();
  }
}

/** Runs in the page: builds the tables with one program, hands them to the other, and leaves __ask, which asks it. */
async function inPage({ script, lab, study, map }) {
  const stamp =
    'const send = self.postMessage.bind(self); self.postMessage = (m, t) => send({ ...m, at: performance.now() }, t);\n' +
    "self.addEventListener('message', ({ data }) => { if (data.op) self.postMessage({ type: 'begun' }); });\n";
  const source = URL.createObjectURL(
    new Blob([stamp, await (await fetch(script)).text()], { type: 'text/javascript' }),
  );
  const start = async (wasm) => {
    const module = await WebAssembly.compileStreaming(fetch(wasm));
    const worker = new Worker(source);
    const heard = (wanted) =>
      new Promise((resolve, reject) => {
        worker.addEventListener('message', function hear({ data }) {
          if (data.type === 'dead') reject(new Error(data.text));
          if (data.type !== wanted) return;
          worker.removeEventListener('message', hear);
          resolve(data);
        });
      });
    const ready = heard('ready');
    worker.postMessage({ module });
    await ready;
    const ask = async (request) => {
      const [begun, frame] = [heard('begun'), heard('frame')];
      worker.postMessage({ id: 1, ...request });
      const from = (await begun).at;
      const { at, frame: body } = await frame;
      return { ms: at - from, body };
    };
    return { ask, end: () => worker.terminate() };
  };
  const builder = await start(lab);
  const file = new Blob([Uint8Array.from(atob(map), (c) => c.charCodeAt(0))]);
  const { body } = await builder.ask({ op: 'load', file, name: 'sample', options: {} });
  builder.end();
  // The directory of a frame: symtab/wire/doc.go.
  const view = new DataView(body);
  const section = (id) => {
    for (let i = 0; i < view.getUint32(8, true); i++) {
      const at = 16 + 12 * i;
      if (view.getUint16(at, true) === id)
        return new Uint8Array(body, view.getUint32(at + 4, true), view.getUint32(at + 8, true)).slice();
    }
    throw new Error(`no section ${id}`);
  };
  const [release, names, seqs, markers, tokenTable, tokenIndex, offsets] = [2, 8, 9, 11, 12, 13, 24].map(section);
  const rounds = new Uint32Array(section(15).buffer);
  const tables = {
    release: new TextDecoder().decode(release),
    numSyms: seqs.length / 3,
    ltoClang: false,
    word32: false,
    ...{ names, seqs, markers, tokenTable, tokenIndex, offsets },
    rounds: new Uint8Array([...rounds].filter((_, i) => i % 4 < 3)),
  };
  const student = await start(study);
  globalThis.__ask = async (request) => {
    const { ms, body } = await student.ask(request);
    // Kind 8 is an error: a test or a bench that reads one as an answer would measure nothing.
    if (new DataView(body).getUint16(6, true) === 8) throw new Error(new TextDecoder().decode(body));
    const sum = [...new Uint8Array(await crypto.subtle.digest('SHA-256', body))].join(' ');
    return { op: request.op, ms, bytes: body.byteLength, sum };
  };
  return globalThis.__ask({ op: 'study', tables });
}

/** Milliseconds that the same Go code takes natively, by what it counts: the mean of a few runs. */
async function nativeTimes() {
  const asked = ['test', '-run', 'xxx', '-bench', 'Study', '-benchtime', '5x', './symtab/bench'];
  const { stdout } = await promisify(execFile)('go', asked, { cwd: root, timeout: 300_000 });
  const found = [...stdout.matchAll(/BenchmarkStudy\/(\w+)\S*\s+\d+\s+([\d.]+) ns\/op/g)];
  if (found.length === 0) throw new Error(`the bench of symtab/bench printed no times: ${stdout}`);
  return new Map(found.map(([, op, ns]) => [op, Number(ns) / 1e6]));
}

/** Prints a table, and answers what misses its goal, in words. */
export async function measureStudy(launched, url) {
  const sample = 'debian-6.12.117-cloud-amd64.map.gz';
  const ops = ['costs', 'costs', 'training', 'growth', 'designs'].map((op) => ({ op }));
  const answers = await askStudy(launched, url, sample, ops);
  console.log(
    `\nstudy of the 6.12 sample, ms of worker time (target of costs: ${goalMs}); the second costs in code that has run before; natively by Go's bench`,
  );
  const native = await nativeTimes();
  for (const { op, ms, bytes } of answers) {
    const beside = native.has(op)
      ? `natively ${native.get(op).toFixed(0)}, ${(ms / native.get(op)).toFixed(1)} times`
      : '';
    console.log(`    ${op.padEnd(10)} ${ms.toFixed(0).padStart(7)}   ${bytes} bytes of answer   ${beside}`);
  }
  const { ms } = answers.find(({ op }) => op === 'costs');
  return ms > goalMs ? [`costs of all symbols: ${ms.toFixed(0)} ms of worker time, not ${goalMs}`] : [];
}
