// Card 3: three rounds of token training, played against the trainer, then all rounds. The guess is what was picked, round by
// round, as places in the round's candidates. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { PairChoice, Training } from '../../wire/studyAnswers.ts';
import { count, visible } from '../text.ts';
import { readTokens } from '../tokens.ts';
import { flagsOf, percent, value } from './card.ts';
import type { CardModel, Twin } from './card.ts';
import { pairFacts, trainerLeft } from './ownPairs.ts';
import type { OwnPairs } from './ownPairs.ts';
import { textFacts } from './ownText.ts';
import type { OwnText } from './ownText.ts';

export interface TrainingTruth {
  readonly training: Training;
  readonly tables: Tables;
  /**
   * The candidates of each round that is played, ordered by their letters, so that the order does not show the answer.
   */
  readonly rounds: readonly (readonly PairChoice[])[];
  /** Text of each code. */
  readonly texts: readonly string[];
  readonly ownText: OwnText | undefined;
  readonly ownPairs: OwnPairs | undefined;
}

export type Picks = readonly number[];

export const trainingCard: CardModel<TrainingTruth, Picks> = {
  id: 'training',

  truth({ tables, training, ownText, ownPairs }) {
    if (!training || training.left.length === 0) return undefined;
    const texts = readTokens(tables).map((token) => token.text);
    const byLetters = (a: PairChoice, b: PairChoice): number => (pairWord(texts, a) < pairWord(texts, b) ? -1 : 1);
    return {
      training,
      tables,
      texts,
      ownText,
      ownPairs,
      rounds: training.choices.map((round) => [...round].sort(byLetters)),
    };
  },

  moot({ tables }) {
    if (tables.rounds.length === 0) return 'noRounds';
    return tables.numSyms < 8 ? 'few' : undefined;
  },

  begin: () => [],

  write: (picks) => (picks.length > 0 ? picks.join('-') : 'none'),

  read(text, { rounds }) {
    if (text === 'none') return [];
    if (!/^\d(-\d){0,2}$/.test(text)) return undefined;
    const picks = text.split('-').map(Number);
    return picks.every((pick, round) => pick < (rounds[round]?.length ?? 0)) ? picks : undefined;
  },

  tryFirst: ({ training }) => training.left.length,

  facts(truth, picks) {
    const { training, tables, rounds, texts } = truth;
    const { start, left } = training;
    const end = left.at(-1)!;
    const last = tables.rounds.at(-1)!;
    const first = tables.rounds[0]!;
    const saved = start - left[0]!;
    const over = overtaken(truth);
    const free = 256 - left.length;
    const ownText = textFacts(truth.ownText);
    const ownPairs = pairFacts(truth.ownPairs, training);
    return {
      values: {
        n: value(tables.numSyms),
        round: value(Math.min(rounds.length, (picks?.length ?? 0) + 1)),
        hits: value(
          `${(picks ?? []).filter((pick, round) => isBest(rounds[round]!, pick)).length} of ${picks?.length ?? 0}`,
          'guess',
        ),
        rounds: value(left.length),
        start: value(start),
        end: value(end),
        pEnd: value(percent(end / start)),
        half: value(1 + left.findIndex((bytes) => bytes <= (start + end) / 2)),
        last: value(`“${visible(texts[last.slot] ?? '')}”`),
        lastCount: value(last.count),
        free: value(free),
        tokenTable: value(tables.sizes.tokenTable),
        best: value(`“${pairWord(texts, { ...first, count: 0 })}”`),
        bestCount: value(first.count),
        saved: value(saved),
        overtaken: value(over ? `“${over[0]}”` : ''),
        winner: value(over ? `“${over[1]}”` : ''),
        ...ownText.values,
        ...ownPairs.values,
      },
      flags: flagsOf({
        guess: picks !== undefined,
        played: (picks?.length ?? 0) > 0,
        done: (picks?.length ?? 0) >= rounds.length,
        full: free + left.length === 256 && last.count > 1 && left.length > 150,
        overlaps: first.count > saved && first.first === first.second,
        overtaken: over !== undefined,
        ...ownText.flags,
        ...ownPairs.flags,
      }),
    };
  },

  twin(truth, picks, shown) {
    const { rounds, training, texts, tables, ownPairs } = truth;
    if (shown && ownPairs && ownPairs.pairs.length > 0) return ownTwin(truth, ownPairs);
    if (shown)
      return {
        head: ['round', 'token', 'times', 'bytes left'],
        rows: tables.rounds.map((round, i) => [
          String(i + 1),
          visible(texts[round.slot] ?? ''),
          count(round.count),
          count(training.left[i] ?? 0),
        ]),
      };
    const known = picks?.length ?? 0;
    return {
      head: ['round', 'pair', 'times'],
      rows: rounds
        .slice(0, known + 1)
        .flatMap((round, i) =>
          round.map((choice) => [
            String(i + 1),
            pairWord(texts, choice),
            i < known ? count(choice.count) : 'not shown yet',
          ]),
        ),
    };
  },
};

/** The person's rounds beside those of the trainer, as the figure shows them. */
function ownTwin({ training, texts, tables }: TrainingTruth, { pairs, played }: OwnPairs): Twin {
  return {
    head: ['round', 'your pair', 'times', 'bytes left', 'the trainer’s pair', 'its times', 'its bytes left'],
    rows: played.rounds.map(({ count: times, left }, i) => {
      const round = tables.rounds[i];
      return [
        String(i + 1),
        visible(pairs[i]!.join('')),
        count(times),
        count(left),
        round ? visible(texts[round.slot] ?? '') : '',
        round ? count(round.count) : '',
        count(trainerLeft(training, i + 1)),
      ];
    }),
  };
}

export function pairWord(texts: readonly string[], { first, second }: PairChoice): string {
  return visible(`${texts[first] ?? ''}${texts[second] ?? ''}`);
}

/** Whether no candidate of the round is more frequent. Of equally frequent ones, each is right. */
export function isBest(round: readonly PairChoice[], pick: number): boolean {
  return round[pick]?.count === Math.max(...round.map((choice) => choice.count));
}

/** A pair that was more frequent than another before round 1, and less frequent before round 2. */
function overtaken({ training: { choices }, texts }: TrainingTruth): [string, string] | undefined {
  const [one = [], two = []] = choices;
  const later = (choice: PairChoice): number =>
    two.find((c) => c.first === choice.first && c.second === choice.second)?.count ?? -1;
  for (const a of one)
    for (const b of one)
      if (a.count > b.count && later(a) >= 0 && later(a) < later(b)) return [pairWord(texts, a), pairWord(texts, b)];
  return undefined;
}
