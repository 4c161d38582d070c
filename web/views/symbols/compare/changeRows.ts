// The rows of a list of changes as a file has them.

import { addressText } from '../../../model/text.ts';
import type { Tables } from '../../../wire/answers.ts';
import type { Changes } from '../../../wire/compareAnswers.ts';
import type { Pair } from './pair.ts';

const SYMBOL = ['name', 'type', 'address', 'bytes to the next'] as const;

export const CHANGE_HEAD: readonly string[] = [
  ...SYMBOL.map((what) => `${what}, A`),
  ...SYMBOL.map((what) => `${what}, B`),
  'bytes of the tables, difference',
];

export function* changeRows(changes: Changes, { a, b }: Pair['difference']): Iterable<readonly (string | number)[]> {
  for (let row = 0; row < changes.length; row++) {
    const c = changes.at(row);
    yield [...symbol(a.tables, c.a, c.sizeA), ...symbol(b.tables, c.b, c.sizeB), c.cost];
  }
}

function symbol(t: Tables, seq: number, size: number | undefined): readonly (string | number)[] {
  if (seq < 0) return ['', '', '', ''];
  return [t.name(seq) ?? '', String.fromCharCode(t.type(seq)), addressText(t.address(seq) ?? 0n, t.word32), size ?? ''];
}
