// The 91 designs, in any two measures. Pure.

import type { Design, Designs } from '../../wire/designAnswers.ts';
import {
  beating,
  designSaid,
  edgeOf,
  INDEX_SAID,
  isAt,
  isInNameOrder,
  kernelDesign,
  NAMES_SAID,
  oldDesign,
  SPACINGS,
} from '../designs.ts';
import type { Measure } from '../designs.ts';
import { percent } from '../learn/card.ts';
import { count, plural } from '../text.ts';
import { byteAxis } from './chart.ts';
import type { Axis, Point, Spot } from './chart.ts';
import { AXIS_KNOB, dataOf } from './experiment.ts';
import type { Experiment, Knob, Stand } from './experiment.ts';

const MEASURES: Readonly<Record<Measure, string>> = {
  memory: 'memory',
  image: 'packed image',
  byName: 'name → address',
  byAddress: 'address → name',
  listing: 'list all',
};
const TITLES: Readonly<Partial<Record<Measure, string>>> = {
  byName: 'Bytes read to find an address by its name',
  byAddress: 'Bytes read to find a name by its address',
  listing: 'Bytes read to list all symbols',
};
const UP: readonly Measure[] = ['byName', 'byAddress', 'listing'];
const ALL: readonly Measure[] = ['memory', 'image', ...UP];
const FIRST_SPACING = 2;

export const designsExperiment: Experiment = {
  id: 'designs',
  label: 'Designs',
  about: '91, and one of your own',
  need: 'designs',
  moot: () => undefined,

  knobs({ designs }) {
    const packed = designs !== undefined && designs.compressor !== '';
    return [
      choice('names', 'Names', entries(NAMES_SAID).reverse(), true),
      {
        ...choice(
          'index',
          'Found by',
          entries(INDEX_SAID).filter(([id]) => id !== 'order'),
          true,
        ),
        when: (at) => !isInNameOrder(at('names')),
      },
      {
        kind: 'slide',
        id: 'every',
        label: 'A start every',
        min: 0,
        max: SPACINGS.length - 1,
        first: FIRST_SPACING,
        said: (at) => plural(SPACINGS[at]!, 'entry', 'entries'),
      },
      ...(packed
        ? [
            choice('across', 'Across', [
              ['memory', 'Memory'],
              ['image', 'Packed image'],
            ]),
          ]
        : []),
      choice(
        'up',
        'Upwards',
        UP.map((m) => [m, MEASURES[m]] as const),
        true,
      ),
      AXIS_KNOB,
    ];
  },

  figure({ designs }, at) {
    if (!designs) return undefined;
    const { list } = designs;
    const across: Measure = at('across') === 'image' && designs.compressor ? 'image' : 'memory';
    const up = at('up') as Measure;
    const own = ownDesign(list, at);
    return {
      title: `${TITLES[up]}, against ${across === 'image' ? 'the packed image' : 'memory'}`,
      sentence: sentenceOf(designs, own),
      chart: chartOf(list, own, across, up, at('axis') === 'even' ? 'even' : 'log'),
      tables: [ownTable(designs, own), allTable(list)],
      data: dataOf(
        ['names', 'index', 'spacing', ...ALL.map((m) => `${m}_bytes`), 'run'],
        list.map((d) => [d.names, d.index, d.spacing, ...ALL.map((m) => d[m] ?? ''), d.ran]),
      ),
      note: designs.compressor
        ? `Packed by ${designs.compressor}, each table by itself; another compressor gives another order (docs/study.md).`
        : 'Bytes of a packed image are not counted yet.',
    };
  },
};

const entries = (said: Readonly<Record<string, string>>): (readonly [string, string])[] => Object.entries(said);

function choice(id: string, label: string, options: readonly (readonly [string, string])[], listed = false): Knob {
  return { kind: 'choice', id, label, options, listed };
}

/** The design as the knobs say; sorted names are found by their order alone, others never. */
function ownDesign(list: readonly Design[], at: Stand): Design {
  const names = at('names');
  const index = isInNameOrder(names) ? 'order' : at('index');
  return list.find((d) => isAt(d, names, index, SPACINGS[Number(at('every'))]!)) ?? kernelDesign(list);
}

function sentenceOf({ list, compressor }: Designs, own: Design): string {
  const kernel = kernelDesign(list);
  const change = (m: Measure): string => {
    const part = own[m]! / kernel[m]! - 1;
    if (Math.abs(part) < 0.0005) return 'the same';
    return `${percent(Math.abs(part))} ${part < 0 ? 'less' : 'more'}`;
  };
  const measures: readonly Measure[] = compressor ? ['memory', 'image', 'byName'] : ['memory', 'byName'];
  const better = beating(list, kernel, measures).length;
  const against =
    own === kernel
      ? 'This is the kernel’s own design.'
      : `Against the kernel: ${change('memory')} memory, ${change('byName')} reading by name${compressor ? `, ${change('image')} packed` : ''}, ${change('listing')} reading to list all.`;
  return `${capital(designSaid(own))}. ${against} ${count(better)} of ${count(list.length)} designs beat the kernel’s in ${compressor ? `memory, packed image (${compressor}) and reading` : 'memory and reading'}.`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function chartOf(list: readonly Design[], own: Design, across: Measure, up: Measure, scale: Axis['scale']) {
  const at = (d: Design): Point => [d[across]!, d[up]!];
  const [xs, ys] = [list.map((d) => d[across]!), list.map((d) => d[up]!)];
  const room = (Math.max(...xs) - Math.min(...xs)) * 0.05;
  const spot = (design: Design, label: string, tone: Spot['tone'], hollow: boolean): Spot => ({
    at: at(design),
    label,
    tone,
    hollow,
  });
  return {
    x: {
      title: `bytes of ${across === 'image' ? 'the packed image' : 'memory'}`,
      scale: 'even' as const,
      low: Math.min(...xs) - room,
      high: Math.max(...xs) + room,
      unit: 'bytes' as const,
    },
    y: byteAxis('bytes read', scale, Math.min(...ys), Math.max(...ys)),
    dots: [{ tone: 'grey' as const, points: list.map(at), size: 4 }],
    lines: [{ tone: 'names' as const, points: edgeOf(list, across, up).map(at), steps: true, label: 'the edge' }],
    spots: [
      spot(oldDesign(list), 'Linux until 6.1', 'a', true),
      spot(kernelDesign(list), 'Linux since 6.2', 'b', true),
      ...(own === kernelDesign(list) || own === oldDesign(list) ? [] : [spot(own, 'yours', 'ink', false)]),
    ],
  };
}

function ownTable({ list }: Designs, own: Design) {
  const kernel = kernelDesign(list);
  return {
    title: 'Yours beside the kernel’s, bytes',
    head: ['', 'yours', 'the kernel’s'],
    rows: ALL.filter((m) => own[m] !== undefined).map((m) => [MEASURES[m], count(own[m]!), count(kernel[m]!)]),
  };
}

function allTable(list: readonly Design[]) {
  const packed = list[0]?.image !== undefined;
  const shown = ALL.filter((m) => m !== 'image' || packed);
  return {
    title: 'All designs, bytes',
    head: ['design', ...shown.map((m) => MEASURES[m]), 'names run'],
    rows: list.map((d) => [designSaid(d), ...shown.map((m) => count(d[m]!)), count(d.ran)]),
  };
}
