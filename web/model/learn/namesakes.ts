// Card 8: which of several symbols of one name a lookup answers with. The guess is one of them, or none. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Costs } from '../../wire/studyAnswers.ts';
import { address } from '../format.ts';
import { count, visible } from '../text.ts';
import { flagsOf, mootSearch, readNumbers, value } from './card.ts';
import type { CardModel } from './card.ts';

interface Namesake {
  readonly seq: number;
  /** Position in name order. */
  readonly k: number;
  /** The end of its address. */
  readonly address: string;
  /** Functions around it in memory, by which it can be told from the others. */
  readonly near: string;
}

export interface NamesakesTruth {
  readonly costs: Costs;
  readonly tables: Tables;
  readonly name: string;
  readonly list: readonly Namesake[];
  /** Which of them the halving meets. */
  readonly hit: number;
  /** The name before them in name order. */
  readonly before: string;
}

/** 0 to 2: one of them; 3: none. */
export type Pick = number;

const MOST = 3;
export const NONE = MOST;
const ORDINALS = ['first', 'second', 'third'] as const;

export const namesakesCard: CardModel<NamesakesTruth, Pick> = {
  id: 'namesakes',

  truth({ tables, costs }) {
    if (!costs || costs.three < 0) return undefined;
    const list = Array.from({ length: MOST }, (_, i) => namesake(tables, costs.three + i));
    const seqBefore = costs.three > 0 ? tables.seq(costs.three - 1) : undefined;
    return {
      costs,
      tables,
      list,
      name: tables.name(list[0]!.seq) ?? '',
      hit: costs.threeHit - costs.three,
      before: seqBefore === undefined ? '' : (tables.name(seqBefore) ?? ''),
    };
  },

  moot(known) {
    const reason = mootSearch(known);
    return reason ?? (known.costs && known.costs.three < 0 ? 'noThree' : undefined);
  },

  begin: () => undefined,

  lookup: ({ name }) => name,

  write: String,

  read(text) {
    const [pick] = readNumbers(text, 1) ?? [];
    return pick !== undefined && pick <= NONE ? pick : undefined;
  },

  facts({ costs, name, list, hit }, pick) {
    return {
      values: {
        name: value(visible(name)),
        guess: value(pick === undefined ? '' : pick === NONE ? 'none of them' : `the ${ORDINALS[pick]}`, 'guess'),
        address: value(`…${list[0]!.address}`, 'b'),
        hit: value(`the ${ORDINALS[hit] ?? 'first'}`),
        walk: value(hit + 1),
        names: value(costs.sharedNames),
        symbols: value(costs.sharing),
      },
      flags: flagsOf({ guess: pick !== undefined }),
    };
  },

  twin({ list, hit }, pick, shown) {
    return {
      head: ['which', 'near', 'address', ...(shown ? ['place by name', 'what happens'] : [])],
      rows: list.map((one, i) => [
        `${ORDINALS[i]}${pick === i ? ', yours' : ''}`,
        one.near,
        `…${one.address}`,
        ...(shown ? [count(one.k), i === 0 ? 'answered' : i === hit ? 'met by the halving' : 'walked over'] : []),
      ]),
    };
  },
};

const DIGITS = 7;
/** How many neighbours are examined to find one whose name tells the symbol apart. */
const REACH = 40;

function namesake(tables: Tables, k: number): Namesake {
  const seq = tables.seq(k) ?? 0;
  const where = tables.address(seq);
  return {
    seq,
    k,
    address: where === undefined ? '' : address(where, tables).slice(-DIGITS),
    near: visible(globalNear(tables, seq)),
  };
}

/** The nearest global function before it. */
function globalNear(tables: Tables, seq: number): string {
  for (let i = seq - 1; i >= Math.max(0, seq - REACH); i--) {
    const name = tables.name(i) ?? '';
    if (tables.type(i) === 84 && !name.startsWith('__pfx_')) return name;
  }
  return '';
}
