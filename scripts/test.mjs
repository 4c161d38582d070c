// Runs every suite, goes on after a failure so that one run shows all of them, and ends with the totals of all:
//   123 passed, 0 failed

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readdirSync } from 'node:fs';

const build = (flag) => ['go', 'run', './cmd/build-wasm', flag];
const nodeTest = (...files) => ['node', '--test', ...files];

// A suite of kind "step" counts as one; the others report their own tests.
const suites = [
  { name: 'rules', command: build('-check'), kind: 'step' },
  { name: 'Go', command: ['go', 'test', '-json', './...'], kind: 'go' },
  // Where int has 32 bits sizes and sums overflow that fit 64. These programs run natively beside those of 64 bits.
  ...(process.arch === 'x64'
    ? [
        {
          name: 'Go with 32 bits',
          command: ['env', 'GOARCH=386', 'go', 'test', '-json', './symtab/...', './cmd/kallsyms'],
          kind: 'go',
        },
      ]
    : []),
  { name: 'TypeScript bundles', command: build('-tests'), kind: 'step' },
  { name: 'TypeScript', command: () => nodeTest(...filesIn('.cache/tests', '.test.mjs')), kind: 'node' },
  { name: 'Worker build', command: build('-edge'), kind: 'step' },
  { name: 'Worker in workerd', command: nodeTest('wasm/edge/edge.test.mjs'), kind: 'node' },
  { name: 'page build and payload budgets', command: build('-sizes'), kind: 'step' },
  { name: 'single file build', command: build('-single'), kind: 'step' },
  { name: 'nginx', command: nodeTest('scripts/nginx.test.mjs'), kind: 'node' },
  {
    name: 'browsers',
    command: () => nodeTest('--test-concurrency=1', ...filesIn('web/test/browser', '.test.mjs')),
    kind: 'node',
  },
];

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

function filesIn(dir, suffix) {
  return readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => `${dir}/${name}`);
}

async function runSuite({ name, command, kind }) {
  console.log(`\n== ${name}`);
  const [program, ...args] = typeof command === 'function' ? command() : command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let passed = 0,
    failed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const read = readers[kind](line);
    passed += read.passed ?? 0;
    failed += read.failed ?? 0;
    if (read.show) console.log(read.text ?? line);
  }
  const code = await ended;
  if (kind === 'step' && code === 0) passed = 1;
  if (code !== 0 && failed === 0) failed = 1; // it could not run at all
  if (code !== 0) console.log(`== ${name} failed`);
  return { passed, failed };
}

let passed = 0,
  failed = 0;
for (const suite of suites) {
  const result = await runSuite(suite);
  passed += result.passed;
  failed += result.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
