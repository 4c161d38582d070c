// What is uploaded of an opened file: the gzip of its text, and nothing that is not in the text.

import { canDigest, sha256 } from './digest.ts';
import { Refused } from './shareHost.ts';

export interface Packed {
  readonly gzip: Blob;
  /** SHA-256 of the gzip. */
  readonly digest: string;
}

/** RFC 1952: magic, deflate, flags, time. */
const HEADER_BYTES = 8;

/**
 * Whether a gzip can go as it is. A header may also hold the file's name, a comment and a time, which are nobody's
 * business; a gzip made by a browser has none of these, so that what was received is passed on under its own digest.
 */
export function isBareGzip(header: Uint8Array): boolean {
  const [magic1, magic2, method, ...rest] = header;
  return (
    header.length === HEADER_BYTES &&
    magic1 === 0x1f &&
    magic2 === 0x8b &&
    method === 8 &&
    rest.every((byte) => byte === 0)
  );
}

const isGzip = ([magic1, magic2]: Uint8Array): boolean => magic1 === 0x1f && magic2 === 0x8b;

/** Compresses in this browser; sends nothing. Rejects with signal.reason when aborted. */
export async function pack(file: Blob, signal: AbortSignal): Promise<Packed> {
  if (!canDigest()) throw new Refused('insecure');
  const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  const bytes = isBareGzip(header) ? await file.arrayBuffer() : await gzipped(file, isGzip(header), signal);
  const digest = await sha256(bytes);
  signal.throwIfAborted();
  return { gzip: new Blob([bytes], { type: 'application/gzip' }), digest };
}

function gzipped(file: Blob, unpackFirst: boolean, signal: AbortSignal): Promise<ArrayBuffer> {
  const pipe = { signal };
  const text = unpackFirst ? file.stream().pipeThrough(new DecompressionStream('gzip'), pipe) : file.stream();
  return new Response(text.pipeThrough(new CompressionStream('gzip'), pipe)).arrayBuffer();
}
