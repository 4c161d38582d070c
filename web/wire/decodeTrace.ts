// Decodes one lookup with every step (symtab/wire/trace.go).

import type { Fetch, Step, Trace } from './answers.ts';
import { STEP_KINDS } from './answers.ts';
import { expect, FrameError, lenient, text, u16, u32, u64, u8 } from './frame.ts';
import * as ids from './ids.ts';

export function decodeTrace(bytes: Uint8Array): Trace {
  const f = expect(bytes, ids.KIND_TRACE);
  const info = u32(f, ids.SEC_INFO);
  const columns = u32(f, ids.SEC_FETCH);
  const codes = u8(f, ids.SEC_FETCH_CODES);
  const lens = u16(f, ids.SEC_FETCH_LENS);
  const letters = u8(f, ids.SEC_FETCH_TEXT);
  const binaryBytes = info[ids.TRACE_BINARY_BYTES]!;
  const fetches: Fetch[] = [];
  let code = 0;
  let letter = 0;
  for (let at = 0; at < columns.length; at += ids.FETCH_STRIDE) {
    const c = (i: number): number => columns[at + i]!;
    const length = c(ids.FETCH_LENGTH);
    const own = letters.subarray(letter, letter + c(ids.FETCH_TEXT_LEN));
    fetches.push({
      walk: c(ids.FETCH_WALK) !== 0,
      k: c(ids.FETCH_K),
      low: c(ids.FETCH_LOW) | 0,
      high: c(ids.FETCH_HIGH) | 0,
      leftLow: c(ids.FETCH_LEFT_LOW) | 0,
      leftHigh: c(ids.FETCH_LEFT_HIGH) | 0,
      seq: c(ids.FETCH_SEQ),
      marker: c(ids.FETCH_MARKER),
      skipped: c(ids.FETCH_SKIPPED),
      record: c(ids.FETCH_RECORD),
      header: c(ids.FETCH_HEADER),
      codes: codes.subarray(code, code + length),
      pieces: cut(own, lens.subarray(code, code + length)),
      type: lenient.decode(own.subarray(0, 1)),
      name: lenient.decode(own.subarray(1)),
      bytes: own.subarray(1),
      sign: c(ids.FETCH_SIGN) | 0,
      diff: c(ids.FETCH_DIFF),
      bytesFrom: c(ids.FETCH_BYTES_FROM),
      bytesTo: columns[at + ids.FETCH_STRIDE + ids.FETCH_BYTES_FROM] ?? binaryBytes,
    });
    code += length;
    letter += own.length;
  }
  if (code !== codes.length || letter !== letters.length) throw new FrameError('fetches');
  const found = info[ids.TRACE_FOUND] === 1;
  return {
    query: text(f, ids.SEC_QUERY),
    queryBytes: u8(f, ids.SEC_QUERY),
    found,
    seq: found ? info[ids.TRACE_SEQ]! : -1,
    address: u64(f, ids.SEC_MATCH)[0] ?? 0n,
    first: found ? info[ids.TRACE_FIRST]! : -1,
    last: found ? info[ids.TRACE_LAST]! : -1,
    probes: info[ids.TRACE_PROBES]!,
    fetches,
    steps: decodeSteps(u32(f, ids.SEC_STEP), fetches.length),
    binaryBytes,
    linearBytes: info[ids.TRACE_LINEAR_READ]!,
    linearExpanded: info[ids.TRACE_LINEAR_EXPANDED]!,
    numSyms: info[ids.TRACE_NUM_SYMS]!,
  };
}

function decodeSteps(rows: Uint32Array, fetches: number): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < rows.length; at += 3) {
    const kind = STEP_KINDS[rows[at]!];
    if (!kind || rows[at + 1]! >= fetches || rows.length % 3 !== 0) throw new FrameError('steps');
    steps.push({ kind, fetch: rows[at + 1]!, bytesTo: rows[at + 2]! });
  }
  return steps;
}

/** Text of each compressed byte, given the lengths Go found. */
export function cut(letters: Uint8Array, lens: Uint16Array): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const len of lens) {
    pieces.push(lenient.decode(letters.subarray(from, from + len)));
    from += len;
  }
  return pieces;
}
