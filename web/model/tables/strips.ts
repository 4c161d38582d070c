// Each table as a strip: which kind of symbol its bytes belong to, in so many columns, and where something lies on it. Pure.

import type { Tables } from '../../wire/answers.ts';
import { kindIndex } from '../symbols/list.ts';
import { entryAt } from './place.ts';
import type { TablePart } from './parts.ts';

/** Columns of a strip: more cannot be told apart on a large screen. */
const COLUMNS = 240;

/** The symbol that a byte belongs to; -1 for none. */
function ownerAt(all: Tables, part: TablePart, offset: number): number {
  switch (part.name) {
    case 'names':
      return entryAt(all, offset);
    case 'markers':
      return Math.min(all.numSyms - 1, 256 * Math.floor(offset / part.each));
    case 'seqs_of_names':
      return all.seq(Math.floor(offset / part.each)) ?? -1;
    case 'offsets':
      return Math.floor(offset / part.each);
    default:
      return -1;
  }
}

/** A stretch of one kind, as shares of the strip; kind -1 where bytes belong to no symbol. */
interface Stretch {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

export function stretchesOf(all: Tables, part: TablePart): readonly Stretch[] {
  const columns = Math.max(1, Math.min(COLUMNS, part.bytes.length));
  const list: Stretch[] = [];
  for (let i = 0; i < columns; i++) {
    const owner = ownerAt(all, part, Math.floor((part.bytes.length * (i + 0.5)) / columns));
    const kind = owner < 0 ? -1 : kindIndex(String.fromCharCode(all.type(owner)));
    const last = list.at(-1);
    if (last?.kind === kind) list[list.length - 1] = { ...last, to: (i + 1) / columns };
    else list.push({ kind, from: i / columns, to: (i + 1) / columns });
  }
  return list;
}

/** The stretches as a background of hard stops in the colours of the theme. */
export function stripBackground(stretches: readonly Stretch[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;
  const stops = stretches.map(
    ({ kind, from, to }) => `var(${kind < 0 ? '--k0' : `--k${kind}`}) ${percent(from)} ${percent(to)}`,
  );
  return `linear-gradient(to right, ${stops.join(', ')})`;
}
