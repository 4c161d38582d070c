// What a class votes on before the truth of a card is shown: which choices are right for the loaded kernel, and the values in
// their texts (static/lecture). The choices stand in a fixed order and do not depend on the truth, so they tell nothing. Pure.

import { twoFigures, value } from './card.ts';
import { isBest, pairWord } from './training.ts';
import type { BatchesTruth } from './batches.ts';
import type { NamesakesTruth } from './namesakes.ts';
import type { Sizes } from './sizes.ts';
import type { SkippingTruth } from './skipping.ts';
import type { SortingTruth } from './sorting.ts';
import type { TrainingTruth } from './training.ts';
import type { Value } from './text.ts';

export interface Vote {
  /** Places of the right choices. */
  readonly right: readonly number[];
  readonly values?: Readonly<Record<string, Value>>;
  /** The choices, where the text cannot have them. */
  readonly choices?: readonly string[];
  /** A line for each choice in a square of 100, over the line of the scan. */
  readonly lines?: readonly string[];
}

const QUARTERS = [0.25, 0.5, 0.75] as const;

/** Which of four parts a number lies in. */
function partOf(x: number, ends: readonly number[]): number {
  const part = ends.findIndex((end) => x <= end);
  return part < 0 ? ends.length : part;
}

/** Three numbers that part 1 to `most` on a log scale: powers of ten where there is room for three. */
function partsOf(most: number): readonly number[] {
  const roomy = most >= 10_000;
  return QUARTERS.map((q) => (roomy ? 10 ** Math.round(q * Math.log10(most)) : twoFigures(most ** q)));
}

function parted(x: number, most: number): Vote {
  const ends = partsOf(most);
  const [low, middle, high] = ends.map((end) => value(end));
  return { right: [partOf(x, ends)], values: { low: low!, middle: middle!, high: high! } };
}

/** The shapes of card 1. A search costs about the same wherever the symbol lies, in every map: flat. */
const SHAPES = ['M4 88C30 66 60 62 96 58', 'M4 96L96 42', 'M4 54H96', 'M4 22C40 30 60 40 96 68'];
const FLAT = 2;

const VOTES = {
  costs: (): Vote => ({ right: [FLAT], lines: SHAPES }),
  sizes: ({ parts }: Sizes): Vote => ({ right: [partOf(parts[0]!.share, QUARTERS)] }),
  training({ rounds, texts }: TrainingTruth): Vote {
    const round = rounds[0] ?? [];
    return {
      choices: round.map((choice) => `“${pairWord(texts, choice)}”`),
      right: round.flatMap((_, i) => (isBest(round, i) ? [i] : [])),
    };
  },
  sorting: ({ costs, tables }: SortingTruth): Vote => parted(costs.sorted.quantiles[5]!, tables.numSyms),
  skipping: ({ read, skipped }: SkippingTruth): Vote => ({ right: [partOf(skipped / read, QUARTERS)] }),
  namesakes: (_: NamesakesTruth): Vote => ({ right: [0] }),
  batches: ({ costs, numSyms }: BatchesTruth): Vote => parted(costs.crossing, numSyms),
};

/** The vote of a card; undefined: nobody votes on it. */
export function voteOf(id: string, truth: unknown): Vote | undefined {
  const vote = (VOTES as Readonly<Record<string, ((truth: never) => Vote) | undefined>>)[id];
  return vote?.(truth as never);
}
