// Names of exported files. A symbol's name may be anything: only harmless letters go into a file's. Pure.

import type { Trace } from '../wire/answers.ts';
import type { Mode } from '../model/clock.ts';
import { eventAt, events } from '../model/timeline.ts';

/** Letters, digits and . _ - of a text, at most that many; never beginning with a dot or a dash. */
export function slug(text: string, most: number): string {
  return text
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|-+$/g, '')
    .slice(0, most)
    .replace(/-+$/, '');
}

/** "probe-9-compare": the event at or before a position. */
export function stepSlug(trace: Trace, mode: Mode, position: number): string {
  const list = events(trace, mode);
  return slug(list[eventAt(list, mode, position)]?.label.toLowerCase() ?? '', 40) || 'start';
}

const MOST_NAME = 60;

/** "kallscope-tcp_v4_connect-probe-9-compare": a step's own name, for files and ids. */
export function fileId(trace: Trace, mode: Mode, position: number): string {
  return `kallscope-${slug(trace.query, MOST_NAME) || 'symbol'}-${stepSlug(trace, mode, position)}`;
}

/** "kallscope-tcp_v4_connect-probe-9-compare.svg" */
export function stepFile(trace: Trace, mode: Mode, position: number, ext: string): string {
  return `${fileId(trace, mode, position)}.${ext}`;
}

/** "kallscope-tcp_v4_connect-probe-9-compare-trace.json": what a text holds, saved at that moment. */
export function textFile(trace: Trace, mode: Mode, position: number, what: string, ext: string): string {
  return `${fileId(trace, mode, position)}-${what}.${ext}`;
}

/** Name of a film, with its range: "kallscope-tcp_v4_connect-start-to-probe-2-compare.gif". */
export function filmFile(trace: Trace, range: string, ext: string): string {
  return `kallscope-${slug(trace.query, MOST_NAME) || 'symbol'}-${range}.${ext}`;
}
