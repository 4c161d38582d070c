// Decodes the golden frames Go wrote (symtab/wire/testdata) and compares with what Go says they must mean.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeEntry, decodeError, decodeLocation, decodeSuggestions, decodeTiming } from './decodeAnswers.ts';
import { decodeOpening, decodeTables } from './decodeTables.ts';
import { decodeTrace } from './decodeTrace.ts';
import { FrameError, frameKind, openFrame } from './frame.ts';
import { KIND_ERROR } from './ids.ts';
import type { Trace } from './answers.ts';

interface Lookup {
  query: string;
  seq: number;
  address: string;
  probes: number;
  walks: number;
  names: string[];
  binaryBytes: number;
  linearBytes: number;
  linearExpanded: number;
}

interface Expected {
  numSyms: number;
  release: string;
  names: string[];
  types: string;
  addresses: string[];
  order: number[];
  linearBytes: number[];
  tokenText: string[];
  found: Lookup;
  duplicate: Lookup;
  absent: Lookup;
}

const testdata = 'symtab/wire/testdata';
const golden = (name: string): Uint8Array => new Uint8Array(readFileSync(`${testdata}/${name}.frame`));
const expected = JSON.parse(readFileSync(`${testdata}/expected.json`, 'utf8')) as Expected;

test('the tables frame says what the tables hold', () => {
  const tables = decodeTables(golden('tables'));
  const n = expected.numSyms;
  assert.equal(tables.numSyms, n);
  assert.equal(tables.release, expected.release);
  const all = Array.from({ length: n }, (_, i) => i);
  assert.deepEqual(all.map(tables.name), expected.names);
  assert.equal(String.fromCharCode(...all.map(tables.type)), expected.types);
  assert.deepEqual(
    all.map((i) => tables.address(i)!.toString(16).padStart(16, '0')),
    expected.addresses,
  );
  assert.deepEqual(all.map(tables.seq), expected.order);
  assert.deepEqual([...all, n].map(tables.linearBytes), expected.linearBytes);
  assert.equal(tables.name(n), undefined);
  assert.equal(tables.seq(n), undefined);
  assert.equal(tables.sizes.names, tables.names.length);
  assert.equal(tables.sizes.seqsOfNames, 3 * n);
  assert.equal(tables.records[n], tables.names.length);
  assert.equal(tables.memoryKiB, 4096);
  assert.equal(tables.fingerprint, '0123456789abcdef');
  expected.tokenText.forEach((text, slot) => {
    const from = tables.tokenIndex[slot]!;
    assert.equal(Buffer.from(tables.tokenTable.subarray(from, tables.tokenTable.indexOf(0, from))).toString(), text);
  });
});

test('linearAt inverts linearBytes', () => {
  const tables = decodeTables(golden('tables'));
  for (let i = 0; i <= tables.numSyms; i++) {
    assert.equal(tables.linearAt(tables.linearBytes(i)), i);
    if (i > 0) assert.equal(tables.linearAt(tables.linearBytes(i) - 1), i - 1);
  }
});

function check(trace: Trace, want: Lookup): void {
  assert.equal(trace.query, want.query);
  assert.equal(trace.found, want.seq >= 0);
  assert.equal(trace.seq, want.seq);
  if (trace.found) assert.equal(trace.address.toString(16).padStart(16, '0'), want.address);
  assert.equal(trace.probes, want.probes);
  assert.equal(trace.fetches.filter((f) => f.walk).length, want.walks);
  assert.deepEqual(
    trace.fetches.map((f) => f.name),
    want.names,
  );
  assert.deepEqual(
    trace.fetches.map((f) => f.pieces.join('')),
    trace.fetches.map((f) => f.type + f.name),
  );
  assert.equal(trace.binaryBytes, want.binaryBytes);
  assert.equal(trace.linearBytes, want.linearBytes);
  assert.equal(trace.linearExpanded, want.linearExpanded);
  assert.equal(trace.steps.at(-1)?.bytesTo ?? 0, trace.binaryBytes);
  trace.fetches.forEach((f, i) => {
    const steps = trace.steps.filter((s) => s.fetch === i);
    assert.equal(steps.at(-1)!.bytesTo, f.bytesTo);
    assert.equal(steps[0]!.bytesTo, f.bytesFrom + 3);
    assert.equal(steps[1]!.bytesTo, f.bytesFrom + 7);
    assert.equal(
      steps.some((s) => s.kind === 'skip'),
      f.skipped > 0,
    );
  });
}

test('trace frames say what the lookups did', () => {
  check(decodeTrace(golden('found')), expected.found);
  check(decodeTrace(golden('duplicate')), expected.duplicate);
  check(decodeTrace(golden('absent')), expected.absent);
});

test('a release before 6.2 has no index, and its lookup is the scan alone', () => {
  const tables = decodeTables(golden('no-index'));
  assert.equal(tables.hasSeqs, false);
  assert.equal(tables.seq(0), undefined);
  assert.equal(tables.sizes.seqsOfNames, 0);
  assert.deepEqual(tables.name(3), expected.names[3]);
  const trace = decodeTrace(golden('scan-only'));
  assert.equal(trace.fetches.length, 0);
  assert.equal(trace.found, true);
  assert.equal(trace.seq, expected.found.seq);
  assert.equal(trace.linearBytes, expected.found.linearBytes);
});

