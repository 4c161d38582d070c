// The tables of a kernel, as they are sent to a program that loads no file.

import type { Tables } from '../wire/answers.ts';
import type { StudiedTables } from '../wire/protocol.ts';

/** The same bytes as the page's frame has them: copies, because a view would be sent with all of its frame. */
export function studied(t: Tables): StudiedTables {
  return {
    release: t.release,
    numSyms: t.numSyms,
    ltoClang: t.ltoClang,
    word32: t.word32,
    names: t.names.slice(),
    seqs: t.seqs.slice(),
    tokenTable: t.tokenTable.slice(),
    tokenIndex: bytes(t.tokenIndex),
    markers: bytes(t.markers),
    offsets: bytes(t.offsets),
    rounds: new Uint8Array(t.rounds.flatMap(({ slot, first, second }) => [slot, first, second])),
  };
}

export function bytes(view: Uint16Array | Uint32Array | BigUint64Array): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}
