import assert from 'node:assert/strict';
import test from 'node:test';
import type { Tables, Timing, Trace } from '../wire/answers.ts';
import { endingOf } from './ending.ts';
import { endingText } from './endingText.ts';
import { inShort } from './inShort.ts';
import { makeTables, makeTrace } from './fixture.ts';

const NAMES = ['gamma', 'alpha', 'omega', 'beta', 'delta', 'same', 'same', 'zeta'];
const tables = makeTables(NAMES);

/** The kernel's figures of the issue: security_file_open in Debian's 6.12.117. */
const kernel: Tables = {
  ...tables,
  numSyms: 154_686,
  sizes: { ...tables.sizes, numSyms: 0, names: 2_756_433, seqsOfNames: 464_058 },
};
const fetches = Array.from({ length: 16 }, () => makeTrace(tables, 'zeta').fetches[0]!);
const race: Trace = {
  ...makeTrace(tables, 'zeta'),
  numSyms: 154_686,
  probes: 15,
  fetches,
  seq: 46_578,
  linearExpanded: 46_579,
  linearBytes: 3_534_449,
  binaryBytes: 3_945,
};
const timing = { linearNs: 4_220_000, linearTimes: 16, binaryNs: 6_240, binaryTimes: 8192 } as Timing;

const titleOf = (all: Tables, t: Trace): string =>
  endingOf(all, t, undefined, false)
    .title.map((piece) => piece.text)
    .join('');

test('where the index wins: what was opened, the gain, the price, what was measured', () => {
  const end = endingOf(kernel, race, timing, false);
  assert.equal(end.kind, 'binary');
  assert.equal(titleOf(kernel, race), '16 names opened instead of 46,579');
  assert.equal(end.note, '15 probes and one look back, to make sure that no earlier symbol has this name.');
  assert.deepEqual(
    end.facts.map(({ number, unit, text }) => `${number} ${unit} ${text}`),
    [
      '896 times fewer bytes read',
      '3 bytes of memory for each symbol are the price: 464,058 bytes here, 14\u00a0% of this kernel’s tables',
      '676 times less time, measured here: 6.24\u00a0µs against 4.22\u00a0ms',
    ],
  );
  assert.match(
    end.foot,
    /“715 times”.*5,206,926 ns before, 7,272 ns after.*found 8,192 times by the index and 16 times by the scan/,
  );
  assert.equal(
    inShort(race, 154_686),
    '16 names opened instead of 46,579; 896 times fewer bytes; for 3 bytes a symbol.',
  );
});

test('a time that is not there yet, or that cannot be had, is said in its place', () => {
  const last = (t: Timing | undefined, busy: boolean): string => endingOf(kernel, race, t, busy).facts.at(-1)!.text;
  assert.equal(last(undefined, true), 'measuring the time here');
  assert.equal(last({ ...timing, binaryTimes: 0 }, false), 'too quick to measure here');
  assert.equal(last(undefined, false), 'time not measured here');
});

test('where linear wins, bytes decide', () => {
  const early = { ...race, seq: 10, linearExpanded: 11, linearBytes: 649, binaryBytes: 3632 };
  assert.equal(titleOf(kernel, early), 'Linear wins here: 11 names opened instead of 16');
  assert.match(endingOf(kernel, early, timing, false).note, /^It is the 11th name in memory\./);
  assert.deepEqual(
    endingOf(kernel, early, undefined, false).facts.map(({ number }) => number),
    ['5.6', '–'],
    'for how many names the scan is cheaper is not told: only the study counts it',
  );
  const more = { ...race, seq: 69, linearExpanded: 70, linearBytes: 3703, binaryBytes: 4199 };
  assert.equal(titleOf(kernel, more), 'Linear wins here: 3,703 bytes read instead of 4,199');
  assert.equal(titleOf(kernel, { ...race, linearBytes: 3945 }), 'A draw: both read 3,945 bytes');
});

test('a name that is not there, a kernel without an index, and a small map', () => {
  const gone = makeTrace(tables, 'eta');
  const end = endingOf(tables, gone, undefined, false);
  assert.equal(end.kind, 'absent');
  assert.equal(`${end.facts[0]!.number} ${end.facts[0]!.text}`, '3 opened to be sure, instead of all 8');
  assert.equal(end.foot, '', 'another kernel’s average says nothing of eight names');
  const old = makeTables(NAMES, false);
  assert.equal(titleOf(old, makeTrace(old, 'zeta')), '8 names opened: this kernel has no index');
  for (const t of [gone, makeTrace(old, 'zeta'), race])
    for (const { number } of endingOf(kernel, t, timing, false).facts) assert.match(number, /^([\d,.]+|–|…)$/);
});

test('the figures as one line of text, without a number that is not known', () => {
  const line = (t: Timing | undefined, busy: boolean): string => endingText(endingOf(kernel, race, t, busy), race);
  assert.equal(
    line(timing, false),
    'zeta among 154,686 names: 16 names opened instead of 46,579. 15 probes and one look back, to make sure that no earlier symbol has this name. Read: linear scan 3,534,449 bytes, binary search 3,945 bytes. 896 times fewer bytes read; 3 bytes of memory for each symbol are the price: 464,058 bytes here, 14 % of this kernel’s tables; 676 times less time, measured here: 6.24 µs against 4.22 ms.',
  );
  assert.doesNotMatch(line(undefined, true), /…|measur/);
  const alone = { ...race, fetches: [], probes: 0 };
  assert.match(endingText(endingOf(kernel, alone, undefined, false), alone), /Read: 3,534,449 bytes\./);
});
