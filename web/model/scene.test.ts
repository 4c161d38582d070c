import assert from 'node:assert/strict';
import test from 'node:test';
import { makeTables, makeTrace, PROBE_BYTES, scattered, SYMBOL_BYTES } from './fixture.ts';
import { scene } from './scene.ts';
import { end, events } from './timeline.ts';

const tables = makeTables(scattered(1009));
const late = makeTrace(tables, tables.name(1000)!);

test('nothing is ruled out before the first byte', () => {
  const s = scene(tables, late, 'work', 0);
  assert.equal(s.binary.ruledOut, 0);
  assert.equal(s.binary.step, -1);
  assert.equal(s.linear.ruledOut, 0);
  assert.deepEqual(s.linear.names, []);
  assert.equal(s.winner, undefined);
});

test('a step is finished when its last byte is at or before the clock', () => {
  const before = scene(tables, late, 'work', PROBE_BYTES - 1);
  assert.equal(before.binary.verdict, false);
  assert.equal(before.binary.expanded, 0);
  assert.equal(before.binary.left, 1009);
  const at = scene(tables, late, 'work', PROBE_BYTES);
  assert.equal(at.binary.verdict, true);
  assert.equal(at.binary.fetch, 0);
  assert.equal(at.binary.fraction, 1);
  assert.equal(at.binary.left, at.binary.high - at.binary.low + 1);
  assert.equal(at.binary.ruledOut, 1009 - at.binary.left);
  const after = scene(tables, late, 'work', PROBE_BYTES + 1);
  assert.equal(after.binary.fetch, 1);
  assert.equal(after.binary.kind, 'seq');
  assert.ok(Math.abs(after.binary.fraction - 1 / 3) < 1e-9);
});

test('the scan rules out what it compared and found different', () => {
  const s = scene(tables, late, 'work', 3 * SYMBOL_BYTES + 4);
  assert.equal(s.linear.index, 3);
  assert.equal(s.linear.fraction, 0.4);
  assert.equal(s.linear.ruledOut, 3);
  assert.deepEqual(
    s.linear.names.map((x) => x.state),
    ['different', 'different', 'different', 'reading'],
  );
  const done = scene(tables, late, 'work', end(late, 'work'));
  assert.equal(done.linear.expanded, 1001);
  assert.equal(done.linear.ruledOut, 1000);
  assert.equal(done.linear.names.at(-1)!.state, 'equal');
  assert.equal(done.winner, 'binary');
  assert.equal(done.binary.ruledOut, 1008);
  assert.ok(done.finished);
});

test('tokens open as their bytes are read, and all of them at the verdict', () => {
  assert.equal(scene(tables, late, 'work', 9 + 1 + 4).binary.tokensOpen, 0);
  assert.equal(scene(tables, late, 'work', 9 + 1 + 5).binary.tokensOpen, 1);
  assert.equal(scene(tables, late, 'work', PROBE_BYTES).binary.tokensOpen, 2);
});

test('a name that is not there rules out all and leaves an empty interval', () => {
  const trace = makeTrace(tables, 'nowhere');
  const s = scene(tables, trace, 'work', end(trace, 'work'));
  assert.ok(s.binary.low > s.binary.high);
  assert.equal(s.binary.ruledOut, 1009);
  assert.equal(s.linear.ruledOut, 1009);
  assert.equal(s.linear.found, false);
});

test('the walk back is counted apart from the probes', () => {
  const own = makeTables([...scattered(40), 'same', 'same', 'same', 'zzz']);
  const trace = makeTrace(own, 'same');
  const s = scene(own, trace, 'steps', trace.fetches.length);
  assert.ok(s.binary.done);
  assert.equal(s.binary.probes, trace.probes);
  assert.equal(s.binary.walks, trace.fetches.length - trace.probes);
  assert.equal(s.binary.ruledOut, own.numSyms - 1);
});

test('linear can win, and may run alone', () => {
  const first = makeTrace(tables, tables.name(0)!);
  assert.equal(scene(tables, first, 'work', 15).winner, 'linear');
  const old = makeTables(scattered(20), false);
  const trace = makeTrace(old, old.name(9)!);
  const s = scene(old, trace, 'work', end(trace, 'work'));
  assert.equal(s.binary.present, false);
  assert.equal(s.winner, undefined);
  assert.ok(s.finished);
});

test('no symbol and one symbol', () => {
  const empty = makeTables([]);
  const nothing = scene(empty, makeTrace(empty, 'x'), 'work', 0);
  assert.ok(nothing.finished);
  assert.equal(nothing.linear.ruledOut, 0);
  const single = makeTables(['x']);
  const trace = makeTrace(single, 'x');
  for (const e of events(trace, 'work')) scene(single, trace, 'work', e.position);
  assert.equal(scene(single, trace, 'work', end(trace, 'work')).binary.ruledOut, 0);
});
