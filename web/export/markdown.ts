// A lookup as Markdown for a document: the step's sentence, the counts, the probes as a table, and a way back. Pure.

import type { Trace } from '../wire/answers.ts';
import { scene } from '../model/scene.ts';
import { count, plural, visible } from '../model/text.ts';
import { end } from '../model/timeline.ts';
import { caption, lanes } from './figure.ts';
import type { Subject } from './figure.ts';
import { leftAfter, verdict } from './stepRows.ts';

/**
 * A name as inline code. The fence is longer than any run of backticks in the name, so that nothing in it is markup.
 */
export function codeSpan(name: string): string {
  const text = visible(name);
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = /^`|`$/.test(text) || text === '' ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The same within a table, where a bar would end the cell even in code. */
function codeCell(name: string): string {
  return codeSpan(name).replaceAll('|', '\\|');
}

/** Text that may hold names, escaped so that nothing in it is markup or becomes a link. */
export function prose(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&@]|:(?=\/\/)/g, '\\$&').replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`);
}

function table(head: readonly string[], numeric: readonly boolean[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(numeric.map((n) => (n ? '--:' : '---'))), ...rows.map(line)];
}

/** What each search had done by that moment, and by the end. */
function counts({ tables, trace, mode }: Subject, position: number): string[] {
  const rows = [
    ['at this step', position],
    ['at the end', end(trace, mode)],
  ] as const;
  return table(
    ['', 'search', 'names ruled out', 'names opened', 'bytes of table read'],
    [false, false, true, true, true],
    rows.flatMap(([when, at]) =>
      lanes(scene(tables, trace, mode, at)).map((lane) => [when, lane.name, ...lane.counts.map(count)]),
    ),
  );
}

function probes(trace: Trace): string[] {
  return table(
    ['#', 'place in the index', 'position in memory', 'name', 'then', 'still possible', 'bytes'],
    [true, true, true, false, false, true, true],
    trace.fetches.map((f, i) => [
      f.walk ? `look back ${count(i - trace.probes + 1)}` : count(i + 1),
      count(f.k),
      count(f.seq),
      codeCell(f.name),
      verdict(f),
      count(leftAfter(f)),
      count(f.bytesTo - f.bytesFrom),
    ]),
  );
}

/**
 * Places and positions count from 0; bytes are those of table that the probe read. `link` is the page's address of this
 * moment.
 */
export function stepsMarkdown(subject: Subject, position: number, link: string): string {
  const { tables, trace, mode, map } = subject;
  const s = scene(tables, trace, mode, position);
  const lines = [
    `## Looking up ${codeSpan(trace.query)}`,
    '',
    prose(caption(trace, s)),
    '',
    ...counts(subject, position),
    '',
  ];
  if (trace.fetches.length > 0)
    lines.push(`The binary search, places and positions counted from 0:`, '', ...probes(trace), '');
  lines.push(
    `${plural(trace.numSyms, 'symbol')} of ${codeSpan(map)}, tables of Linux ${prose(tables.release)}. [Open this step in kallscope](<${link.replace(/[<>\s]/g, encodeURIComponent)}>)`,
    '',
  );
  return lines.join('\n');
}
