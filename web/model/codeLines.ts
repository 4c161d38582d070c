// Which line of the Go source runs at a moment, and what its variables hold. Pure: the source itself comes from the
// build.

import type { ShownFunction } from 'virtual:lookup-source';
import type { Fetch } from '../wire/answers.ts';
import type { Scene } from './scene.ts';
import { STEPS, verdictOf } from './steps.ts';
import type { CodeKey } from './steps.ts';
import { count, plural, visible } from './text.ts';

/** Lines that can run or hold a value: those of the steps, and a few around them. */
export type LineKey = CodeKey | 'start' | 'loop' | 'mid' | 'compare' | 'scan' | 'read' | 'equal';

/** Where each line is found in the source: its function, and a text that only this line of it contains. */
export const LINES: Readonly<Record<LineKey, readonly [name: string, line: RegExp]>> = {
  scan: ['LookupLinear', /for i := 0;/],
  read: ['LookupLinear', /e\.expand\(/],
  equal: ['LookupLinear', /m\.equal\(/],
  start: ['halve', /low, high := /],
  loop: ['halve', /for low <= high/],
  mid: ['halve', /mid := /],
  high: ['halve', /low = mid \+ 1/],
  low: ['halve', /high = mid - 1/],
  hit: ['halve', /return mid, true/],
  seq: ['fetch', /f\.seq = /],
  marker: ['fetch', /f\.marker = /],
  skip: ['fetch', /t\.skip\(/],
  expand: ['fetch', /expander\.expand\(/],
  compare: ['look', /matcher\.compare\(/],
  walk: ['walkBack', /s\.look\(/],
};

/** Lines kept when the source is folded, besides the ones with a key: the cases that lead to low, high and hit. */
const FRAME: Readonly<Record<string, RegExp>> = { halve: /case sign|default:/ };

/** The kernel's own functions, by the release a reader should compare with. */
export const KERNEL: Readonly<Record<string, readonly [release: string, name: string]>> = {
  LookupLinear: ['6.1', 'kallsyms_lookup_name'],
  LookupBinary: ['6.12', 'kallsyms_lookup_name'],
  halve: ['6.12', 'kallsyms_lookup_names'],
  walkBack: ['6.12', 'kallsyms_lookup_names'],
  look: ['6.12', 'kallsyms_expand_symbol'],
  fetch: ['6.12', 'get_symbol_offset'],
};

export function kernelURL(release: string, name: string): string {
  return `https://elixir.bootlin.com/linux/v${release}/C/ident/${name}`;
}

export interface CodeLine {
  readonly number: number;
  readonly text: string;
  readonly key: LineKey | undefined;
  /** The line is shown also when the source is folded. */
  readonly kept: boolean;
}

export interface CodeFunction {
  readonly name: string;
  readonly file: string;
  readonly lines: readonly CodeLine[];
}

/** The order of reading: the scan, then the search from the loop inwards. */
const ORDER = ['LookupLinear', 'LookupBinary', 'halve', 'fetch', 'look', 'walkBack'];

export function codeFunctions(shown: readonly ShownFunction[]): CodeFunction[] {
  const at = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...shown]
    .sort((a, b) => at(a.name) - at(b.name))
    .map((f) => ({
      name: f.name,
      file: f.file,
      lines: f.lines.map((line, i) => {
        const key = (Object.keys(LINES) as LineKey[]).find((k) => LINES[k][0] === f.name && LINES[k][1].test(line));
        return {
          number: f.startLine + i,
          text: line.replaceAll('\t', '  '),
          key,
          kept: key !== undefined || (FRAME[f.name]?.test(line) ?? false),
        };
      }),
    }));
}

/** The line of the binary search that runs, and of the scan. */
export function currentLines(s: Scene): { binary: LineKey | undefined; linear: LineKey | undefined } {
  const { binary: b, linear: l } = s;
  return {
    binary: !b.current || !b.kind || b.done ? undefined : b.verdict ? verdictOf(b.current).code : STEPS[b.kind].code,
    linear: !s.started || (l.done && !l.found) ? undefined : l.done ? 'equal' : 'read',
  };
}

const REACHED: Readonly<Record<string, number>> = { seq: 0, marker: 1, skip: 2, expand: 3 };

/** What the variables of a line hold now; empty before the line has run. */
export function liveValue(key: LineKey, s: Scene): string {
  const { binary: b, linear: l } = s;
  if (key === 'scan') return s.started ? `i ${count(l.done ? Math.max(0, l.index - 1) : l.index)}` : '';
  const name = l.names[l.names.length - 1];
  if (key === 'read') return name?.name === undefined ? '' : visible(name.name);
  if (key === 'equal') return name ? { different: 'no', reading: '', equal: 'yes' }[name.state] : '';
  const f = b.current;
  if (!f || !b.kind) return key === 'start' && b.present ? `0, ${count(s.numSyms - 1)}` : '';
  return probeValue(key, f, REACHED[b.kind]!, b.verdict);
}

function probeValue(key: LineKey, f: Fetch, reached: number, verdict: boolean): string {
  const after = (step: number, text: string): string => (reached >= step ? text : '');
  switch (key) {
    case 'loop':
      return f.walk ? '' : `${count(f.low)} ≤ ${count(f.high)}`;
    case 'mid':
      return f.walk ? '' : count(f.k);
    case 'seq':
      return after(0, count(f.seq));
    case 'marker':
      return after(1, count(f.marker));
    case 'skip':
      return after(2, plural(f.skipped, 'skip'));
    case 'expand':
      return after(3, visible(f.name));
    case 'compare':
      return verdict ? String(f.sign) : '';
    case 'walk':
      return f.walk ? `first ${count(f.k + 1)}` : '';
    default:
      return verdict && verdictOf(f).code === key ? verdictText(key, f) : '';
  }
}

function verdictText(key: LineKey, f: Fetch): string {
  if (key === 'low') return `high ${count(f.leftHigh)}`;
  if (key === 'high') return `low ${count(f.leftLow)}`;
  return key === 'hit' ? count(f.k) : '';
}
