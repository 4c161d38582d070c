import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tables, Timing, Trace } from '../wire/answers.ts';
import { KERNEL_RATIO, logAxis, timeRatio, winsInBytes, winsInTime } from './ratios.ts';

const tables = { linearAt: (bytes: number) => Math.floor(bytes / 50) } as unknown as Tables;
const found = {
  found: true,
  seq: 84262,
  numSyms: 154686,
  binaryBytes: 3330,
  linearBytes: 6421349,
  linearExpanded: 84263,
} as unknown as Trace;
const timing: Timing = { linearNs: 8_426_300, linearTimes: 8, binaryNs: 5_000, binaryTimes: 9000 };

test('the published 715 is what was saved over what is left', () => assert.equal(KERNEL_RATIO.toFixed(1), '715.0'));

test('a log axis spans whole decades around its values', () => {
  const axis = logAxis([1928, 715]);
  assert.deepEqual([axis.from, axis.to, axis.at(100)], [0, 4, 0.5]);
  assert.equal(logAxis([0.04]).from, -2);
  assert.equal(logAxis([]).to, 3);
});

test('it is said when linear wins', () => {
  assert.equal(
    winsInBytes(tables, found),
    'In bytes, linear wins among the first 66 names only, up to position 65; this is 84,262.',
  );
  assert.match(
    winsInBytes(tables, { ...found, seq: 3, linearBytes: 210 }),
    /^Here linear wins in bytes: 210 against 3,330\. Position 3/,
  );
  assert.equal(
    winsInTime(timing, found),
    'In this browser, scanning is quicker for about the first 50 names in memory.',
  );
  assert.match(winsInTime({ ...timing, linearNs: 100, binaryNs: 4000 }, found), /linear wins here: 40\.0 times/);
  assert.equal(winsInTime({ ...timing, binaryTimes: 0 }, found), '');
  assert.equal(timeRatio({ ...timing, linearTimes: 0 }), undefined);
});
