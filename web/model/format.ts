// Hostile text and numbers as people read them: what the first picture and alerts need. figures.ts and kinds.ts have the rest. Pure.

import type { Tables } from '../wire/answers.ts';
import { addressText, visible } from './text.ts';

/** The text with every invisible character made visible, except spaces. */
export function printable(text: string): string {
  return text.replace(/[^ ]+/g, visible);
}

/** At most `most` characters of the text; what is cut off at its end becomes an ellipsis. */
export function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A file's name, cut to the length that a sentence has room for. */
export function brief(name: string): string {
  return clip(name, 60);
}

/** A clause as a sentence: capital first letter, a full stop. */
export function asSentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** Decimal units (1 kB is 1,000 bytes); exact below a thousand. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${three(bytes / 1e3)} kB`;
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** Three figures of a number below 1,000. */
export function three(x: number): string {
  return x >= 99.95 ? x.toFixed(0) : x >= 9.995 ? x.toFixed(1) : x.toFixed(2);
}

/** A kernel address without 0x, as wide as the kernel's words. */
export function address(value: bigint, tables: Pick<Tables, 'word32'>): string {
  return addressText(value, tables.word32);
}

/**
 * Whether a text is an address rather than a name: 0x…, or 8 or 16 hexadecimal digits with a decimal digit among them.
 */
export function looksLikeAddress(query: string): boolean {
  return /^0x[0-9a-f]{1,16}$/i.test(query) || (/^(?:[0-9a-f]{8}|[0-9a-f]{16})$/i.test(query) && /[0-9]/.test(query));
}

/** Bytes the kernel keeps for its symbol tables. */
export function tableBytes(tables: Tables): number {
  const z = tables.sizes;
  return z.numSyms + z.names + z.markers + z.tokenTable + z.tokenIndex + z.seqsOfNames + z.offsets + z.relativeBase;
}
