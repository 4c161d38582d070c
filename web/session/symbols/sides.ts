// A map as the program of Symbols takes it to compare it, and that of studies to build its tables otherwise.

import type { Tables } from '../../wire/answers.ts';
import type { ComparedTables } from '../../wire/protocol.ts';
import { bytes, studied } from '../studied.ts';

export function compared(t: Tables): ComparedTables {
  const z = t.sizes;
  return {
    tables: { ...studied(t), addresses: bytes(t.addresses), allSymbols: t.allSymbols },
    absolutePercpu: t.absolutePercpu,
    baseRelative: z.relativeBase > 0,
    // Before 7.0 there is a base or whole addresses; since then a word is its symbol's address only where it is 32 bits wide and
    // not relative to its place.
    pcRelative: z.relativeBase === 0 && t.numSyms > 0 && BigInt(t.offsets[0] ?? 0) !== t.addresses[0],
    // A name order that was built here for questions is not the kernel's.
    sizes: [
      z.names,
      z.offsets,
      t.indexBuilt ? 0 : z.seqsOfNames,
      z.markers,
      z.tokenTable,
      z.tokenIndex,
      z.relativeBase,
      z.numSyms,
    ],
  };
}
