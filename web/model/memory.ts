// What the tables cost in memory, three ways. Pure.

import type { TableSizes } from '../wire/answers.ts';

export interface MemoryPart {
  readonly what: 'offsets' | 'text' | 'names' | 'rest' | 'seqs';
  readonly label: string;
  readonly bytes: number;
}

export interface Way {
  readonly id: 'plain' | 'before' | 'since';
  readonly label: string;
  readonly parts: readonly MemoryPart[];
  readonly total: number;
}

/** Bytes of seqs_of_names per symbol: enough for 2^24 of them. */
export const SEQ_BYTES = 3;

export function memoryWays(z: TableSizes, numSyms: number): Way[] {
  const offsets: MemoryPart = { what: 'offsets', label: 'offsets', bytes: z.offsets + z.relativeBase };
  const names: MemoryPart = { what: 'names', label: 'names, token-compressed', bytes: z.names };
  const rest: MemoryPart = {
    what: 'rest',
    label: 'markers and tokens',
    bytes: z.markers + z.tokenTable + z.tokenIndex + z.numSyms,
  };
  const seqs: MemoryPart = { what: 'seqs', label: 'seqs_of_names', bytes: SEQ_BYTES * numSyms };
  const way = (id: Way['id'], label: string, parts: MemoryPart[]): Way => ({
    id,
    label,
    parts,
    total: parts.reduce((sum, p) => sum + p.bytes, 0),
  });
  return [
    way('plain', 'Names as plain text', [
      offsets,
      { what: 'text', label: 'names, one byte a letter and a NUL', bytes: z.plain },
    ]),
    way('before', 'Before Linux 6.2', [offsets, names, rest]),
    way('since', 'Linux 6.2 and later', [offsets, names, rest, seqs]),
  ];
}

/** Size of the compressed names in percent of the plain ones. */
export function leftPercent(z: TableSizes): number {
  return z.plain > 0 ? (100 * (z.names + z.markers + z.tokenTable + z.tokenIndex)) / z.plain : 0;
}
