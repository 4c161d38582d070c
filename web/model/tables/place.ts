// A byte of a table: what it is, and whose. Pure.

import type { Tables } from '../../wire/answers.ts';
import { hex } from '../figures.ts';
import { addressText, count, plural, visible } from '../text.ts';
import type { Token } from '../tokens.ts';
import type { TableName, TablePart } from './parts.ts';

export interface BytePlace {
  readonly table: TableName;
  readonly offset: number;
}

/** One step of the way from a byte to its symbol's address. */
interface Crumb {
  readonly what: string;
  readonly note: string;
}

interface BytePath {
  /** names[638,359] */
  readonly where: string;
  /** length of entry 47,104 */
  readonly what: string;
  /** The symbol it belongs to, by its position; undefined where it belongs to none or to all. */
  readonly seq: number | undefined;
  /** The token it is, or is about. */
  readonly slot: number | undefined;
  readonly crumbs: readonly Crumb[];
}

/** Largest i with starts[i] <= offset, for rising starts. */
export function lastAtOrBelow(starts: ArrayLike<number>, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= offset) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The entry that a byte of names belongs to. */
export function entryAt(all: Tables, offset: number): number {
  return Math.min(all.numSyms - 1, lastAtOrBelow(all.records, offset));
}

export const headerOf = (all: Tables, seq: number): number => (all.names[all.records[seq]!]! & 0x80 ? 2 : 1);

/** The bytes of an entry behind its length. */
export function codesOf(all: Tables, seq: number): Uint8Array {
  return all.names.subarray(all.records[seq]! + headerOf(all, seq), all.records[seq + 1]);
}

/** The place in the index at which a symbol stands; -1 without an index. */
export function rankOf(all: Tables, seq: number): number {
  const { seqs } = all;
  const [a, b, c] = [(seq >> 16) & 255, (seq >> 8) & 255, seq & 255];
  for (let at = 0; at + 2 < seqs.length; at += 3)
    if (seqs[at + 2] === c && seqs[at + 1] === b && seqs[at] === a) return at / 3;
  return -1;
}

export const nameOf = (all: Tables, seq: number): string => visible(all.name(seq) ?? '');

const quoted = (token: Token | undefined): string => (token?.text ? `“${visible(token.text)}”` : 'no text');

/** The letters that a code stands for within its symbol, the type being none of them: "letters 2–7". */
function lettersOf(codes: Uint8Array, at: number, tokens: readonly Token[]): string {
  let from = 0;
  for (let i = 0; i < at; i++) from += tokens[codes[i]!]?.length ?? 0;
  const to = from + (tokens[codes[at]!]?.length ?? 0) - 1;
  if (from === 0) return to > 0 ? `the type and letters 1–${to}` : 'the type';
  return from === to ? `letter ${from}` : `letters ${from}–${to}`;
}

/** From an entry to its address: what a lookup reads on its way. */
function wayOf(all: Tables, seq: number, rank: number): Crumb[] {
  const block = seq >> 8;
  const marker = all.markers[block] ?? 0;
  const way = [
    { what: nameOf(all, seq), note: `entry ${count(seq)}: block ${count(block)} × 256 + ${seq & 255}` },
    { what: `markers[${count(block)}] = ${count(marker)}`, note: `${count(all.records[seq]! - marker)} bytes on` },
  ];
  if (rank >= 0) {
    const bytes = hex(seq, 6).replace(/(..)(..)(..)/, '$1 $2 $3');
    way.push({ what: `seqs_of_names[${count(rank)}]`, note: `${bytes} names it` });
  }
  const address = addressText(all.address(seq) ?? 0n, all.word32);
  return [...way, { what: address, note: `${all.offsets.length > 0 ? 'offsets' : 'addresses'}[${count(seq)}]` }];
}

const tokenCrumb = (all: Tables, slot: number, token: Token | undefined): Crumb => ({
  what: `token ${hex(slot, 2)} ${quoted(token)}`,
  note: `token_index[${slot}] = ${count(all.tokenIndex[slot] ?? 0)}; stands in names ${plural(token?.uses ?? 0, 'time')}`,
});

