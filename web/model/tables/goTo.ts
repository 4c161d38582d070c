// What a person types to go somewhere in the tables. Pure.

import type { Tables } from '../../wire/answers.ts';
import { looksLikeAddress } from '../format.ts';
import type { TablePart } from './parts.ts';
import type { BytePlace } from './place.ts';

type Aim =
  | { readonly kind: 'byte'; readonly place: BytePlace }
  | { readonly kind: 'entry'; readonly seq: number }
  /** A name or an address, which a lookup finds. */
  | { readonly kind: 'lookup'; readonly text: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** names[638,359], names 638359, kallsyms_names+0x9bd97 */
const BYTE = /^(?:kallsyms_)?([a-z_]+)\s*(?:\[|\+|:|\s)\s*(0x[0-9a-f]+|[\d,]+)\s*\]?$/i;

export function aimOf(text: string, all: Tables, parts: readonly TablePart[]): Aim {
  const typed = text.trim();
  const [, label = '', digits = ''] = BYTE.exec(typed) ?? [];
  const part = parts.find((p) => p.label === label.toLowerCase() || p.name === label.toLowerCase());
  if (part) {
    const offset = Number(digits.replaceAll(',', ''));
    if (offset < part.bytes.length) return { kind: 'byte', place: { table: part.name, offset } };
    return { kind: 'wrong', why: `${part.label} has ${part.bytes.length.toLocaleString('en-US')} bytes` };
  }
  if (/^#?[\d,]+$/.test(typed) && !looksLikeAddress(typed)) {
    const seq = Number(typed.replace(/[#,]/g, ''));
    if (seq < all.numSyms) return { kind: 'entry', seq };
    return { kind: 'wrong', why: `there are ${all.numSyms.toLocaleString('en-US')} symbols, counted from 0` };
  }
  return typed
    ? { kind: 'lookup', text: typed }
    : { kind: 'wrong', why: 'type a name, an address, an entry, or table[offset]' };
}
