// Runs suites side by side. No suite can keep the others from being reported: each has a limit, and so has the whole.
// At a limit a suite is ended with every process it has started, and it counts as failed.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { groupsUnder, signalGroup } from './processes.mjs';
import { readers } from './readers.mjs';

/** How many of its last lines are shown again when a suite is ended at a limit. */
const linesShown = 20;

/**
 * Starts a suite {name, command, env, kind}. Of kind "step" it counts as one test; of kinds "go" and "node" it reports
 * how many tests it has. Each line it prints has its name in front. The answer has ended, which resolves to the numbers
 * of tests that passed and failed and to a text for each failure, and stop(why), which ends the suite and makes it a
 * failed one.
 */
function startSuite({ name, command, env, kind }, { print, grace }) {
  const say = (text) => print(text.replace(/^/gm, `${name} | `));
  const began = performance.now();
  const [program, ...args] = typeof command === 'function' ? command() : command;
  // Detached: in a process group of its own.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: true,
  });
  const read = readers[kind]();
  const total = { passed: 0, failed: 0, failures: [] };
  const last = [];
  let stopped;
  const hear = (line, { passed = 0, failed = 0, failure, show, text = line }) => {
    total.passed += passed;
    total.failed += failed;
    if (failure) total.failures.push(`${name} | ${failure}`);
    if (text) last.push(text);
    if (last.length > linesShown) last.shift();
    if (show) say(text);
  };
  createInterface({ input: child.stdout }).on('line', (line) => hear(line, read(line)));
  createInterface({ input: child.stderr }).on('line', (line) => hear(line, { show: true }));

  child.once('error', (error) => hear(`it cannot start: ${error.message}`, { show: true }));

  const ended = endOf(child, grace).then((code) => {
    if (kind === 'step' && code === 0 && !stopped) total.passed = 1;
    const ranNone = total.passed + total.failed === 0;
    if (ranNone && code === 0 && !stopped) say('no test ran');
    if (ranNone || ((code !== 0 || stopped) && total.failed === 0)) total.failed = 1; // it could not run, or not to its end
    if (stopped) say(`ended: ${stopped}. The last lines it printed:\n${last.join('\n')}`);
    if (total.failed > 0 && total.failures.length === 0) {
      const why = stopped ? `ended: ${stopped}` : code === 0 ? 'no test ran' : last.slice(-5).join('\n');
      total.failures.push(`${name} | ${why}`);
    }
    say(
      `${code === 0 && !stopped && !ranNone ? 'done' : 'failed'} after ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    return total;
  });
  const stop = (why) => {
    stopped ??= why;
    if (child.pid) endWithAll(child, grace);
  };
  return { ended, stop };
}

/**
 * The exit code, once the output is read too. A process left behind may hold the output open: it is killed if it is in
 * the suite's group, and in any case nobody listens to it any longer.
 */
function endOf(child, grace) {
  return new Promise((resolve) => {
    let leftBehind;
    child.once('exit', () => {
      leftBehind = setTimeout(() => {
        signalGroup(child.pid, 'SIGKILL');
        child.stdout.destroy();
        child.stderr.destroy();
      }, grace);
    });
    child.once('close', (code) => {
      clearTimeout(leftBehind);
      resolve(code ?? 1);
    });
  });
}

/** Asks a process to end, and kills what is left of it and of all it has started when it has, or when the grace is over. */
function endWithAll(child, grace) {
  const groups = groupsUnder(child.pid);
  signalGroup(child.pid, 'SIGTERM');
  const kill = () => {
    clearTimeout(over);
    for (const group of new Set([...groups, ...groupsUnder(child.pid)])) signalGroup(group, 'SIGKILL');
  };
  const over = setTimeout(kill, grace);
  child.once('exit', kill);
}

/**
 * The suites that wait, in their order. take() gives the first that need not wait for another: needs is the name of the
 * one that a suite waits for, whether that passes or fails. Without a suite to give it waits until one has ended;
 * undefined: there are none any more.
 */
function queueOf(suites) {
  const waiting = [...suites];
  const ahead = new Set(suites.map(({ name }) => name));
  const lookAgain = new Set();
  return {
    async take() {
      while (waiting.length > 0) {
        const ready = waiting.findIndex(({ needs }) => !ahead.has(needs));
        if (ready >= 0) return waiting.splice(ready, 1)[0];
        await new Promise((resolve) => lookAgain.add(resolve));
      }
    },
    end({ name }) {
      ahead.delete(name);
      for (const resolve of lookAgain) resolve();
      lookAgain.clear();
    },
    empty() {
      waiting.length = 0;
    },
  };
}

/**
 * Runs suites in their order, so many at a time (atATime), each for suiteLimit milliseconds at most and all until the
 * time deadline (by performance.now()). A suite that is told to end, or that leaves a process behind, has grace
 * milliseconds before it is killed. The answer is the number of tests that passed and failed, and a text for each failure.
 */
export async function runSuites(suites, { atATime, suiteLimit, deadline, grace = 10_000, print = console.log }) {
  const total = { passed: 0, failed: 0, failures: [] };
  const queue = queueOf(suites);
  const running = new Set();
  const run = async (next) => {
    const left = deadline - performance.now();
    if (left <= 0) {
      const why = `${next.name} | not run: the time for all suites was over`;
      print(why);
      return { passed: 0, failed: 1, failures: [why] };
    }
    const suite = startSuite(next, { print, grace });
    running.add(suite);
    const limit = Math.min(suiteLimit, left);
    const why = limit < suiteLimit ? 'the time for all suites is over' : `it took longer than ${limit / 1000} s`;
    const timer = setTimeout(() => suite.stop(why), limit);
    const result = await suite.ended;
    clearTimeout(timer);
    running.delete(suite);
    return result;
  };
  const work = async () => {
    for (let next = await queue.take(); next; next = await queue.take()) {
      const { passed, failed, failures } = await run(next);
      total.passed += passed;
      total.failed += failed;
      total.failures.push(...failures);
      queue.end(next);
    }
  };
  const interrupted = () => {
    queue.empty();
    for (const suite of running) suite.stop('interrupted');
  };
  const signals = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.once(signal, interrupted);
  await Promise.all(Array.from({ length: atATime }, work));
  for (const signal of signals) process.off(signal, interrupted);
  return total;
}
