// The training as it is played: the state of the 256 tokens after a round, and what a round says. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Contest } from '../../wire/touchedAnswers.ts';
import type { PairChoice } from '../../wire/studyAnswers.ts';
import { hex } from '../figures.ts';
import { count, plural, visible } from '../text.ts';
import type { Token } from '../tokens.ts';

/** A slot of the grid after so many rounds. */
type SlotState = 'letter' | 'made' | 'new' | 'free';

/** The slots after `round` rounds; `new` is the one that this round made. */
export function slotStates(
  tokens: readonly Token[],
  contests: readonly Contest[],
  round: number,
): readonly SlotState[] {
  const states = tokens.map(({ length }): SlotState => (length > 0 ? 'letter' : 'free'));
  contests.forEach(({ slot }, i) => {
    states[slot] = i + 1 === round ? 'new' : i < round ? 'made' : 'free';
  });
  return states;
}

/** Rounds in which several pairs stood equally often, from 1. */
export const tiedRounds = (contests: readonly Contest[]): readonly number[] =>
  contests.flatMap(({ tied }, i) => (tied > 1 ? [i + 1] : []));

/** The tied round before or after this one; the round itself where there is none. */
export function nextTie(contests: readonly Contest[], round: number, by: 1 | -1): number {
  const ties = tiedRounds(contests);
  return (by > 0 ? ties.find((at) => at > round) : ties.findLast((at) => at < round)) ?? round;
}

/** Bytes of the names before the first round: a length byte, type and letters of each. */
export const startBytes = (all: Tables): number => all.sizes.plain;

/** The first round by which that share of all that is saved is saved; 0 for none. */
export function savedBy(all: Tables, contests: readonly Contest[], share: number): number {
  const start = startBytes(all);
  const end = contests.at(-1)?.left ?? start;
  return 1 + contests.findIndex(({ left }) => start - left >= share * (start - end));
}

export const pairText = (tokens: readonly Token[], { first, second }: Pick<PairChoice, 'first' | 'second'>): string =>
  `${visible(tokens[first]?.text ?? '')}·${visible(tokens[second]?.text ?? '')}`;

/** What happened in a round, in one line. */
export function roundText(tokens: readonly Token[], contests: readonly Contest[], round: number): string {
  const c = contests[round - 1];
  if (!c) return 'Before the first round: each byte is a letter or a type.';
  const text = (slot: number): string => visible(tokens[slot]?.text ?? '');
  const tied = c.tied > 1 ? `, ${c.tied} tied` : '';
  return `${text(c.first)} and ${text(c.second)} become ${hex(c.slot, 2)}, “${text(c.slot)}”: ${plural(c.count, 'time')}${tied}. ${count(c.left)} bytes left.`;
}

/** Which rule chose between pairs that stand equally often; '' where one stands most often. */
export function tieText(tokens: readonly Token[], { tied, rivals }: Contest): string {
  const [chosen, ...others] = rivals;
  if (tied < 2 || !chosen) return '';
  const equal = others.filter((rival) => rival.count === chosen.count);
  const rival = equal[0];
  const begin = `${plural(tied, 'pair')} tied at ${count(chosen.count)}.`;
  if (!rival) return begin;
  if (rival.second !== chosen.second)
    return `${begin} The kernel takes the lowest second byte: ${hex(chosen.second, 2)} of ${pairText(tokens, chosen)} is below ${hex(rival.second, 2)} of ${pairText(tokens, rival)}.`;
  return `${begin} Their second bytes are equal, so the kernel takes the lowest first byte: ${hex(chosen.first, 2)} of ${pairText(tokens, chosen)} is below ${hex(rival.first, 2)} of ${pairText(tokens, rival)}.`;
}

/** Symbols whose shrinking is shown: the chosen one, then some from all of memory whose names are neither short nor long. */
export function shrinkingSymbols(all: Tables, chosen: number): readonly number[] {
  const PARTS = 6;
  const [least, most] = [12, 28];
  const list = chosen >= 0 && chosen < all.numSyms ? [chosen] : [];
  for (let part = 0; part < PARTS; part++) {
    const to = Math.floor((all.numSyms * (part + 1)) / PARTS);
    for (let i = Math.floor((all.numSyms * (part + 0.5)) / PARTS); i < to; i++) {
      const { length } = all.name(i) ?? '';
      if (length < least || length > most || list.includes(i)) continue;
      list.push(i);
      break;
    }
  }
  return list;
}
