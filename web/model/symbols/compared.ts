// What a comparison says: its sentence, the parts of its picture, and a change in words. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { BytesByTable, Change, ChangeList, MapsCompared, GroupChange } from '../../wire/compareAnswers.ts';
import { count, plural, visible } from '../text.ts';
import { signed, totalBytes } from './cost.ts';

export const LIST_LABELS: Readonly<Record<ChangeList, string>> = {
  resized: 'Resized',
  added: 'Added',
  removed: 'Removed',
  renamed: 'Renamed',
  moved: 'Moved',
  retyped: 'Retyped',
  section: 'Other section',
};

/** What a list holds, in a sentence. */
export const LIST_WORDS: Readonly<Record<ChangeList, string>> = {
  resized: 'functions of one name, bytes to the next symbol',
  added: 'symbols that only B has',
  removed: 'symbols that only A has',
  renamed: 'functions whose names differ by what a compiler puts after a dot',
  moved: 'symbols that do not stand in the order of the others',
  retyped: 'symbols of one name with another type letter',
  section: 'symbols of one name in another part of the image',
};

/** A piece of one of the picture's two bars; symbols are its length. */
export interface FlowPart {
  readonly what: 'removed' | 'renamed' | 'same' | 'padding' | 'added';
  readonly label: string;
  readonly symbols: number;
}

/** The bars of A and of B. */
export function flowOf(c: MapsCompared): { readonly a: readonly FlowPart[]; readonly b: readonly FlowPart[] } {
  const renamed: FlowPart = { what: 'renamed', label: 'renamed by suffix', symbols: c.lists.renamed };
  const same: FlowPart = { what: 'same', label: 'same name', symbols: c.kept };
  const some = (parts: readonly FlowPart[]): readonly FlowPart[] => parts.filter(({ symbols }) => symbols > 0);
  return {
    a: some([{ what: 'removed', label: 'removed', symbols: c.lists.removed }, renamed, same]),
    b: some([
      renamed,
      same,
      { what: 'padding', label: 'added as __pfx_', symbols: c.paddingAdded },
      { what: 'added', label: c.paddingAdded ? 'added otherwise' : 'added', symbols: c.lists.added - c.paddingAdded },
    ]),
  };
}

export const symbolsOf = (parts: readonly FlowPart[]): number => parts.reduce((sum, p) => sum + p.symbols, 0);

/** The comparison in sentences, for those who do not see the picture. */
export function comparedSentence(c: MapsCompared): string {
  const { lists } = c;
  const [a, b] = [totalBytes(c.tablesA), totalBytes(c.tablesB)];
  return [
    `${count(c.kept)} names stay, ${count(c.inOrder)} of them in the same order.`,
    `${count(lists.renamed)} are renamed by suffix, ${count(lists.removed)} removed, ${count(lists.added)} added${
      c.paddingAdded > 0 ? `, of which ${count(c.paddingAdded)} are __pfx_ symbols` : ''
    }.`,
    `The tables go from ${count(a)} to ${count(b)} bytes: ${signed(b - a)}.`,
  ].join(' ');
}

/** Why the table of names has another size, in a sentence; '' where it has not. */
export function whyNames({ records, tablesA, tablesB }: MapsCompared): string {
  if (tablesA.names === tablesB.names) return '';
  return `names: ${signed(records.added)} of symbols that came, ${signed(-records.removed)} of those that went, ${signed(
    records.others,
  )} because the entries of the others are written with other tokens.`;
}

/** +82 %; '' where there is nothing to compare with. */
export const percentMore = (from: number, to: number): string =>
  from > 0 ? `${to >= from ? '+' : '−'}${count(Math.abs(Math.round((100 * (to - from)) / from)))} %` : '';

interface TableChange {
  readonly table: string;
  readonly a: number;
  readonly b: number;
}

export function bytesOfBoth(a: BytesByTable, b: BytesByTable): readonly TableChange[] {
  return (Object.keys(a) as (keyof BytesByTable)[])
    .filter((table) => a[table] > 0 || b[table] > 0)
    .map((table) => ({ table, a: a[table], b: b[table] }));
}

/** The first groups, and the others added up, in a group of its own behind them. */
export function firstGroups(groups: readonly GroupChange[], most: number): readonly GroupChange[] {
  if (groups.length <= most + 1) return groups;
  const rest = groups.slice(most);
  const sum = (key: keyof Omit<GroupChange, 'name'>): number => rest.reduce((all, g) => all + g[key], 0);
  return [
    ...groups.slice(0, most),
    {
      name: `${count(rest.length)} others`,
      symbolsA: sum('symbolsA'),
      symbolsB: sum('symbolsB'),
      bytesA: sum('bytesA'),
      bytesB: sum('bytesB'),
    },
  ];
}

/** "none → 49,133" */
export const fromTo = (a: number, b: number): string =>
  a === b ? count(a) : `${a ? count(a) : 'none'} → ${b ? count(b) : 'none'}`;

const areaOf = ({ areas }: Tables, seq: number): string =>
  areas.filter(({ start }) => start <= seq).at(-1)?.label ?? 'before the first';

const letterOf = (t: Tables, seq: number): string => visible(String.fromCharCode(t.type(seq)));

/** What differs, beside the name. */
export function changeWords(list: ChangeList, { a, b, sizeA, sizeB }: Change, ta: Tables, tb: Tables): string {
  switch (list) {
    case 'added':
      return `${letterOf(tb, b)}, ${areaOf(tb, b)}`;
    case 'removed':
      return `${letterOf(ta, a)}, ${areaOf(ta, a)}`;
    case 'renamed':
      return `was ${visible(ta.name(a) ?? '')}`;
    case 'moved':
      return `entry ${count(a)} → ${count(b)}`;
    case 'resized':
      return `${count(sizeA ?? 0)} → ${count(sizeB ?? 0)} bytes`;
    case 'retyped':
      return `${letterOf(ta, a)} → ${letterOf(tb, b)}`;
    case 'section':
      return `${areaOf(ta, a)} → ${areaOf(tb, b)}`;
  }
}

/** The figure at the end of a row: bytes of the function for a resized one, else bytes of the tables. */
export const changeFigure = (list: ChangeList, { sizeA, sizeB, cost }: Change): number =>
  list === 'resized' ? (sizeB ?? 0) - (sizeA ?? 0) : cost;

/** The foot of a list, in a sentence. */
export function listFoot(list: ChangeList, c: MapsCompared, shown: number): string {
  const all = c.lists[list];
  if (shown !== all) return `${count(shown)} of ${plural(all, 'symbol')}`;
  if (list !== 'resized') return plural(all, 'symbol');
  const holes = c.holes > 0 ? `; ${plural(c.holes, 'function')} of more than 64 KiB left out` : '';
  return `${count(c.grown)} grew by ${count(c.grownBy)} bytes, ${count(c.shrunk)} shrank by ${count(c.shrunkBy)}${holes}`;
}
