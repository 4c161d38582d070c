// A person's own choice of pairs, played over the names of the loaded kernel beside the trainer's. The program plays them
// (symtab/study); here they become words. Pure.

import type { PlayedPairs } from '../../wire/designAnswers.ts';
import type { Training } from '../../wire/studyAnswers.ts';
import { count, plural, visible } from '../text.ts';
import type { Value } from './text.ts';

/** As many pairs are taken: each answer plays all of them over all names, which takes a second with so many. */
const MOST_PAIRS = 24;

/** The texts of both halves. */
type Pair = readonly [string, string];

/** Why a pair was not taken. */
type Wrong = 'empty' | 'unknown' | 'none' | 'full' | 'most';

export interface OwnPairs {
  readonly pairs: readonly Pair[];
  readonly played: PlayedPairs;
  readonly wrong?: { readonly why: Wrong; readonly text: string } | undefined;
}

/** Why the pair is not even asked for. */
export function wrongPair(pairs: readonly Pair[], [first, second]: Pair): OwnPairs['wrong'] {
  if (first === '' || second === '') return { why: 'empty', text: '' };
  return pairs.length >= MOST_PAIRS ? { why: 'most', text: '' } : undefined;
}

/** Why the last of the pairs was not played; undefined if it was. */
export function notPlayed({ rounds }: PlayedPairs, [first, second]: Pair): OwnPairs['wrong'] {
  const last = rounds.at(-1);
  if (!last || last.count > 0) return undefined;
  if (last.first === 0 || last.second === 0) return { why: 'unknown', text: last.first === 0 ? first : second };
  return last.slot === 0 ? { why: 'full', text: '' } : { why: 'none', text: `${first}${second}` };
}

/** The text of each byte that a pair can be made of: letters, and the pairs that were played. */
export function textOf({ pairs, played }: OwnPairs, code: number): string {
  const at = played.rounds.findIndex(({ slot }) => slot === code);
  return at < 0 ? String.fromCharCode(code) : pairs[at]!.join('');
}

/** Bytes left after so many rounds of the trainer. */
export function trainerLeft({ start, left }: Training, rounds: number): number {
  return rounds === 0 ? start : left[Math.min(rounds, left.length) - 1]!;
}

/** Letters of a text that are said: people may type a very long one. */
const SAID = 24;

const quoted = (text: string): string => {
  const letters = [...text];
  return `“${visible(letters.slice(0, SAID).join(''))}${letters.length > SAID ? '…' : ''}”`;
};

/** The pair that became rarest by the last replacement, of those that can be played next. */
function mostChanged({ played }: OwnPairs): PlayedPairs['next'][number] | undefined {
  const lost = (pair: PlayedPairs['next'][number]): number => pair.before - pair.count;
  return played.next.filter((pair) => lost(pair) > 0).sort((a, b) => lost(b) - lost(a))[0];
}

/** What the texts of the card may name of them. */
export function pairFacts(
  own: OwnPairs | undefined,
  training: Training,
): {
  readonly values: Readonly<Record<string, Value>>;
  readonly flags: Readonly<Record<string, boolean>>;
} {
  const rounds = own?.played.rounds ?? [];
  const left = rounds.at(-1)?.left ?? training.start;
  const gap = left - trainerLeft(training, rounds.length);
  const changed = own && mostChanged(own);
  const strong = (text: string): Value => ({ text, ink: 'strong' });
  const wrong = own?.wrong;
  const played = rounds.length > 0;
  return {
    values: {
      ownPair: { text: played ? quoted(own!.pairs.at(-1)!.join('')) : '', ink: 'guess' },
      ownCount: strong(plural(rounds.at(-1)?.count ?? 0, 'time')),
      ownMany: strong(plural(rounds.length, 'pair')),
      ownLeft: strong(plural(left, 'byte')),
      trainerLeft: strong(count(left - gap)),
      gap: strong(plural(Math.abs(gap), 'byte')),
      changed: strong(changed ? quoted(`${textOf(own, changed.first)}${textOf(own, changed.second)}`) : ''),
      changedBefore: strong(plural(changed?.before ?? 0, 'time')),
      changedNow: strong(count(changed?.count ?? 0)),
      ownWrong: { text: quoted(wrong?.text ?? ''), ink: 'guess' },
      mostPairs: strong(count(MOST_PAIRS)),
    },
    flags: {
      paired: played && !wrong,
      behind: played && !wrong && gap > 0,
      ahead: played && !wrong && gap < 0,
      level: played && !wrong && gap === 0,
      changed: changed !== undefined && !wrong,
      pairEmpty: wrong?.why === 'empty',
      pairUnknown: wrong?.why === 'unknown',
      pairNone: wrong?.why === 'none',
      pairFull: wrong?.why === 'full',
      pairMost: wrong?.why === 'most',
    },
  };
}
