// Card 5: how far sorting parts neighbours. The guess is a span of places that holds eight of ten pairs. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Costs } from '../../wire/studyAnswers.ts';
import { count } from '../text.ts';
import { flagsOf, mootSearch, percent, readNumbers, twoFigures, value } from './card.ts';
import type { CardModel } from './card.ts';

export interface SortingTruth {
  readonly costs: Costs;
  readonly tables: Tables;
  /** Nine neighbours in memory, by their entries. */
  readonly window: readonly number[];
  /** The entry of a function among them whose padding symbol stands before it; -1 if there is none. */
  readonly padded: number;
}

/** From and to, in places. */
export type Span = readonly [number, number];

const WINDOW = 9;
/** How many entries are searched for a padded function. */
const LOOKED_AT = 3000;
const PADDING = '__pfx_';
const LONGEST = 16;

export const sortingCard: CardModel<SortingTruth, Span> = {
  id: 'sorting',

  truth({ tables, costs }) {
    if (!costs) return undefined;
    const padded = findPadded(tables);
    const middle = padded < 0 ? Math.floor(tables.numSyms / 4) : padded;
    const first = Math.max(0, Math.min(tables.numSyms - WINDOW, middle - (WINDOW >> 1)));
    const window = Array.from({ length: Math.min(WINDOW, tables.numSyms) }, (_, i) => first + i);
    return { costs, tables, window, padded };
  },

  moot: mootSearch,

  lookup: ({ tables, padded }) => (padded < 0 ? undefined : tables.name(padded)),

  begin: ({ tables: { numSyms } }) => [twoFigures(numSyms ** 0.25), twoFigures(numSyms ** 0.55)],

  write: (span) => span.join('-'),

  read(text, { tables }) {
    const [from, to] = readNumbers(text, 2) ?? [];
    return from && to && from <= to && to <= tables.numSyms ? [from, to] : undefined;
  },

  facts({ costs, tables, padded }, span) {
    const { quantiles, together } = costs.sorted;
    const { numSyms } = tables;
    return {
      values: {
        n: value(numSyms),
        from: value(span?.[0] ?? 0, 'guess'),
        to: value(span?.[1] ?? 0, 'guess'),
        p10: value(quantiles[1]!),
        p90: value(quantiles[9]!),
        median: value(quantiles[5]!),
        pMedian: value(percent(quantiles[5]! / numSyms)),
        together: value(together),
        padded: value(padded < 0 ? '' : (tables.name(padded) ?? '')),
        paddedApart: value(padded < 0 ? 0 : Math.abs(costs.rank[padded]! - costs.rank[padded - 1]!), 'b'),
        alphabet: value(costs.alphabet.quantiles[5]!),
      },
      flags: flagsOf({ guess: span !== undefined, padded: padded >= 0 }),
    };
  },

  twin({ costs, tables, window }, _span, shown) {
    return {
      head: ['name', 'place in memory', ...(shown ? ['place by name'] : [])],
      rows: window.map((i) => [tables.name(i) ?? '', count(i + 1), ...(shown ? [count(costs.rank[i]! + 1)] : [])]),
    };
  },
};

/** A function right after its padding symbol, from the first quarter of memory on. */
function findPadded(tables: Tables): number {
  const from = Math.floor(tables.numSyms / 4);
  let before = '';
  for (let i = from; i < Math.min(tables.numSyms, from + LOOKED_AT); i++) {
    const name = tables.name(i) ?? '';
    if (name.length <= LONGEST && name.length > 4 && before === PADDING + name) return i;
    before = name;
  }
  return -1;
}
