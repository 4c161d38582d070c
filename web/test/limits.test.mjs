// The limits that the browser tests rely on. No browser is needed.

import { describe, test } from 'node:test';
import { readFileSync, readdirSync } from 'node:fs';
import assert from 'node:assert/strict';
import { boundedFailures, within } from './browser/limits.mjs';

const never = new Promise(() => {});

describe('limits', () => {
  test('what never comes fails, and says what was waited for', () =>
    assert.rejects(within(10, 'the train', never), /waited 0.01 s for the train/));

  test('what comes in time is the answer', async () =>
    assert.equal(await within(60_000, 'two', Promise.resolve(2)), 2));

  test('a test that hangs fails, and when failures have taken too long the next ones do not run', async () => {
    const run = boundedFailures(15);
    const passed = [];
    await run('passes', async () => passed.push('before'), 60_000);
    await assert.rejects(
      run('hangs', () => never, 20),
      /waited 0.02 s for the test "hangs" to end/,
    );
    await assert.rejects(
      run('passes', async () => passed.push('after'), 60_000),
      /not run: tests that failed/,
    );
    assert.deepEqual(passed, ['before']);
  });

  test('browser tests take their hooks from the harness, which gives them a limit', () => {
    const here = new URL('./browser/', import.meta.url);
    const own = new Set(['harness.mjs']);
    const without = readdirSync(here).filter(
      (name) =>
        !own.has(name) &&
        /import \{[^}]*\b(after|before|test)\b[^}]*\} from 'node:test'/.test(readFileSync(new URL(name, here))),
    );
    assert.deepEqual(without, []);
  });
});
