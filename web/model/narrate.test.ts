import assert from 'node:assert/strict';
import test from 'node:test';
import type { Tables, Trace } from '../wire/answers.ts';
import { makeTables, makeTrace, PROBE_BYTES } from './fixture.ts';
import { fetchTitle, headline, neighbours, scanNow, sentence } from './narrate.ts';
import { scene } from './scene.ts';
import { end, events } from './timeline.ts';

const NAMES = ['gamma', 'alpha', 'omega', 'beta', 'delta', 'same', 'same', 'zeta'];
const tables = makeTables(NAMES);

function told(own: Tables, trace: Trace, position: number): string {
  const s = scene(own, trace, 'work', position);
  const text = sentence(trace, s);
  assert.ok(text.startsWith(`${headline(trace, s)}. `));
  return text;
}

const zeta = makeTrace(tables, 'zeta');
const same = makeTrace(tables, 'same');
const gone = makeTrace(tables, 'eta');
const gamma = makeTrace(tables, 'gamma');

const cases: readonly (readonly [string, Tables, Trace, number, string])[] = [
  [
    'start',
    tables,
    zeta,
    0,
    'Two ways to find it. Until Linux 6.1 the kernel opened every name from the first; since 6.2 it halves a sorted index. Press Play: both read the same number of bytes.',
  ],
  ['the index', tables, zeta, 3, 'Probe 1. The middle of what is left says: position 0 in memory.'],
  [
    'after',
    tables,
    zeta,
    PROBE_BYTES,
    'Probe 1. zeta comes after gamma, so everything up to there is ruled out. 4 names are still possible.',
  ],
  [
    'hit, linear done',
    tables,
    zeta,
    4 * PROBE_BYTES,
    'Probe 4. The linear scan is done, after 8 names. zeta: found. One look back makes sure that no earlier symbol has the same name.',
  ],
  [
    'end',
    tables,
    zeta,
    end(zeta, 'work'),
    'Both searches are done. Linear wins here: 8 names opened, and 80 bytes read instead of 100.',
  ],
];

test('every moment has its sentence', () => {
  for (const [name, own, trace, position, want] of cases) {
    assert.equal(told(own, trace, position), want, name);
  }
  for (const trace of [zeta, same, gone, gamma]) {
    for (const e of events(trace, 'work')) assert.match(told(tables, trace, e.position), /^.{4,}[.] .{12,}[.]$/);
  }
});

test('a scan that is done first is told so while the other still runs', () => {
  assert.match(told(tables, gamma, 15), /^Probe 1\. The linear scan is done, after 1 name\. /);
});

test('a name that is not there ends between its two neighbours', () => {
  const last = gone.probes * PROBE_BYTES;
  const s = scene(tables, gone, 'work', last);
  assert.ok(s.binary.done);
  assert.equal(neighbours(gone), 'between delta and gamma');
  assert.match(told(tables, gone, end(gone, 'work')), /No symbol has this name: 3 names opened instead of all 8/);
  assert.equal(neighbours(makeTrace(tables, 'zzz')), 'after zeta');
  assert.equal(neighbours(makeTrace(tables, 'aaa')), 'before alpha');
});

test('looks back are counted where there are several', () => {
  assert.equal(fetchTitle(zeta, zeta.probes), 'Look back');
  const many = { ...zeta, fetches: [...zeta.fetches, ...zeta.fetches.slice(-1)] };
  assert.equal(fetchTitle(many, zeta.probes), 'Look back 1 of 2');
});

test('an empty map and a map without the index have sentences of their own', () => {
  const empty = makeTables([]);
  assert.equal(
    told(empty, makeTrace(empty, 'x'), 0),
    'No symbols. This map has no symbols: there is nothing to search.',
  );
  const old = makeTables(NAMES, false);
  assert.match(told(old, makeTrace(old, 'zeta'), 0), /it has no index/);
  assert.match(told(old, makeTrace(old, 'zeta'), 25), /^Linear scan\. Open every name/);
});

test('after a step the scan is told too: not before the start, and not at the end', () => {
  const at = (position: number): string => scanNow(scene(tables, zeta, 'steps', position));
  assert.deepEqual([0, 1, 2, 8].map(at), [
    '',
    ' Linear scan: 1 name ruled out.',
    ' Linear scan: 2 names ruled out.',
    '',
  ]);
});
