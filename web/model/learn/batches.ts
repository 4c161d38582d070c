// Card 9: from how many names on one scan reads less than as many searches. The guess is that number. Pure.

import type { Costs } from '../../wire/studyAnswers.ts';
import { count } from '../text.ts';
import { flagsOf, mootSearch, percent, readNumbers, twoFigures, value } from './card.ts';
import type { CardModel } from './card.ts';

export interface BatchesTruth {
  readonly costs: Costs;
  readonly numSyms: number;
  /** Mean bytes of one search. */
  readonly search: number;
}

export const batchesCard: CardModel<BatchesTruth, number> = {
  id: 'batches',

  truth({ tables, costs }) {
    const { numSyms } = tables;
    const search = costs?.batches[0]?.search;
    return costs && search !== undefined ? { costs, numSyms, search } : undefined;
  },

  moot: mootSearch,

  begin: ({ numSyms }) => twoFigures(Math.sqrt(numSyms)),

  write: String,

  read(text, { numSyms }) {
    const [names] = readNumbers(text, 1) ?? [];
    return names !== undefined && names >= 1 && names <= numSyms ? names : undefined;
  },

  facts({ costs, numSyms, search }, guess) {
    const { crossing, whole } = costs;
    return {
      values: {
        n: value(numSyms),
        guess: value(guess ?? 0, 'guess'),
        crossing: value(crossing),
        pCrossing: value(percent(crossing / numSyms)),
        whole: value(whole, 'a'),
        search: value(Math.round(search), 'b'),
        scanOne: value(Math.round(costs.batches[0]?.scan ?? 0), 'a'),
      },
      flags: flagsOf({ guess: guess !== undefined, never: crossing > numSyms }),
    };
  },

  twin({ costs }, _guess, shown) {
    if (!shown) return { head: ['names'], rows: costs.batches.map(({ names }) => [count(names)]) };
    return {
      head: ['names', 'bytes of one scan', 'bytes of searches', 'reads less'],
      rows: costs.batches.map(({ names, scan, search }) => [
        count(names),
        count(scan),
        count(search),
        scan < search ? 'one scan' : 'searches',
      ]),
    };
  },
};
