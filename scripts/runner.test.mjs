// No suite, however it hangs, keeps the run from ending with all totals.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { groupsUnder, killTree } from './processes.mjs';
import { settle } from '../web/test/browser/wait.mjs';
import { runSuites } from './runner.mjs';

const node = (code) => [process.execPath, '-e', code];
const passes = { name: 'passes', command: node(''), kind: 'step' };
const wait = 'setInterval(() => {}, 1000);';

/** Starts what never ends, in a process group of its own and with our output, as a browser may be started. */
const child = (code) =>
  `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(code)}],
     { stdio: 'inherit', detached: true });
   console.log('child ' + pid);`;

/** Runs suites; the answer has the totals and the lines printed. */
async function run(suites, { suiteLimit = 60_000, forAll = 120_000, atATime = 2 } = {}) {
  const lines = [];
  const print = (text) => lines.push(...text.split('\n'));
  const total = await runSuites(suites, {
    atATime,
    suiteLimit,
    deadline: performance.now() + forAll,
    grace: 1000,
    print,
  });
  return { total, lines };
}

const counts = ({ passed, failed }) => ({ passed, failed });

const pidIn = (lines) => Number(/child (\d+)/.exec(lines.join('\n'))[1]);
const lives = (pid) => groupsUnder(pid).length > 0;

describe('the runner', { timeout: 180_000 }, () => {
  test('a suite that never ends is ended with all its processes, and what it printed last is shown', async () => {
    const name = 'hangs';
    const command = node(`${child(wait)} ${wait}`);
    const { total, lines } = await run([{ name, command, kind: 'step' }, passes], { suiteLimit: 2000 });
    assert.deepEqual(counts(total), { passed: 1, failed: 1 });
    assert.ok(lines.includes('hangs | ended: it took longer than 2 s. The last lines it printed:'), lines.join('\n'));
    const shownAgain = lines.slice(lines.findIndex((line) => line.includes('ended:')));
    await settle(() => lives(pidIn(shownAgain)), false);
  });

  test('a suite that will not end when it is told to is killed', async () => {
    const command = node(`process.on('SIGTERM', () => {}); ${wait}`);
    const { total } = await run([{ name: 'deaf', command, kind: 'node' }], { suiteLimit: 1000 });
    assert.deepEqual(counts(total), { passed: 0, failed: 1 });
  });

  test('tests that passed before the limit count', async () => {
    const command = node(`console.log('# pass 3'); ${wait}`);
    const { total } = await run([{ name: 'half', command, kind: 'node' }], { suiteLimit: 1000 });
    assert.deepEqual(counts(total), { passed: 3, failed: 1 });
  });

  test('a process that is left behind and holds the output does not hold the run', async () => {
    const command = node(`${child(wait)} console.log('# pass 1'); process.exit(0);`);
    const { total, lines } = await run([{ name: 'leaves', command, kind: 'node' }]);
    killTree(pidIn(lines));
    assert.deepEqual(counts(total), { passed: 1, failed: 0 });
  });

  test('a suite in which no test ran has failed', async () => {
    const { total, lines } = await run([{ name: 'empty', command: node('process.exit(0);'), kind: 'node' }]);
    assert.deepEqual(counts(total), { passed: 0, failed: 1 });
    assert.ok(lines.includes('empty | no test ran'), lines.join('\n'));
  });

  test('of Go tests that never end their own words are shown', async () => {
    const event = JSON.stringify({
      Action: 'output',
      Package: 'p',
      Test: 'TestWaits',
      Output: '=== RUN   TestWaits\n',
    });
    const command = node(`console.log(${JSON.stringify(event)}); ${wait}`);
    const { lines } = await run([{ name: 'Go', command, kind: 'go' }], { suiteLimit: 1000 });
    assert.ok(lines.includes('Go | === RUN   TestWaits'), lines.join('\n'));
  });

  test('when the time for all is over what runs is ended, and what waits is named', async () => {
    const suites = ['first', 'second'].map((name) => ({ name, command: node(wait), kind: 'step' }));
    const { total, lines } = await run(suites, { forAll: 1000, atATime: 1 });
    assert.deepEqual(counts(total), { passed: 0, failed: 2 });
    assert.ok(lines.some((line) => line.startsWith('first | ended: the time for all suites is over')));
    assert.ok(lines.includes('second | not run: the time for all suites was over'));
  });

  test('a suite that needs another begins when that has ended, passed or not; the others do not wait', async () => {
    const says = (name, code, needs) => ({
      name,
      command: node(`console.log('begins'); console.log('# pass 1'); ${code}`),
      kind: 'node',
      needs,
    });
    const { total, lines } = await run([
      says('build', 'setTimeout(() => process.exit(1), 1000)'),
      says('needs build', '', 'build'),
      says('needs nothing', ''),
    ]);
    assert.deepEqual(counts(total), { passed: 3, failed: 1 });
    const order = lines.filter((line) => /begins|build \| failed/.test(line));
    const at = (line) => order.findIndex((one) => one.startsWith(line));
    assert.ok(at('build | failed') < at('needs build | begins'), order.join('\n'));
    assert.ok(at('needs nothing | begins') < at('build | failed'), order.join('\n'));
  });

  test('each failure is given again with its own words, and not once more for the suite around it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'failing-'));
    const file = path.join(folder, 'failing.test.mjs');
    await writeFile(
      file,
      `import { describe, test } from 'node:test';
       describe('around', () => {
         test('one line', () => { throw new Error('waited for the train'); });
         test('two lines', () => { throw new Error('it is\\nanother'); });
         test('passes', () => {});
       });`,
    );
    const goFails = ['output', 'fail'].map((Action) => ({
      Action,
      Package: 'p',
      Test: 'TestX',
      Output: 'x.go:1: no\n',
    }));
    const printed = goFails.map((event) => `console.log(${JSON.stringify(JSON.stringify(event))});`).join('');
    const { total } = await run([
      { name: 'page', command: ['env', '-u', 'NODE_TEST_CONTEXT', 'node', file], kind: 'node' },
      { name: 'Go', command: node(`${printed} process.exit(1);`), kind: 'go' },
      { name: 'build', command: node(`console.error('no such flag'); process.exit(2);`), kind: 'step' },
    ]);
    await rm(folder, { recursive: true });
    assert.deepEqual(total.failures.sort(), [
      'Go | p TestX: x.go:1: no',
      'build | no such flag',
      "page | one line: 'waited for the train'",
      'page | two lines: it is\nanother',
    ]);
    assert.deepEqual(counts(total), { passed: 1, failed: 4 });
  });

  test('a suite that cannot start is a failed one, and says why', async () => {
    const { total, lines } = await run([{ name: 'absent', command: ['kallscope-absent'], kind: 'step' }, passes]);
    assert.deepEqual(counts(total), { passed: 1, failed: 1 });
    assert.match(lines.join('\n'), /absent \| it cannot start: .*ENOENT/);
  });

  test('killTree ends a process of its own group below another', async () => {
    const parent = spawn(process.execPath, ['-e', `${child(wait)} ${wait}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    const said = await new Promise((resolve) => parent.stdout.once('data', resolve));
    const pid = pidIn([String(said)]);
    assert.equal(lives(pid), true);
    const ended = new Promise((resolve) => parent.stdout.once('close', resolve)); // both hold it
    killTree(parent.pid);
    await ended;
    await settle(() => lives(pid), false); // its output is closed a moment before it has ended
  });
});
