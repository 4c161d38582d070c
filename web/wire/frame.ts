// The outline of a frame (symtab/wire/doc.go): header, directory and sections, checked before any is used, as typed
// views over the frame's own buffer. Knows no DOM and no kind.

const VERSION = 1;
const HEADER = 16;
const ENTRY = 12;
const MAGIC = 0x7063736b; // "kscp"

/** A frame that is not as symtab/wire makes them: our own mistake, never a person's. The text says where to look. */
export class FrameError extends Error {}

interface Section {
  readonly width: number;
  readonly bytes: Uint8Array;
}

export interface Frame {
  readonly kind: number;
  readonly sections: ReadonlyMap<number, Section>;
}

export const lenient = new TextDecoder();

/** Checks the whole outline before any section is used. */
export function openFrame(bytes: Uint8Array): Frame {
  if (bytes.byteLength < HEADER) throw new FrameError('no header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new FrameError('bad magic');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new FrameError(`version ${version}`);
  const count = view.getUint32(8, true);
  if (view.getUint32(12, true) !== bytes.byteLength) throw new FrameError('bad length');
  if (HEADER + count * ENTRY > bytes.byteLength) throw new FrameError('directory cut short');
  const sections = new Map<number, Section>();
  let end = HEADER + count * ENTRY;
  let lastId = 0;
  for (let i = 0; i < count; i++) {
    const at = HEADER + i * ENTRY;
    const id = view.getUint16(at, true);
    const width = view.getUint8(at + 2);
    const offset = view.getUint32(at + 4, true);
    const length = view.getUint32(at + 8, true);
    const fits =
      id > lastId &&
      [1, 2, 4, 8].includes(width) &&
      view.getUint8(at + 3) === 0 &&
      offset === align8(end) &&
      length % width === 0 &&
      offset + length <= bytes.byteLength &&
      bytes.subarray(end, offset).every((b) => b === 0);
    if (!fits) throw new FrameError(`section ${id}`);
    sections.set(id, { width, bytes: bytes.subarray(offset, offset + length) });
    lastId = id;
    end = offset + length;
  }
  if (end !== bytes.byteLength) throw new FrameError('bytes left over');
  return { kind: view.getUint16(6, true), sections };
}

function align8(n: number): number {
  return (n + 7) & ~7;
}

function section(f: Frame, id: number, width: number): Uint8Array {
  const s = f.sections.get(id);
  if (!s) throw new FrameError(`section ${id}`);
  if (s.width !== width) throw new FrameError(`section ${id}`);
  return s.bytes;
}

/** A typed view needs an aligned start: frames are 8-aligned unless nested, then one copy is made. */
function aligned(b: Uint8Array, width: number): Uint8Array {
  return b.byteOffset % width === 0 ? b : b.slice();
}

export const u8 = (f: Frame, id: number): Uint8Array => section(f, id, 1);

export function u16(f: Frame, id: number): Uint16Array {
  const b = aligned(section(f, id, 2), 2);
  return new Uint16Array(b.buffer as ArrayBuffer, b.byteOffset, b.byteLength / 2);
}

export function u32(f: Frame, id: number): Uint32Array {
  const b = aligned(section(f, id, 4), 4);
  return new Uint32Array(b.buffer as ArrayBuffer, b.byteOffset, b.byteLength / 4);
}

export function u64(f: Frame, id: number): BigUint64Array {
  const b = aligned(section(f, id, 8), 8);
  return new BigUint64Array(b.buffer as ArrayBuffer, b.byteOffset, b.byteLength / 8);
}

export const text = (f: Frame, id: number): string => lenient.decode(u8(f, id));

export function strings(f: Frame, id: number): string[] {
  const out: string[] = [];
  const b = u8(f, id);
  for (let from = 0; from < b.length; ) {
    const to = b.indexOf(0, from);
    if (to < 0) throw new FrameError(`section ${id}`);
    out.push(lenient.decode(b.subarray(from, to)));
    from = to + 1;
  }
  return out;
}

/** Columns of a frame that belong together: each with the length it must have. */
export function expectLengths(...columns: readonly (readonly [{ readonly length: number }, number])[]): void {
  for (const [column, length] of columns) if (column.length !== length) throw new FrameError('columns');
}

/** The kind of a frame, one of KIND_… in ids.ts. */
export function frameKind(bytes: Uint8Array): number {
  return openFrame(bytes).kind;
}

export function expect(bytes: Uint8Array, kind: number): Frame {
  const f = openFrame(bytes);
  if (f.kind !== kind) throw new FrameError(`kind ${f.kind}`);
  return f;
}
