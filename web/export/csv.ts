// The micro-steps of the binary search as CSV: RFC 4180, a row a step, after a row of names (docs/exports.md). Pure.

import type { Trace } from '../wire/answers.ts';
import { leftAfter, leftBefore, stepSpans, verdict } from './stepRows.ts';

const COLUMNS = [
  'step',
  'probe',
  'look_back',
  'kind',
  'place',
  'low',
  'high',
  'entry',
  'block',
  'skipped',
  'name',
  'verdict',
  'left',
  'bytes_from',
  'bytes_to',
] as const;

/** A spreadsheet takes a text that begins so for a formula, and some look past blanks. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * Text is always quoted, and one that could be a formula begins with an apostrophe: names come from strangers' files.
 */
function quoted(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Only the header where there was no binary search. */
export function stepsCsv(trace: Trace): string {
  const rows = stepSpans(trace).map((s) => {
    const f = trace.fetches[s.fetch]!;
    const lookBack = s.fetch - trace.probes + 1;
    return [
      s.number,
      f.walk ? '' : s.fetch + 1,
      f.walk ? lookBack : '',
      s.kind,
      f.k,
      f.low,
      f.high,
      f.seq,
      f.seq >> 8,
      f.skipped,
      s.kind === 'expand' ? quoted(f.name) : '',
      s.closes ? quoted(verdict(f)) : '',
      s.closes ? leftAfter(f) : leftBefore(f),
      s.bytesFrom,
      s.bytesTo,
    ].join(',');
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}
