// The bytes of one symbol in each table. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Token } from '../tokens.ts';
import { codesOf, rankOf } from './place.ts';
import type { TableName, TablePart } from './parts.ts';

/** Bytes from `from` to before `to`. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

export type Lit = Readonly<Partial<Record<TableName, readonly ByteSpan[]>>>;

const element = (at: number, each: number): ByteSpan[] => (at < 0 ? [] : [{ from: at * each, to: (at + 1) * each }]);

/** What a lookup of the symbol reads in each table, other symbols' bytes left out. */
export function litBytes(all: Tables, parts: readonly TablePart[], seq: number, tokens: readonly Token[]): Lit {
  if (seq < 0 || seq >= all.numSyms) return {};
  const slots = [...new Set(codesOf(all, seq))].sort((a, b) => a - b);
  const lit: Partial<Record<TableName, readonly ByteSpan[]>> = {};
  for (const { name, each } of parts)
    switch (name) {
      case 'names':
        lit.names = [{ from: all.records[seq]!, to: all.records[seq + 1]! }];
        break;
      case 'markers':
        lit.markers = element(seq >> 8, each);
        break;
      case 'token_table':
        lit.token_table = slots.map((slot) => {
          const from = all.tokenIndex[slot] ?? 0;
          return { from, to: from + (tokens[slot]?.length ?? 0) + 1 };
        });
        break;
      case 'token_index':
        lit.token_index = slots.flatMap((slot) => element(slot, each));
        break;
      case 'seqs_of_names':
        lit.seqs_of_names = element(rankOf(all, seq), each);
        break;
      case 'offsets':
        lit.offsets = element(seq, each);
        break;
      default:
    }
  return lit;
}

export const isLit = (spans: readonly ByteSpan[] | undefined, offset: number): boolean =>
  spans?.some(({ from, to }) => offset >= from && offset < to) ?? false;
