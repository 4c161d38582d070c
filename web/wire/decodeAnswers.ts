// Decodes the small answers (symtab/wire/answers.go) and errors.

import type { ArchiveFile, Entry, Location, Suggestions, Timing, WireError } from './answers.ts';
import { cut } from './decodeTrace.ts';
import { expect, expectLengths, strings, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import * as ids from './ids.ts';

export function decodeSuggestions(bytes: Uint8Array): Suggestions {
  const f = expect(bytes, ids.KIND_SUGGESTIONS);
  const info = u32(f, ids.SEC_INFO);
  return { seqs: [...u32(f, ids.SEC_INDEX)], same: [...u32(f, ids.SEC_SAME)], prefixed: info[0]!, total: info[1]! };
}

export function decodeEntry(bytes: Uint8Array): Entry {
  const f = expect(bytes, ids.KIND_ENTRY);
  return {
    seq: u32(f, ids.SEC_INDEX)[0]!,
    codes: u8(f, ids.SEC_CODES),
    pieces: cut(u8(f, ids.SEC_TEXT), u16(f, ids.SEC_LENS)),
  };
}

/** undefined when no symbol covers the address. */
export function decodeLocation(bytes: Uint8Array): Location | undefined {
  const f = expect(bytes, ids.KIND_LOCATION);
  const [covered, seq] = u32(f, ids.SEC_INDEX);
  if (covered !== 1) return undefined;
  const [address, offset, size] = u64(f, ids.SEC_OFFSET);
  return { seq: seq!, address: address!, offset: offset!, size: size! };
}

export function decodeTiming(bytes: Uint8Array): Timing {
  const f = expect(bytes, ids.KIND_TIMING);
  const [linearPicos, linearTimes, binaryPicos, binaryTimes] = u64(f, ids.SEC_OFFSET);
  return {
    linearNs: Number(linearPicos!) / 1000,
    linearTimes: Number(linearTimes!),
    binaryNs: Number(binaryPicos!) / 1000,
    binaryTimes: Number(binaryTimes!),
  };
}

export function decodeError(bytes: Uint8Array): WireError {
  const f = expect(bytes, ids.KIND_ERROR);
  return {
    code: text(f, ids.SEC_CODE),
    line: u32(f, ids.SEC_LINE)[0]!,
    text: text(f, ids.SEC_LINE_TEXT),
    cause: text(f, ids.SEC_CAUSE),
    hint: text(f, ids.SEC_HINT),
    ...(f.sections.has(ids.SEC_CHOICE_PATHS) ? { choices: choices(f) } : {}),
  };
}

function choices(f: Frame): ArchiveFile[] {
  const sizes = u64(f, ids.SEC_CHOICE_SIZES);
  const kinds = strings(f, ids.SEC_CHOICE_KINDS);
  const paths = strings(f, ids.SEC_CHOICE_PATHS);
  expectLengths([sizes, paths.length], [kinds, paths.length]);
  return paths.map((path, i) => ({ path, size: Number(sizes[i]!), kind: kinds[i]! }));
}
