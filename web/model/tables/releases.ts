// Which tables the releases have, in which order, and what another release changes for a map. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { ReleaseTables } from '../../wire/touchedAnswers.ts';
import { count, plural } from '../text.ts';
import { TABLE_NAMES, tableParts } from './parts.ts';
import type { TableName } from './parts.ts';

/** Releases with the same tables in the same order. */
interface LayoutGroup {
  readonly names: readonly string[];
  readonly tables: readonly TableName[];
}

/** The listed releases, oldest layout first. The first of the list is the map's own and is left out. */
export function layoutGroups(releases: readonly ReleaseTables[]): readonly LayoutGroup[] {
  const groups: { names: string[]; tables: readonly TableName[] }[] = [];
  for (const { name, tables } of releases.slice(1)) {
    const names = tables.map((i) => TABLE_NAMES[i]!);
    const same = groups.find((group) => group.tables.join() === names.join());
    if (same) same.names.push(name);
    else groups.push({ names: [name], tables: names });
  }
  return groups;
}

/** "6.4 to 6.15", "5.10, 6.1" */
export const groupLabel = ({ names }: LayoutGroup): string =>
  names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');

/** A table before and after, in bytes; undefined where it is not there. */
interface TableChange {
  readonly table: TableName;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly what: string;
}

function bytesThatDiffer(a: Uint8Array, b: Uint8Array): number {
  let differ = Math.abs(a.length - b.length);
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) differ++;
  return differ;
}

/** Offsets that are relative to their own place are known only once the tables have a place, so their bytes are not compared. */
const isPlaced = (all: Tables): boolean => all.offsets.length > 0 && all.sizes.relativeBase === 0 && !all.word32;

export function tableChanges(before: Tables, after: Tables): readonly TableChange[] {
  const every = TABLE_NAMES.map((_, i) => i);
  const partsOf = (all: Tables) =>
    tableParts(all, every).filter(({ name }) => name !== 'seqs_of_names' || !all.indexBuilt);
  const [old, young] = [partsOf(before), partsOf(after)];
  return TABLE_NAMES.map((table) => {
    const a = old.find(({ name }) => name === table)?.bytes;
    const b = young.find(({ name }) => name === table)?.bytes;
    return {
      table,
      before: a?.length,
      after: b?.length,
      what: changeText(table, a, b, isPlaced(before) !== isPlaced(after)),
    };
  });
}

function changeText(table: TableName, a: Uint8Array | undefined, b: Uint8Array | undefined, moved: boolean): string {
  if (!a) return b ? 'new' : 'in neither';
  if (!b) return 'gone';
  if (table === 'offsets' && moved) return 'counted from another place';
  if (a.length !== b.length)
    return `${plural(Math.abs(b.length - a.length), 'byte')} ${b.length < a.length ? 'less' : 'more'}`;
  const differ = bytesThatDiffer(a, b);
  return differ === 0 ? 'the same bytes' : `${plural(differ, 'byte')} differ${differ === 1 ? 's' : ''}`;
}

/** How many symbols come or go. */
export function symbolsText(before: Tables, after: Tables): string {
  const by = after.numSyms - before.numSyms;
  if (by === 0) return `The same number of symbols, ${count(after.numSyms)}.`;
  return `${plural(Math.abs(by), 'symbol')} ${by < 0 ? 'fewer' : 'more'}: ${count(after.numSyms)}.`;
}
