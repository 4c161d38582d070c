// Tables of a few names written in given tokens, for the tests of what reads entries.

import type { Tables } from '../../wire/answers.ts';
import { makeTables } from '../fixture.ts';

/** The pieces that tokens stand for, beside each character of ASCII. */
const PIECES = ['ecurit', '_fi', 'le_', 'op', 'en', 'trace'];
const FIRST_PIECE = 128;

/** Each name has its type before it. It is written from the left with the longest piece that fits. */
export function inTokens(typed: readonly string[]): Tables {
  const texts = Array.from(
    { length: 256 },
    (_, i) => PIECES[i - FIRST_PIECE] ?? (i < FIRST_PIECE ? String.fromCharCode(i) : ''),
  );
  const index: number[] = [];
  const table: number[] = [];
  for (const text of texts) {
    index.push(table.length);
    table.push(...[...text].map((letter) => letter.charCodeAt(0)), 0);
  }
  const names: number[] = [];
  const records = [0];
  for (const one of typed) {
    const codes = written(one, texts);
    names.push(codes.length, ...codes);
    records.push(names.length);
  }
  return {
    ...makeTables(typed.map((one) => one.slice(1))),
    names: Uint8Array.from(names),
    records: Uint32Array.from(records),
    tokenTable: Uint8Array.from(table),
    tokenIndex: Uint16Array.from(index),
    tokenUses: new Uint32Array(256),
  };
}

function written(text: string, texts: readonly string[]): number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = PIECES.find((one) => text.startsWith(one, at)) ?? text[at]!;
    codes.push(texts.indexOf(piece));
    at += piece.length;
  }
  return codes;
}
