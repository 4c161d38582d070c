// Card 10: 91 ways to keep the symbols. The guess is the designs that were tried, as places in the list of designs; the last one
// is the person's own. Pure.

import type { Design, Designs } from '../../wire/designAnswers.ts';
import { beating, designSaid, edgeOf, isAt, isInNameOrder, kernelDesign, oldDesign } from '../designs.ts';
import type { Measure } from '../designs.ts';
import { bytesText, count } from '../text.ts';
import { flagsOf, percent, value } from './card.ts';
import type { CardModel } from './card.ts';
import { MEASURED_SAMPLE, SAMPLE_IMAGES } from './packedSample.ts';

export interface DesignsTruth {
  readonly designs: Designs;
  readonly list: readonly Design[];
  readonly kernel: Design;
  readonly old: Design;
  /** Whether the loaded kernel has the design of 6.2. */
  readonly hasSeqs: boolean;
  /** Bytes of each design's image by xz -6; of the sample only. */
  readonly measured: readonly number[] | undefined;
}

/** Places in the list, in the order in which they were tried; never empty. */
export type TriedDesigns = readonly number[];

/** As many tries are kept. */
const MOST = 12;
const BOTH: readonly Measure[] = ['memory', 'byName'];

export const designsCard: CardModel<DesignsTruth, TriedDesigns> = {
  id: 'designs',

  truth({ tables, designs }) {
    if (!designs) return undefined;
    const { list } = designs;
    return {
      designs,
      list,
      kernel: kernelDesign(list),
      old: oldDesign(list),
      hasSeqs: tables.hasSeqs && !tables.indexBuilt,
      measured: tables.fingerprint === MEASURED_SAMPLE ? SAMPLE_IMAGES : undefined,
    };
  },

  moot: () => undefined,

  begin: ({ list, kernel }) => [list.indexOf(kernel)],

  write: (tries) => tries.join('-'),

  read(text, { list }) {
    if (!/^\d{1,2}(-\d{1,2}){0,11}$/.test(text)) return undefined;
    const tries = text.split('-').map(Number);
    return tries.every((at) => at < list.length) ? tries : undefined;
  },

  tryFirst: (truth) => truth.list.indexOf(praised(truth)),

  facts(truth, tries, tried) {
    const { designs, list, kernel, hasSeqs, measured } = truth;
    const own = tries && list[tries.at(-1)!];
    const looked = list[tried] ?? kernel;
    const better = beating(list, kernel, BOTH);
    const packed = beating(list, kernel, [...BOTH, 'image']);
    const [lessMemory, lessReading] = [own && own.memory < kernel.memory, own && own.byName < kernel.byName];
    const differs = own !== undefined && own !== kernel;
    return {
      values: {
        all: value(list.length),
        both: value(better.length),
        xz6: value(measured ? better.filter((d) => imageOf(truth, d)! < imageOf(truth, kernel)!).length : 0),
        goXz: value(packed.length || 'none'),
        tried: value(capital(designSaid(looked))),
        triedMemory: value(change(looked.memory, kernel.memory)),
        triedReading: value(change(looked.byName, kernel.byName)),
        triedListing: value(bytesText(looked.listing)),
        kernelListing: value(bytesText(kernel.listing)),
        hashReading: value(Math.round(list.find((d) => isAt(d, 'tokens', 'mph', 256))!.byName)),
        kernelReading: value(Math.round(kernel.byName)),
      },
      flags: flagsOf({
        guess: own !== undefined,
        old: !hasSeqs,
        own: own === kernel,
        winsBoth: differs && !!lessMemory && !!lessReading,
        winsMemory: differs && !!lessMemory && !lessReading,
        winsReading: differs && !lessMemory && !!lessReading,
        winsNone: differs && !lessMemory && !lessReading,
        some: better.length > 0,
        sample: measured !== undefined,
        packed: designs.compressor !== '',
        price: looked.listing > kernel.listing,
        front: looked.names === 'front' || looked.names === 'fronttok',
        hash: looked.index === 'hash' || looked.index === 'mph',
      }),
    };
  },

  twin(truth, tries, shown) {
    const { list, kernel, old } = truth;
    const mine = (tries ?? []).map((at) => list[at]!);
    const rows = shown ? [...edgeOf(list, 'memory', 'byName'), ...mine] : mine;
    const all = [...new Set([old, kernel, ...rows])];
    const more = (design: Design): string[] =>
      shown ? [count(Math.round(design.byAddress)), count(design.listing)] : [];
    return {
      head: ['design', 'memory', 'packed', 'read by name', ...(shown ? ['address to name', 'list all'] : [])],
      rows: all.map((design) => [
        `${designSaid(design)}${design === mine.at(-1) ? ', yours' : ''}`,
        count(design.memory),
        imageOf(truth, design) === undefined ? 'not packed' : count(imageOf(truth, design)!),
        count(Math.round(design.byName)),
        ...more(design),
      ]),
    };
  },
};

/** Bytes of a design's packed image: those of xz -6 where they were measured, else those of Go's xz where it has packed. */
export function imageOf({ list, measured }: DesignsTruth, design: Design): number | undefined {
  return measured ? measured[list.indexOf(design)] : design.image;
}

/** The design with the least memory among those that beat the kernel's, and read at most half as much where there are such. */
function praised(truth: DesignsTruth): Design {
  const { list, kernel } = truth;
  const image = imageOf(truth, kernel);
  const better = beating(list, kernel, BOTH).filter((d) => image === undefined || imageOf(truth, d)! < image);
  const half = better.filter((d) => 2 * d.byName <= kernel.byName);
  const least = (some: readonly Design[]): Design | undefined => [...some].sort((a, b) => a.memory - b.memory)[0];
  return least(half) ?? least(better) ?? kernel;
}

/** "−26 %", "+347 %", "the same". */
export function change(now: number, before: number): string {
  const part = now / before - 1;
  if (Math.abs(part) < 0.0005) return 'the same';
  return `${part < 0 ? '−' : '+'}${percent(Math.abs(part))}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The tries with one more. A design that was tried before moves to the end. */
export function withTry(tries: TriedDesigns, at: number): TriedDesigns {
  return [...tries.filter((one) => one !== at), at].slice(-MOST);
}

/** A design by names, index and spacing: sorted names are found by their order alone, the others never are. */
export function designPlace(
  list: readonly Design[],
  names: Design['names'],
  index: Design['index'],
  spacing: number,
): number {
  const found = isInNameOrder(names) ? 'order' : index === 'order' ? '3' : index;
  return list.findIndex((d) => isAt(d, names, found, spacing));
}
