// What is shown of the view Tables, as a link holds it: its part, and there a byte or a round. Pure.
//
//   bytes                 the explorer at the symbol that was looked up
//   bytes.names.638359    a byte
//   training.54           a round
//   releases

import { TABLE_NAMES } from './parts.ts';
import type { TableName } from './parts.ts';
import type { BytePlace } from './place.ts';

export const TABLE_PARTS = [
  { id: 'overview', label: 'Overview' },
  { id: 'bytes', label: 'Bytes' },
  { id: 'training', label: 'Training' },
  { id: 'releases', label: 'Releases' },
] as const;
export type TablesPart = (typeof TABLE_PARTS)[number]['id'];

export interface Touched {
  readonly part: TablesPart;
  readonly place?: BytePlace | undefined;
  /** From 0, before the first, to the number of rounds. */
  readonly round?: number | undefined;
}

/** Whatever means nothing is the overview. */
export function readTouched(text: string): Touched {
  const [head, second = '', third = ''] = text.split('.');
  const part = TABLE_PARTS.find(({ id }) => id === head)?.id ?? 'overview';
  const number = (digits: string): number | undefined => (/^\d{1,10}$/.test(digits) ? Number(digits) : undefined);
  if (part === 'training') return { part, round: number(second) };
  const table: TableName | undefined = TABLE_NAMES.find((name) => name === second);
  const offset = number(third);
  if (part === 'bytes' && table && offset !== undefined) return { part, place: { table, offset } };
  return { part };
}

export function writeTouched({ part, place, round }: Touched): string {
  if (part === 'overview') return '';
  if (part === 'bytes' && place) return `${part}.${place.table}.${place.offset}`;
  return part === 'training' && round !== undefined ? `${part}.${round}` : part;
}
