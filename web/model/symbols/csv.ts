// The list as a table of numbers, for a file. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Matches, SymbolColumns } from '../../wire/exploreAnswers.ts';
import { NO_SIZE } from '../../wire/exploreAnswers.ts';
import { addressText } from '../text.ts';

const HEAD = [
  'entry',
  'address',
  'type',
  'name',
  'area',
  'size',
  'record_bytes',
  'search_bytes',
  'scan_bytes',
  'place_by_name',
  'with_this_name',
] as const;

type Cell = string | number;

/** The symbols in the order of the list. A size that nothing tells is empty. */
export function listData(tables: Tables, columns: SymbolColumns, { seqs }: Pick<Matches, 'seqs'>) {
  return {
    head: HEAD,
    *rows(): Generator<readonly Cell[]> {
      for (const seq of seqs) yield row(tables, columns, seq);
    },
  };
}

function row(tables: Tables, columns: SymbolColumns, seq: number): readonly Cell[] {
  const size = columns.size[seq]!;
  return [
    seq,
    addressText(tables.address(seq) ?? 0n, tables.word32),
    String.fromCharCode(tables.type(seq)),
    tables.name(seq) ?? '',
    tables.areas.filter(({ start }) => start <= seq).at(-1)?.label ?? '',
    size === NO_SIZE ? '' : size,
    tables.records[seq + 1]! - tables.records[seq]!,
    columns.search[seq]!,
    tables.linearBytes(seq + 1),
    columns.rank[seq]!,
    columns.equal[seq]!,
  ];
}

/** A symbol as a line of a System.map. */
export const mapLine = (tables: Tables, seq: number): string =>
  `${addressText(tables.address(seq) ?? 0n, tables.word32)} ${String.fromCharCode(tables.type(seq))} ${tables.name(seq) ?? ''}`;
