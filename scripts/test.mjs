// Runs every suite, goes on after a failure so that one run shows all of them, and ends with the totals of all:
//   123 passed, 0 failed
// First come the builds, one after the other; then the tests, two suites at a time: a browser mostly waits for its test,
// and the machine that runs them has two cores at least.
//
//   node scripts/test.mjs --sweep     the sweeps alone: every view, dialog, theme and width

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter } from 'node:path';

const build = (flag) => ['go', 'run', './cmd/build-wasm', flag];
const nodeTest = (...files) => ['node', '--test', ...files];

// A suite of kind "step" counts as one test. Suites of the other kinds report how many tests they have.
const checks = [{ name: 'rules', command: build('-check'), kind: 'step' }];

const builds = [
  { name: 'TypeScript bundles', command: build('-tests'), kind: 'step' },
  { name: 'page build and payload budgets', command: build('-sizes'), kind: 'step' },
  { name: 'Worker build', command: build('-edge'), kind: 'step' },
  { name: 'single file build', command: build('-single'), kind: 'step' },
];

/** All browser tests of one engine, in one process: they share its browser. */
const browser = (engine, env = {}) => ({
  name: engine,
  command: ['node', 'web/test/browser/all.mjs'],
  env: { BROWSERS: engine, ...env },
  kind: 'node',
});

/** The longest first, so that the two that run at a time end together. */
const tests = [
  browser('firefox'),
  browser('chromium'),
  browser('webkit'),
  { name: 'Go', command: ['go', 'test', '-json', './...'], kind: 'go' },
  // Where int has 32 bits sizes and sums overflow that fit 64. These programs run natively beside those of 64 bits.
  ...(process.arch === 'x64'
    ? [
        {
          name: 'Go with 32 bits',
          command: ['go', 'test', '-json', './symtab/...', './cmd/kallsyms'],
          env: { GOARCH: '386' },
          kind: 'go',
        },
      ]
    : []),
  // 32-bit ARM aligns words otherwise than x86. It is emulated where Debian's qemu-user-static is
  // installed, which is slow, so only the packages that open people's files are tested.
  ...(isOnPath('qemu-arm-static')
    ? [
        {
          name: 'Go on ARM, emulated',
          command: [
            ...['go', 'test', '-json', '-exec', 'qemu-arm-static'],
            ...['./cmd/kallsyms', './symtab/image/archive', './symtab/image/unpack'],
          ],
          env: { GOARCH: 'arm' },
          kind: 'go',
        },
      ]
    : []),
  { name: 'TypeScript', command: () => nodeTest(...filesIn('.cache/tests', '.test.mjs')), kind: 'node' },
  { name: 'Worker in workerd', command: nodeTest('wasm/edge/edge.test.mjs'), kind: 'node' },
  { name: 'nginx', command: nodeTest('scripts/nginx.test.mjs'), kind: 'node' },
];

const sweeps = ['firefox', 'chromium'].map((engine) => browser(engine, { SWEEP: 'all' }));

// What a line of a runner's output adds to the totals, and whether people want to see it.
const readers = {
  step: () => ({ show: true }),
  go: readGoLine,
  node: (line) => {
    const total = /^(?:#|ℹ) (pass|fail|cancelled) (\d+)$/.exec(line);
    if (!total) return { show: true };
    return total[1] === 'pass' ? { passed: Number(total[2]), show: true } : { failed: Number(total[2]), show: true };
  },
};

const failingOutput = new Map();

function readGoLine(line) {
  let event;
  try {
    event = JSON.parse(line);
  } catch {
    return { show: true };
  } // a build error is no event
  if (event.Action === 'build-output') return { show: true, text: event.Output.trimEnd() };
  const key = `${event.Package} ${event.Test ?? ''}`;
  if (event.Action === 'output') {
    if (event.Test) failingOutput.set(key, (failingOutput.get(key) ?? '') + event.Output);
    return { show: !event.Test && /^(ok|FAIL|panic|---)/.test(event.Output), text: event.Output?.trimEnd() };
  }
  if (!event.Test) return {};
  const text = failingOutput.get(key)?.trimEnd();
  failingOutput.delete(key);
  if (event.Action === 'pass') return { passed: 1 };
  if (event.Action === 'fail') return { failed: 1, show: true, text };
  return {};
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => existsSync(`${dir}/${program}`));
}

function filesIn(dir, suffix) {
  return readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => `${dir}/${name}`);
}

/** Runs one suite; each line it prints has its name in front. */
async function runSuite({ name, command, env, kind }) {
  const say = (text) => console.log(text.replace(/^/gm, `${name} | `));
  const began = performance.now();
  const [program, ...args] = typeof command === 'function' ? command() : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  let passed = 0;
  let failed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const read = readers[kind](line);
    passed += read.passed ?? 0;
    failed += read.failed ?? 0;
    if (read.show) say(read.text ?? line);
  }
  const code = await ended;
  if (kind === 'step' && code === 0) passed = 1;
  if (code !== 0 && failed === 0) failed = 1; // it could not run at all
  say(`${code === 0 ? 'done' : 'failed'} after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return { passed, failed };
}

const total = { passed: 0, failed: 0 };

/** Runs suites in their order, that many at a time. */
async function runSuites(suites, atATime) {
  const waiting = [...suites];
  const work = async () => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) {
      const { passed, failed } = await runSuite(suite);
      total.passed += passed;
      total.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

const sweep = process.argv.includes('--sweep');
await runSuites(sweep ? builds : [...checks, ...builds], 1);
await runSuites(sweep ? sweeps : tests, 2);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