test('an index that was built here is told from one of the release, and is searched', () => {
  const without = decodeTables(golden('no-index'));
  const tables = decodeTables(golden('index-built'));
  assert.deepEqual([without.hasSeqs, without.indexBuilt], [false, false]);
  assert.deepEqual([tables.hasSeqs, tables.indexBuilt, tables.release], [true, true, '6.1']);
  assert.equal(decodeTables(golden('tables')).indexBuilt, false);
  assert.deepEqual(
    expected.order.map((_, k) => tables.seq(k)),
    expected.order,
  );
  assert.equal(tables.sizes.seqsOfNames, 3 * tables.numSyms);
  const trace = decodeTrace(golden('searched'));
  assert.deepEqual([trace.found, trace.seq, trace.probes], [true, expected.found.seq, expected.found.probes]);
  assert.equal(trace.binaryBytes, expected.found.binaryBytes);
});

test('a range of equal names is told beside the race', () => {
  const trace = decodeTrace(golden('duplicate'));
  assert.equal(trace.last - trace.first, 1);
});

test('the empty name is looked for by the linear scan alone', () => {
  const trace = decodeTrace(golden('empty-name'));
  assert.equal(trace.found, false);
  assert.equal(trace.fetches.length, 0);
  assert.equal(trace.linearExpanded, expected.numSyms);
});

test('the opening frame answers as the tables do, where it answers', () => {
  const { tables, trace } = decodeOpening(golden('opening'));
  const full = decodeTables(golden('tables'));
  assert.equal(tables.complete, false);
  assert.deepEqual(trace, decodeTrace(golden('found')));
  for (let i = 0; i < full.numSyms; i++) {
    assert.equal(tables.type(i), full.type(i));
    if (tables.name(i) !== undefined) {
      assert.equal(tables.name(i), full.name(i));
      assert.equal(tables.linearBytes(i), full.linearBytes(i));
    }
    if (tables.seq(i) !== undefined) assert.equal(tables.seq(i), full.seq(i));
  }
  assert.equal(tables.linearBytes(full.numSyms), full.linearBytes(full.numSyms));
  assert.deepEqual(tables.areas, full.areas);
  assert.deepEqual(tables.initials, full.initials);
});

test('small answers', () => {
  const full = decodeTables(golden('tables'));
  const s = decodeSuggestions(golden('suggestions'));
  assert.ok(s.prefixed > 3);
  s.seqs.forEach((seq, i) => {
    const name = full.name(seq)!;
    assert.ok(i < s.prefixed ? name.startsWith('tcp') : name.toLowerCase().includes('tcp'), name);
    let same = 0;
    for (let other = 0; other < full.numSyms; other++) if (full.name(other) === name) same++;
    assert.equal(s.same[i], same, name);
  });
  const entry = decodeEntry(golden('entry'));
  assert.equal(entry.seq, 3);
  assert.equal(entry.pieces.join(''), String.fromCharCode(full.type(3)) + full.name(3));
  const at = decodeLocation(golden('located'))!;
  assert.deepEqual([at.seq, at.offset, at.address], [3, 1n, full.address(3)! + 1n]);
  assert.equal(decodeLocation(golden('nowhere')), undefined);
  assert.deepEqual(decodeTiming(golden('timing')), {
    linearNs: 5_000_000.123,
    linearTimes: 8,
    binaryNs: 6.001,
    binaryTimes: 2 ** 33,
  });
  assert.deepEqual(decodeError(golden('error')), {
    code: 'format',
    line: 7,
    text: 'zz T "<b>"',
    cause: 'a cause',
    hint: 'a hint',
  });
  assert.deepEqual(decodeError(golden('choose')), {
    code: 'choose',
    line: 0,
    text: '',
    cause: 'there are 2',
    hint: 'say which',
    choices: [
      { path: 'boot/vmlinuz-6.1', size: 8589934592, kind: 'kernel' },
      { path: 'boot/<b>\ufffd', size: 5875, kind: 'map' },
    ],
  });
});

test('a step of a fetch that is not there is refused', () => {
  const good = golden('found');
  const { fetches, steps } = decodeTrace(good);
  const last = steps.at(-1)!.fetch;
  // The steps' column is the one that ends with the last step: its fetch, and the bytes it ends at.
  const view = new DataView(good.buffer, good.byteOffset, good.byteLength);
  const bytesTo = steps.at(-1)!.bytesTo;
  const places: number[] = [];
  for (let at = 0; at + 8 <= good.byteLength; at += 4)
    if (view.getUint32(at, true) === last && view.getUint32(at + 4, true) === bytesTo) places.push(at);
  const bad = good.slice();
  new DataView(bad.buffer).setUint32(places.at(-1)!, fetches.length, true);
  assert.throws(() => decodeTrace(bad), /steps/);
});

test('damaged frames are refused', () => {
  const good = golden('error');
  const changed = (at: number, value: number): Uint8Array => {
    const b = good.slice();
    b[at] = value;
    return b;
  };
  assert.equal(frameKind(good), KIND_ERROR);
  assert.throws(() => decodeTrace(good), FrameError);
  for (const bad of [
    new Uint8Array(3),
    changed(0, 0),
    changed(4, 99),
    changed(8, 255),
    changed(16, 200),
    changed(18, 3),
    changed(19, 1),
    changed(20, 1),
    changed(26, 1),
    good.slice(0, -1),
  ]) {
    assert.throws(() => openFrame(bad), FrameError);
  }
});
