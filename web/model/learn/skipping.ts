// Card 7: which share of a lookup's bytes is skipping, and what other distances of markers would change. The guess is a
// share in percent. Pure.

import type { Costs, Spacing } from '../../wire/studyAnswers.ts';
import { count } from '../text.ts';
import { flagsOf, mootSearch, percent, readNumbers, value } from './card.ts';
import type { CardModel } from './card.ts';

export interface SkippingTruth {
  readonly costs: Costs;
  readonly numSyms: number;
  /** The first probe of every search: its seq, and how many records it skips. */
  readonly seq: number;
  readonly name: string | undefined;
  /** Means of one lookup. */
  readonly read: number;
  readonly skipped: number;
}

export const KERNEL_SPACING = 256;
const FIRST_TRIED = 16;

export const skippingCard: CardModel<SkippingTruth, number> = {
  id: 'skipping',

  truth({ tables, costs }) {
    if (!costs) return undefined;
    const { numSyms } = tables;
    const all = costs.seqs + costs.markers + costs.skipped + costs.expand;
    return {
      costs,
      numSyms,
      seq: tables.seq((numSyms - 1) >> 1) ?? 0,
      name: tables.name(tables.seq((numSyms - 1) >> 1) ?? 0),
      read: all / numSyms,
      skipped: costs.skipped / numSyms,
    };
  },

  moot: mootSearch,

  lookup: ({ name }) => name,

  begin: () => 50,

  write: String,

  read(text) {
    const [part] = readNumbers(text, 1) ?? [];
    return part !== undefined && part <= 100 ? part : undefined;
  },

  tryFirst: () => FIRST_TRIED,

  facts({ costs, numSyms, seq, read, skipped }, guess, tried) {
    const now = spacing(costs, tried);
    const kernel = spacing(costs, KERNEL_SPACING);
    const more = now.memory - kernel.memory;
    return {
      values: {
        n: value(numSyms),
        probes: value(Math.round(costs.probes / numSyms)),
        guess: value(percent((guess ?? 0) / 100), 'guess'),
        pSkipped: value(percent(skipped / read), 'b'),
        skipped: value(Math.round(skipped), 'b'),
        read: value(Math.round(read)),
        tried: value(tried),
        triedRead: value(Math.round(now.read / numSyms)),
        triedMemory: value(Math.abs(more)),
        record: value(seq),
        markers: value(kernel.memory / 4),
        allMarkers: value(4 * numSyms),
      },
      flags: flagsOf({
        guess: guess !== undefined,
        kernel: tried === KERNEL_SPACING,
        more: more > 0,
        less: more < 0,
        oneBlock: numSyms <= KERNEL_SPACING,
      }),
    };
  },

  twin({ costs, numSyms }, _guess, shown) {
    if (!shown) return { head: ['marker every'], rows: [[count(KERNEL_SPACING)]] };
    const opened = (costs.expand + costs.seqs + costs.markers) / numSyms;
    return {
      head: ['marker every', 'bytes skipped', 'bytes opened', 'bytes read', 'bytes of markers'],
      rows: costs.spacings.map((s) =>
        [s.every, s.skips / numSyms, opened, s.read / numSyms, s.memory].map((x) => count(Math.round(x))),
      ),
    };
  },
};

function spacing(costs: Costs, every: number): Spacing {
  return costs.spacings.find((s) => s.every === every) ?? costs.spacings[0]!;
}
