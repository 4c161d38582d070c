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

/**
 * Where a spreadsheet may see a formula begin: at the start of a text, and after anything that some locale takes for the
 * end of a cell. Spreadsheets also read the full-width forms of the leading characters, and some look past blanks and
 * quotes.
 */
const FORMULA = /(^|[,;|\t\r\n])([\p{Z}\t\r\n"]*)([=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/**
 * Text is always quoted, and what could begin a formula in it has an apostrophe right before it, because names come from
 * strangers' files. The apostrophe is part of the text, so it is there again when the file is read and written once more.
 */
export function quoted(text: string): string {
  const safe = text.replace(FORMULA, "$1$2'$3").replace(/^[\t\r\n]/, "'$&");
  return `"${safe.replaceAll('"', '""')}"`;
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
