// Decodes what only the program for kernel images answers (symtab/wire/image.go). Pure.

import { expect, expectLengths, strings, text, u32, u64 } from './frame.ts';
import * as ids from './ids.ts';

/**
 * One wrapping of a kernel: where its content begins in what the layer before contains, and how long it is there.
 * Bytes.
 */
export interface Layer {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** One table in the unpacked kernel. Bytes. */
export interface Part {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  /** undefined where the image does not say. */
  readonly address: bigint | undefined;
}

/** What is known of an image beside its tables. Texts may be hostile. */
export interface ImageFacts {
  readonly fileBytes: number;
  /** Of the unpacked kernel. */
  readonly rawBytes: number;
  /** The kernel had no tables; these were built from its ELF symbol table. */
  readonly built: boolean;
  /** From the outside in. */
  readonly layers: readonly Layer[];
  readonly format: string;
  readonly banner: string;
  /** Why the tables are read as that release. */
  readonly why: string;
  readonly proofs: readonly string[];
  readonly guesses: readonly string[];
  /** In the order of the image. */
  readonly parts: readonly Part[];
}

/** One table of the kernel beside the same table built again. */
export interface ComparedTable {
  readonly name: string;
  readonly bytes: number;
  readonly builtBytes: number;
  /** Offset of the first byte that differs; undefined: equal. */
  readonly difference: number | undefined;
  /** What that byte means: hostile text. */
  readonly why: string;
}

const NONE = 0xffffffff;

export function decodeImage(bytes: Uint8Array): ImageFacts {
  const f = expect(bytes, ids.KIND_IMAGE);
  const info = u32(f, ids.SEC_INFO);
  const layers = u32(f, ids.SEC_LAYER_PLACES);
  const parts = u32(f, ids.SEC_PART_PLACES);
  const addresses = u64(f, ids.SEC_PART_ADDRESS);
  const layerNames = strings(f, ids.SEC_LAYER_NAMES);
  const partNames = strings(f, ids.SEC_PART_NAMES);
  expectLengths([layers, 2 * layerNames.length], [parts, 3 * partNames.length], [addresses, partNames.length]);
  return {
    fileBytes: info[ids.IMAGE_FILE]!,
    rawBytes: info[ids.IMAGE_RAW]!,
    built: info[ids.IMAGE_BUILT] === 1,
    layers: layerNames.map((name, i) => ({ name, offset: layers[2 * i]!, size: layers[2 * i + 1]! })),
    format: text(f, ids.SEC_FORMAT),
    banner: text(f, ids.SEC_BANNER),
    why: text(f, ids.SEC_WHY),
    proofs: strings(f, ids.SEC_PROOFS),
    guesses: strings(f, ids.SEC_GUESSES),
    parts: partNames.map((name, i) => ({
      name,
      offset: parts[3 * i]!,
      size: parts[3 * i + 1]!,
      address: parts[3 * i + 2] === 1 ? addresses[i]! : undefined,
    })),
  };
}

export function decodeComparison(bytes: Uint8Array): ComparedTable[] {
  const f = expect(bytes, ids.KIND_COMPARISON);
  const numbers = u32(f, ids.SEC_COMPARED);
  const reasons = strings(f, ids.SEC_REASONS);
  const names = strings(f, ids.SEC_PART_NAMES);
  expectLengths([numbers, 3 * names.length], [reasons, names.length]);
  return names.map((name, i) => ({
    name,
    bytes: numbers[3 * i]!,
    builtBytes: numbers[3 * i + 1]!,
    difference: numbers[3 * i + 2] === NONE ? undefined : numbers[3 * i + 2]!,
    why: reasons[i]!,
  }));
}
