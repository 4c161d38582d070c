// Runs every suite, goes on after a failure so that one run shows all of them, and ends with the totals of all:
//   123 passed, 0 failed
// First come the builds, one after the other; then the tests, two suites at a time: a browser mostly waits for its test,
// and the machine that runs them has two cores at least.
//
//   node scripts/test.mjs --sweep     the sweeps alone: every view, dialog, theme and width

import { existsSync, readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { runSuites } from './runner.mjs';

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
  command: ['node', '--test-force-exit', 'web/test/browser/all.mjs'],
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
  {
    name: 'nginx, limits of tests',
    command: () => nodeTest(...filesIn('scripts', '.test.mjs'), 'web/test/limits.test.mjs'),
    kind: 'node',
  },
];

const sweeps = ['firefox', 'chromium'].map((engine) => browser(engine, { SWEEP: 'all' }));

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((dir) => existsSync(`${dir}/${program}`));
}

function filesIn(dir, suffix) {
  return readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => `${dir}/${name}`);
}

// Continuous integration ends a run after 90 minutes, and then nobody is told what was wrong.
const minute = 60_000;
const sweep = process.argv.includes('--sweep');
const limits = sweep
  ? { suiteLimit: 60 * minute, deadline: 70 * minute }
  : { suiteLimit: 25 * minute, deadline: 50 * minute };

const built = await runSuites(sweep ? builds : [...checks, ...builds], { atATime: 1, ...limits });
const tested = await runSuites(sweep ? sweeps : tests, { atATime: 2, ...limits });
const failed = built.failed + tested.failed;
console.log(`\n${built.passed + tested.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
