// The race over the golden frames Go wrote: the same bytes the page gets, through clock, scene and sentence.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeOpening, decodeTables } from '../wire/decodeTables.ts';
import { decodeTrace } from '../wire/decodeTrace.ts';
import type { Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { sentence } from './narrate.ts';
import { scene } from './scene.ts';
import { end, events, toBytes } from './timeline.ts';

const golden = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const tables = decodeTables(golden('tables'));
const traces: readonly (readonly [string, Trace])[] = (['found', 'duplicate', 'absent', 'empty-name'] as const).map(
  (name) => [name, decodeTrace(golden(name))],
);
const MODES: readonly Mode[] = ['work', 'steps', 'log'];

test('at every event the step is finished, and its probe’s interval is what Go left', () => {
  for (const [name, trace] of traces) {
    for (const mode of MODES) {
      for (const e of events(trace, mode).filter((x) => x.what === 'step')) {
        const b = scene(tables, trace, mode, e.position).binary;
        assert.equal(b.step, e.step, `${name} ${mode} ${e.label}`);
        assert.equal(b.fraction, 1, `${name} ${mode} ${e.label}`);
        assert.equal(b.bytes, trace.steps[e.step]!.bytesTo, `${name} ${mode} ${e.label}`);
        assert.equal(b.verdict, e.closes);
        const f = trace.fetches[e.fetch]!;
        if (e.closes && !f.walk && f.sign !== 0) assert.deepEqual([b.low, b.high], [f.leftLow, f.leftHigh]);
      }
    }
  }
});

test('the steps add up to the search, and the scan’s clock to its cost', () => {
  for (const [name, trace] of traces) {
    assert.equal(trace.steps.at(-1)?.bytesTo ?? 0, trace.binaryBytes, name);
    assert.equal(tables.linearBytes(trace.linearExpanded), trace.linearBytes, name);
    for (let i = 0; i <= trace.linearExpanded; i++) {
      const s = scene(tables, trace, 'work', tables.linearBytes(i));
      assert.equal(s.linear.expanded, i, `${name} symbol ${i}`);
    }
  }
});

test('the end counts what SPEC 16 counts', () => {
  for (const [name, trace] of traces) {
    const s = scene(tables, trace, 'work', end(trace, 'work'));
    assert.ok(s.finished, name);
    assert.equal(s.linear.expanded, trace.linearExpanded, name);
    assert.equal(s.linear.ruledOut, trace.found ? trace.linearExpanded - 1 : trace.linearExpanded, name);
    assert.equal(s.binary.expanded, trace.fetches.length, name);
    assert.equal(s.binary.probes, trace.probes, name);
    if (s.binary.present) assert.equal(s.binary.ruledOut, trace.found ? tables.numSyms - 1 : tables.numSyms, name);
    assert.ok(sentence(trace, s).length > 20, name);
  }
});

test('the opening stands in for the tables at every event', () => {
  const opening = decodeOpening(golden('opening'));
  const { trace } = opening;
  for (const mode of MODES) {
    for (const e of events(trace, mode)) {
      const small = scene(opening.tables, trace, mode, e.position);
      const whole = scene(tables, trace, mode, e.position);
      assert.deepEqual(small.binary, whole.binary, e.label);
      assert.deepEqual(small.linear.names, whole.linear.names, e.label);
      assert.equal(small.linear.index, whole.linear.index, e.label);
      assert.equal(sentence(trace, small), sentence(trace, whole), e.label);
    }
    assert.equal(toBytes(trace, opening.tables, mode, end(trace, mode), 'linear'), trace.linearBytes);
  }
});
