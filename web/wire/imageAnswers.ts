// Decodes what only the program for kernel images answers (symtab/wire/image.go; ids.go has the numbers). Pure.

import { expect, FrameError, strings, text, u32, u64 } from './frame.ts';

const KIND = { image: 10, comparison: 11 } as const;

const SEC = {
  info: 1,
  layerNames: 70,
  layerPlaces: 71,
  format: 72,
  banner: 73,
  why: 74,
  proofs: 75,
  guesses: 76,
  partNames: 77,
  partPlaces: 78,
  partAddress: 79,
  compared: 80,
  reasons: 81,
} as const;

const INFO = { file: 0, raw: 1, built: 2 } as const;

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
  const f = expect(bytes, KIND.image);
  const info = u32(f, SEC.info);
  const layers = u32(f, SEC.layerPlaces);
  const parts = u32(f, SEC.partPlaces);
  const addresses = u64(f, SEC.partAddress);
  const layerNames = strings(f, SEC.layerNames);
  const partNames = strings(f, SEC.partNames);
  if (
    layers.length !== 2 * layerNames.length ||
    parts.length !== 3 * partNames.length ||
    addresses.length !== partNames.length
  )
    throw new FrameError('columns');
  return {
    fileBytes: info[INFO.file]!,
    rawBytes: info[INFO.raw]!,
    built: info[INFO.built] === 1,
    layers: layerNames.map((name, i) => ({ name, offset: layers[2 * i]!, size: layers[2 * i + 1]! })),
    format: text(f, SEC.format),
    banner: text(f, SEC.banner),
    why: text(f, SEC.why),
    proofs: strings(f, SEC.proofs),
    guesses: strings(f, SEC.guesses),
    parts: partNames.map((name, i) => ({
      name,
      offset: parts[3 * i]!,
      size: parts[3 * i + 1]!,
      address: parts[3 * i + 2] === 1 ? addresses[i]! : undefined,
    })),
  };
}

export function decodeComparison(bytes: Uint8Array): ComparedTable[] {
  const f = expect(bytes, KIND.comparison);
  const numbers = u32(f, SEC.compared);
  const reasons = strings(f, SEC.reasons);
  const names = strings(f, SEC.partNames);
  if (numbers.length !== 3 * names.length || reasons.length !== names.length) throw new FrameError('columns');
  return names.map((name, i) => ({
    name,
    bytes: numbers[3 * i]!,
    builtBytes: numbers[3 * i + 1]!,
    difference: numbers[3 * i + 2] === NONE ? undefined : numbers[3 * i + 2]!,
    why: reasons[i]!,
  }));
}
