// A lookup as JSON (docs/exports.md describes every field). Numbers are numbers, 64-bit addresses are strings. Pure.

import type { Fetch, Trace } from '../wire/answers.ts';
import type { Subject } from './figure.ts';
import { stepSpans } from './stepRows.ts';
import type { StepSpan } from './stepRows.ts';

/** It is raised when a field changes its meaning or is removed; a new field does not raise it. */
const TRACE_VERSION = 1;

const utf8 = new TextEncoder();

/** A name as text, and as hexadecimal bytes where the text does not hold all of it. */
function named(name: string, bytes: Uint8Array): { name: string; nameBytes?: string } {
  const same = utf8.encode(name);
  return same.length === bytes.length && same.every((b, i) => b === bytes[i])
    ? { name }
    : { name, nameBytes: hex(bytes) };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

function fetchRecord(f: Fetch, steps: readonly StepSpan[]) {
  return {
    kind: f.walk ? 'look back' : 'probe',
    place: f.k,
    low: f.low,
    high: f.high,
    leftLow: f.leftLow,
    leftHigh: f.leftHigh,
    entry: f.seq,
    block: f.seq >> 8,
    marker: f.marker,
    skipped: f.skipped,
    record: f.record,
    lengthBytes: f.header,
    codes: [...f.codes],
    pieces: f.pieces,
    type: f.type,
    ...named(f.name, f.bytes),
    order: Math.sign(f.sign),
    common: f.diff,
    bytesFrom: f.bytesFrom,
    bytesTo: f.bytesTo,
    steps: steps.map((s) => ({ kind: s.kind, bytesFrom: s.bytesFrom, bytesTo: s.bytesTo })),
  };
}

function binaryRecord(trace: Trace) {
  if (trace.fetches.length === 0) return null;
  const spans = stepSpans(trace);
  return {
    probes: trace.probes,
    looksBack: trace.fetches.length - trace.probes,
    bytes: trace.binaryBytes,
    fetches: trace.fetches.map((f, i) =>
      fetchRecord(
        f,
        spans.filter((s) => s.fetch === i),
      ),
    ),
  };
}

/** The whole lookup with every micro-step. `link` is the page's address of the moment exported. */
export function traceJson({ tables, trace, map }: Subject, link: string): string {
  const digits = tables.word32 ? 8 : 16;
  return `${JSON.stringify(
    {
      format: 'kallscope-trace',
      version: TRACE_VERSION,
      link,
      map: {
        name: map,
        symbols: trace.numSyms,
        release: tables.release,
        wordBits: tables.word32 ? 32 : 64,
        nameOrder: tables.hasSeqs,
      },
      query: named(trace.query, trace.queryBytes),
      found: trace.found,
      entry: trace.found ? trace.seq : null,
      address: trace.found ? `0x${trace.address.toString(16).padStart(digits, '0')}` : null,
      equalNames: trace.found && tables.hasSeqs ? { firstPlace: trace.first, lastPlace: trace.last } : null,
      linear: { expanded: trace.linearExpanded, bytes: trace.linearBytes },
      binary: binaryRecord(trace),
    },
    undefined,
    1,
  )}\n`;
}
