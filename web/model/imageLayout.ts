// Where things lie in an image, as shares of a whole to draw to scale. Pure.

import type { Tables } from '../wire/answers.ts';
import type { ImageFacts, Layer, Part } from '../wire/imageAnswers.ts';

/** Whether the tables were read out of an image: the program that read them says so in a note. */
export function fromImage(all: Pick<Tables, 'notes'>): boolean {
  return all.notes.some((note) => note.code === 'image');
}

/** Part of a whole, as shares of it: 0 is its beginning, 1 its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const COMPRESSORS: ReadonlySet<string> = new Set(['gzip', 'zstd', 'xz', 'lz4', 'lzo', 'bzip2', 'lzma']);

export const isCompressor = (layer: Layer): boolean => COMPRESSORS.has(layer.name);

/** The part of the file that holds the kernel: the content of its layers up to the first that is compressed. */
export function kernelInFile({ layers, fileBytes }: Pick<ImageFacts, 'layers' | 'fileBytes'>): Stretch {
  let from = 0;
  let size = fileBytes;
  for (const layer of layers) {
    from += layer.offset;
    size = layer.size;
    if (isCompressor(layer)) break;
  }
  return { from: from / fileBytes, to: Math.min(1, (from + size) / fileBytes) };
}

/** From the first table to the end of the last, in bytes of the unpacked kernel. */
export function span(parts: readonly Part[]): { readonly from: number; readonly to: number } {
  return { from: Math.min(...parts.map((p) => p.offset)), to: Math.max(...parts.map((p) => p.offset + p.size)) };
}

/** Where a table lies in that span. */
export function stretchIn(part: Part, { from, to }: { readonly from: number; readonly to: number }): Stretch {
  return { from: (part.offset - from) / (to - from), to: (part.offset + part.size - from) / (to - from) };
}

/** The table's name without "kallsyms_". */
export const shortName = (part: { readonly name: string }): string => part.name.replace(/^kallsyms_/, '');
