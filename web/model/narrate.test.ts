import assert from 'node:assert/strict';
import test from 'node:test';
import type { Tables, Trace } from '../wire/answers.ts';
import { makeTables, makeTrace, PROBE_BYTES } from './fixture.ts';
import { headline, sentence } from './narrate.ts';
import { scene } from './scene.ts';
import { end, events } from './timeline.ts';

const NAMES = ['gamma', 'alpha', 'omega', 'beta', 'delta', 'same', 'same', 'zeta'];
const tables = makeTables(NAMES);

function told(own: Tables, trace: Trace, position: number): string {
  const s = scene(own, trace, 'work', position);
  return `${headline(trace, s)} | ${sentence(trace, s)}`;
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
    'Ready | Both searches look for zeta among 8 names. Press Play, or step with the arrow keys.',
  ],
  [
    'order',
    tables,
    zeta,
    3,
    'Probe 1 of 4 | Probe 1 of 4: three bytes of seqs_of_names say that name 3 in the alphabet is entry 0, both counted from 0.',
  ],
  [
    'verdict',
    tables,
    zeta,
    PROBE_BYTES,
    'Probe 1 of 4 | Probe 1 of 4: gamma, entry 0, too early in the alphabet: go high, 4 left.',
  ],
  [
    'hit, linear done',
    tables,
    zeta,
    4 * PROBE_BYTES,
    'Probe 4 of 4 | Linear wins here: the name is entry 7 in memory. Probe 4 of 4: zeta, entry 7: found. Now look back for an earlier one of the same name.',
  ],
  [
    'both',
    tables,
    zeta,
    end(zeta, 'work'),
    'Both done | Both found entry 7: 4 probes, 1 look back and 100 B against 8 names and 80 B, so this time linear reads less.',
  ],
];

test('every moment has its sentence', () => {
  for (const [name, own, trace, position, want] of cases) {
    assert.equal(told(own, trace, position), want, name);
  }
  for (const trace of [zeta, same, gone, gamma]) {
    for (const e of events(trace, 'work')) assert.match(told(tables, trace, e.position), /^[^|]{4,} \| .{20,}[.]$/);
  }
});

test('linear that wins is told so while the other still runs', () => {
  assert.match(told(tables, gamma, 15), /Linear wins here: the name is the very first in memory\. Probe 1/);
});

test('a name that is not there ends in nothing left', () => {
  const last = gone.probes * PROBE_BYTES;
  const s = scene(tables, gone, 'work', last);
  assert.ok(s.binary.done);
  assert.match(told(tables, gone, end(gone, 'work')), /Both know the name is not there/);
});

test('an empty map and a map without the index have sentences of their own', () => {
  const empty = makeTables([]);
  assert.equal(
    told(empty, makeTrace(empty, 'x'), 0),
    'No symbols | This map has no symbols: there is nothing to search.',
  );
  const old = makeTables(NAMES, false);
  assert.match(told(old, makeTrace(old, 'zeta'), 0), /this release has no name-order index/);
  assert.match(told(old, makeTrace(old, 'zeta'), 25), /^Entry 2 \| The scan expands/);
});
