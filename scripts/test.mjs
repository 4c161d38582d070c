// Runs every suite, goes on after a failure so that one run shows all of them, and ends with what failed and the totals
// of all:
//   123 passed, 0 failed
// Two suites run at a time: the machine that runs them has two cores at least. The builds come one after the other, beside
// what needs none of them.
//
//   node scripts/test.mjs --sweep     the sweeps alone: every view, dialog, theme and width

import { existsSync, readdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { runSuites } from './runner.mjs';

const build = (flag) => ['go', 'run', './cmd/build-wasm', flag];
const nodeTest = (...files) => ['node', '--test', ...files];

const step = (name, flag, needs) => ({ name, command: build(flag), kind: 'step', needs });

// A suite of kind "step" counts as one test. Suites of the other kinds report how many tests they have. needs names the
// suite that must have ended before.
const builds = [
  step('TypeScript bundles', '-tests'),
  step('page build and payload budgets', '-sizes', 'TypeScript bundles'),
  step('Worker build', '-edge', 'page build and payload budgets'),
  step('single file build', '-single', 'Worker build'),
];
const built = builds.at(-1).name;

/** All browser tests of one engine, in one process: they share its browser. */
const browser = (engine, env = {}) => ({
  name: engine,
  command: ['node', '--test-force-exit', 'web/test/browser/all.mjs'],
  env: { BROWSERS: engine, ...env },
  kind: 'node',
  needs: built,
});

/** The longest first, so that the two that run at a time end together. */
const tests = [
  step('rules', '-check'),
  ...builds,
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
  {
    name: 'TypeScript',
    command: () => nodeTest(...filesIn('.cache/tests', '.test.mjs')),
    kind: 'node',
    needs: builds[0].name,
  },
  {
    name: 'Worker in workerd',
    command: () => nodeTest(...filesIn('wasm/edge', '.test.mjs')),
    kind: 'node',
    needs: built,
  },
  {
    name: 'nginx, limits of tests',
    command: () => nodeTest(...filesIn('scripts', '.test.mjs'), 'web/test/limits.test.mjs'),
    kind: 'node',
    needs: built,
  },
];

const sweeps = [...builds, ...['firefox', 'chromium', 'webkit'].map((engine) => browser(engine, { SWEEP: 'all' }))];

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

const { passed, failed, failures } = await runSuites(sweep ? sweeps : tests, { atATime: 2, ...limits });
// At the very end, because a host that runs the tests may keep only the end of what they print.
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
