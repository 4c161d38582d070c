// A table as rows of bytes: what a row holds, what it says, and where a key leads. Pure.

import type { Tables } from '../../wire/answers.ts';
import { hex } from '../figures.ts';
import { addressText, count, visible } from '../text.ts';
import type { Token } from '../tokens.ts';
import { entryAt, lastAtOrBelow, nameOf } from './place.ts';
import type { TablePart } from './parts.ts';

/** Bytes in a row of a table. Where elements have one length, a row is an element. */
export const rowBytes = ({ each }: Pick<TablePart, 'each'>, wide: number): number => each || wide;

export const rowCount = (part: TablePart, wide: number): number => Math.ceil(part.bytes.length / rowBytes(part, wide));

interface RowText {
  /** The row's place: an offset in hexadecimal digits, or an element's number. */
  readonly label: string;
  /** What its bytes say, in columns. */
  readonly columns: readonly string[];
}

/** At most so many texts of a row are written out: a row of 16 bytes can begin 16 entries. */
const MOST_TEXTS = 4;

/** Names that begin within the row; where none does, the one that goes on. */
function namesIn(all: Tables, from: number, to: number): string {
  const first = entryAt(all, from);
  const texts: string[] = [];
  for (let i = first; i < all.numSyms && all.records[i]! < to && texts.length < MOST_TEXTS; i++)
    if (all.records[i]! >= from) texts.push(`${visible(String.fromCharCode(all.type(i)))} ${nameOf(all, i)}`);
  return texts.length > 0 ? texts.join('  ') : `… ${nameOf(all, first)}`;
}

function tokensIn(all: Tables, from: number, to: number, tokens: readonly Token[]): string {
  const texts: string[] = [];
  for (let slot = lastAtOrBelow(all.tokenIndex, from); slot < 256 && all.tokenIndex[slot]! < to; slot++)
    texts.push(visible(tokens[slot]?.text ?? '') || '(empty)');
  return texts.join(' · ');
}

export function rowText(all: Tables, part: TablePart, row: number, tokens: readonly Token[], wide: number): RowText {
  const size = rowBytes(part, wide);
  const from = row * size;
  switch (part.name) {
    case 'names':
      return { label: hex(from, 6), columns: [namesIn(all, from, from + size)] };
    case 'token_table':
      return { label: hex(from, 4), columns: [tokensIn(all, from, from + size, tokens)] };
    case 'token_index':
      return { label: hex(row, 2), columns: [count(all.tokenIndex[row] ?? 0), visible(tokens[row]?.text ?? '')] };
    case 'markers':
      return { label: count(row), columns: [count(all.markers[row] ?? 0), `entry ${count(256 * row)}`] };
    case 'seqs_of_names': {
      const seq = all.seq(row) ?? 0;
      return { label: count(row), columns: [count(seq), nameOf(all, seq)] };
    }
    case 'offsets':
      return { label: count(row), columns: [addressText(all.address(row) ?? 0n, all.word32), nameOf(all, row)] };
    case 'num_syms':
      return { label: '', columns: [count(all.numSyms)] };
    default:
      return { label: '', columns: [addressText(all.relativeBase, all.word32)] };
  }
}

/** Where the entry or element before or after this byte begins. */
function neighbour(all: Tables, part: TablePart, offset: number, by: 1 | -1): number {
  const starts = part.name === 'names' ? all.records : part.name === 'token_table' ? all.tokenIndex : undefined;
  if (!starts) {
    const at = Math.floor(offset / part.each);
    return (by < 0 && offset % part.each > 0 ? at : at + by) * part.each;
  }
  const at = part.name === 'names' ? entryAt(all, offset) : lastAtOrBelow(starts, offset);
  return starts[by < 0 && offset > starts[at]! ? at : at + by] ?? offset;
}

/** The byte that a key leads to; undefined for any other key. page is a number of rows. */
export function byteAfter(
  all: Tables,
  part: TablePart,
  offset: number,
  key: string,
  { page, wide }: { readonly page: number; readonly wide: number },
): number | undefined {
  const row = rowBytes(part, wide);
  const to = {
    ArrowLeft: offset - 1,
    ArrowRight: offset + 1,
    ArrowUp: offset - row,
    ArrowDown: offset + row,
    PageUp: offset - row * page,
    PageDown: offset + row * page,
    Home: 0,
    End: part.bytes.length - 1,
    '[': neighbour(all, part, offset, -1),
    ']': neighbour(all, part, offset, 1),
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(part.bytes.length - 1, to));
}
