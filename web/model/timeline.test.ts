import assert from 'node:assert/strict';
import test from 'node:test';
import type { Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { makeTables, makeTrace, PROBE_BYTES, scattered, SYMBOL_BYTES } from './fixture.ts';
import {
  convert,
  duration,
  end,
  events,
  fetchEnd,
  fromFraction,
  laneEnd,
  next,
  nextProbe,
  positionAt,
  prev,
  prevProbe,
  scale,
  timeAt,
  toBytes,
  toFraction,
} from './timeline.ts';

const MODES: readonly Mode[] = ['work', 'steps', 'log'];
const N = 1009;
const tables = makeTables(scattered(N));
const late = makeTrace(tables, tables.name(1000)!);
const early = makeTrace(tables, tables.name(0)!);
const absent = makeTrace(tables, 'nowhere');
const many = makeTables([...scattered(400), ...Array<string>(300).fill('same')]);
const walked = makeTrace(many, 'same');
const oldTables = makeTables(scattered(50), false);
const old = makeTrace(oldTables, oldTables.name(30)!);
const none = makeTrace(makeTables([]), 'x');
const one = makeTrace(makeTables(['x']), 'x');
const all: readonly (readonly [string, Trace])[] = [
  ['late', late],
  ['early', early],
  ['absent', absent],
  ['walked', walked],
  ['old', old],
  ['none', none],
  ['one', one],
];

test('events rise from the start to the end and hold both finishes', () => {
  for (const [name, trace] of all) {
    for (const mode of MODES) {
      const list = events(trace, mode);
      assert.equal(list[0]!.position, 0, name);
      for (let i = 1; i < list.length; i++)
        assert.ok(list[i]!.position > list[i - 1]!.position, `${name} ${mode} ${i}`);
      assert.equal(list.at(-1)!.position, end(trace, mode), `${name} ${mode}`);
      assert.equal(list.filter((e) => e.binaryDone).length, trace.fetches.length > 0 ? 1 : 0, `${name} ${mode}`);
      assert.equal(list.filter((e) => e.linearDone).length, trace.linearExpanded > 0 ? 1 : 0, `${name} ${mode}`);
    }
  }
});

test('stepping forward visits every event, stepping back returns the same way', () => {
  for (const [name, trace] of all) {
    for (const mode of MODES) {
      const list = events(trace, mode);
      let pos = 0;
      for (const e of list.slice(1)) {
        pos = next(trace, mode, pos);
        assert.equal(pos, e.position, `${name} ${mode}`);
      }
      assert.equal(next(trace, mode, pos), pos);
      for (const e of [...list].reverse().slice(1)) {
        pos = prev(trace, mode, pos);
        assert.equal(pos, e.position, `${name} ${mode}`);
      }
      assert.equal(prev(trace, mode, 0), 0);
    }
  }
});

test('a large step is a probe, the whole walk back, or a decade', () => {
  let pos = 0;
  const seen: number[] = [];
  while (pos < end(walked, 'work')) {
    pos = nextProbe(walked, 'work', pos);
    seen.push(pos);
  }
  const probes = seen.filter((p) => p <= walked.probes * PROBE_BYTES);
  assert.equal(probes.filter((p) => p % PROBE_BYTES === 0).length, walked.probes);
  assert.ok(seen.includes(walked.binaryBytes) || seen.includes(walked.linearBytes));
  assert.ok(seen.length < walked.probes + 12);
  assert.equal(prevProbe(late, 'work', 2.5 * PROBE_BYTES), 2 * PROBE_BYTES);
  assert.equal(prevProbe(late, 'work', 2 * PROBE_BYTES), PROBE_BYTES);
  assert.equal(fetchEnd(late, 'steps', 3), 4);
});

test('work is the bytes read by each, steps are symbols and fetches', () => {
  assert.equal(toBytes(late, tables, 'work', 33, 'binary'), 33);
  assert.equal(toBytes(late, tables, 'work', 1e9, 'linear'), late.linearBytes);
  assert.equal(toBytes(late, tables, 'steps', 3, 'linear'), 3 * SYMBOL_BYTES);
  assert.equal(toBytes(late, tables, 'steps', 2.5, 'binary'), 2.5 * PROBE_BYTES);
  for (const step of late.steps) {
    assert.equal(toBytes(late, tables, 'log', Math.log2(1 + step.bytesTo), 'binary'), step.bytesTo);
  }
});

test('another mode shows the same moment', () => {
  for (const [name, trace] of all) {
    const own = trace === walked ? many : trace === old ? oldTables : tables;
    for (const from of MODES) {
      for (const to of MODES) {
        assert.equal(convert(trace, own, from, to, 0), 0);
        assert.equal(convert(trace, own, from, to, end(trace, from)), end(trace, to));
        for (const e of events(trace, from).filter((x) => x.what === 'step')) {
          const there = convert(trace, own, from, to, e.position);
          assert.equal(
            toBytes(trace, own, to, there, 'binary'),
            toBytes(trace, own, from, e.position, 'binary'),
            `${name} ${from} ${to} ${e.label}`,
          );
        }
      }
    }
  }
  const after = laneEnd(late, 'work', 'binary') + 4321;
  assert.equal(toBytes(late, tables, 'steps', convert(late, tables, 'work', 'steps', after), 'linear'), after);
});

test('the scrubber breaks at the end of the binary search and comes back to every position', () => {
  assert.equal(toFraction(late, 'work', late.binaryBytes), 0.72);
  assert.equal(fromFraction(late, 'work', 0.73), late.binaryBytes);
  assert.equal(scale(early, 'work').breakAt, 0);
  assert.equal(scale(late, 'log').breakAt, 0);
  for (const [name, trace] of all) {
    for (const mode of MODES) {
      assert.equal(fromFraction(trace, mode, 1), end(trace, mode), name);
      for (const e of events(trace, mode)) {
        const back = fromFraction(trace, mode, toFraction(trace, mode, e.position));
        assert.ok(Math.abs(back - e.position) <= 1e-9 * (1 + e.position), `${name} ${mode} ${e.label}: ${back}`);
      }
    }
  }
});

test('playing never stands still and time and position are inverse', () => {
  for (const [name, trace] of all) {
    for (const mode of MODES) {
      const whole = duration(trace, mode);
      let last = -1;
      for (let t = 0; t < whole; t += 1 / 60) {
        const pos = positionAt(trace, mode, t);
        assert.ok(pos > last, `${name} ${mode} at ${t}`);
        assert.ok(
          Math.abs(timeAt(trace, mode, pos) - t) < 1e-6,
          `${name} ${mode} at ${t}: ${timeAt(trace, mode, pos)}`,
        );
        last = pos;
      }
      assert.equal(positionAt(trace, mode, whole + 1), end(trace, mode), name);
    }
  }
});

test('a probe takes about 900 ms, a long walk back under 5 s, the tail under 8 s', () => {
  const probe = timeAt(late, 'work', 2 * PROBE_BYTES) - timeAt(late, 'work', PROBE_BYTES);
  assert.ok(Math.abs(probe - 0.9) < 1e-9);
  const walk = timeAt(walked, 'work', walked.binaryBytes) - timeAt(walked, 'work', walked.probes * PROBE_BYTES);
  assert.ok(walked.fetches.length - walked.probes > 100);
  assert.ok(walk > 1 && walk < 5, `walk takes ${walk}`);
  assert.ok(duration(late, 'work') - timeAt(late, 'work', late.binaryBytes) <= 8);
});