type Told = Pick<BytePath, 'what' | 'seq' | 'slot'> & { readonly first?: Crumb };

function ofNames(all: Tables, offset: number, tokens: readonly Token[]): Told {
  const seq = entryAt(all, offset);
  const at = offset - all.records[seq]! - headerOf(all, seq);
  const entry = `entry ${count(seq)}`;
  if (at === -2) return { what: `first byte of the length of ${entry}`, seq, slot: undefined };
  if (at < 0) {
    const which = headerOf(all, seq) === 2 ? 'second byte of the length' : 'length';
    return { what: `${which} of ${entry}`, seq, slot: undefined };
  }
  const codes = codesOf(all, seq);
  const slot = codes[at]!;
  const token = tokens[slot];
  const first = tokenCrumb(all, slot, token);
  return {
    what: `token ${hex(slot, 2)} ${quoted(token)}, ${lettersOf(codes, at, tokens)} of ${entry}`,
    seq,
    slot,
    first,
  };
}

function ofTokenTable(all: Tables, offset: number, tokens: readonly Token[]): Told {
  const slot = lastAtOrBelow(all.tokenIndex, offset);
  const token = tokens[slot];
  const at = offset - (all.tokenIndex[slot] ?? 0);
  const whose = `token ${hex(slot, 2)} ${quoted(token)}`;
  const what = at >= (token?.length ?? 0) ? `the NUL that ends ${whose}` : `letter ${at + 1} of ${whose}`;
  return { what, seq: undefined, slot, first: tokenCrumb(all, slot, token) };
}

function told(all: Tables, part: TablePart, offset: number, tokens: readonly Token[]): Told {
  const at = part.each > 0 ? Math.floor(offset / part.each) : 0;
  switch (part.name) {
    case 'names':
      return ofNames(all, offset, tokens);
    case 'token_table':
      return ofTokenTable(all, offset, tokens);
    case 'token_index':
      return {
        what: `where token ${hex(at, 2)} ${quoted(tokens[at])} begins`,
        seq: undefined,
        slot: at,
        first: tokenCrumb(all, at, tokens[at]),
      };
    case 'markers':
      return { what: `where entry ${count(at * 256)} begins: block ${count(at)}`, seq: at * 256, slot: undefined };
    case 'seqs_of_names': {
      const seq = all.seq(at) ?? 0;
      return { what: `place ${count(at)} of the index: entry ${count(seq)}`, seq, slot: undefined };
    }
    case 'offsets':
      return { what: `address of entry ${count(at)}`, seq: at, slot: undefined };
    case 'num_syms':
      return { what: `the number of symbols, ${count(all.numSyms)}`, seq: undefined, slot: undefined };
    default:
      return {
        what: `the base that offsets count from, ${addressText(all.relativeBase, all.word32)}`,
        seq: undefined,
        slot: undefined,
      };
  }
}

/** What the byte at that offset is. The offset must lie within the table. */
export function pathOf(all: Tables, part: TablePart, offset: number, tokens: readonly Token[]): BytePath {
  const { what, seq, slot, first } = told(all, part, offset, tokens);
  const each = part.each > 1 ? `, byte ${(offset % part.each) + 1} of ${part.each}` : '';
  const known = seq !== undefined && seq < all.numSyms ? seq : undefined;
  return {
    where: `${part.label}[${count(offset)}]`,
    what: what + each,
    seq: known,
    slot,
    crumbs: [
      { what: hex(part.bytes[offset] ?? 0, 2), note: `byte ${count(offset)} of ${part.label}` },
      ...(first ? [first] : []),
      ...(known === undefined ? [] : wayOf(all, known, rankOf(all, known))),
    ],
  };
}

/** The whole path in one line, as the live region and the trail have it. */
export function pathText(all: Tables, { where, what, seq }: BytePath): string {
  return [where, what, ...(seq === undefined ? [] : [nameOf(all, seq)])].join(' · ');
}
