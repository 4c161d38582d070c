// The eight tables as bytes: which there are, how long an element of each is, and the bytes themselves as views over the page's frame.
// Numbers have the byte order of the frame, which is little-endian. Pure.

import type { Tables } from '../../wire/answers.ts';

/** In the order of the core's numbers for them (symtab.Table). */
export const TABLE_NAMES = [
  'num_syms',
  'names',
  'markers',
  'token_table',
  'token_index',
  'seqs_of_names',
  'offsets',
  'relative_base',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** A table that a person can touch. */
export interface TablePart {
  readonly name: TableName;
  /** As the kernel calls it, without kallsyms_: whole addresses stand in another table. */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Bytes of an element; 0 where elements differ in length. */
  readonly each: number;
}

const bytesOf = (view: Uint16Array | Uint32Array | BigUint64Array): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** A number of 4 or 8 bytes. */
function numberBytes(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes.subarray(0, size);
}

/** 32-bit numbers in elements of their own width, or of 8 bytes. */
const widened = (words: Uint32Array, each: number): Uint8Array =>
  bytesOf(each === 8 ? BigUint64Array.from(words, BigInt) : words);

function addressBytes(all: Tables, each: number): Uint8Array {
  return bytesOf(each === 8 ? all.addresses : Uint32Array.from(all.addresses, (a) => Number(BigInt.asUintN(32, a))));
}

function partOf(all: Tables, name: TableName): TablePart {
  const { sizes, numSyms } = all;
  const as = (bytes: Uint8Array, each: number, label: string = name): TablePart => ({ name, label, bytes, each });
  switch (name) {
    case 'num_syms':
      return as(numberBytes(BigInt(numSyms), sizes.numSyms), sizes.numSyms);
    case 'names':
      return as(all.names, 0);
    case 'markers': {
      const each = all.markers.length > 0 ? sizes.markers / all.markers.length : 4;
      return as(widened(all.markers, each), each);
    }
    case 'token_table':
      return as(all.tokenTable, 0);
    case 'token_index':
      return as(bytesOf(all.tokenIndex), 2);
    case 'seqs_of_names':
      return as(all.seqs, 3);
    case 'relative_base':
      return as(numberBytes(all.relativeBase, sizes.relativeBase), sizes.relativeBase);
    default: {
      if (all.offsets.length > 0) return as(bytesOf(all.offsets), 4);
      const each = numSyms > 0 ? sizes.offsets / numSyms : 8;
      return as(addressBytes(all, each), each, 'addresses');
    }
  }
}

/** The tables that there are, in the order of the release: their numbers in the core. An index that was built here comes last. */
export function tableParts(all: Tables, order: readonly number[]): readonly TablePart[] {
  const names = order.map((i) => TABLE_NAMES[i]!).filter((name) => name !== undefined);
  if (all.hasSeqs && !names.includes('seqs_of_names')) names.push('seqs_of_names');
  return names.map((name) => partOf(all, name)).filter(({ bytes }) => bytes.length > 0);
}
