// What the lookups of all symbols read: by place, or how many symbols read how much. Pure.

import type { Costs, LookupQuantiles } from '../../wire/studyAnswers.ts';
import { count, plural, ratioText } from '../text.ts';
import type { Tables } from '../../wire/answers.ts';
import { byteAxis, countAxis, roundUp } from './chart.ts';
import type { Axis, Chart, Point, Tone } from './chart.ts';
import { AXIS_KNOB, noIndex } from './experiment.ts';
import type { Experiment, LabData, LabTable, Stand } from './experiment.ts';

const BINS = 180;

/** Symbols side by side, from one place to before another, counted from 0. */
interface Bin {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly most: number;
}

/** Each of the places begins one; the last is the end. */
function binned(values: Uint32Array, places: readonly number[]): Bin[] {
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1]!;
    const sorted = values.slice(from, to).sort();
    const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))]!;
    return { from, to, least: at(0), low: at(0.05), median: at(0.5), high: at(0.95), most: at(1) };
  });
}

function binPlaces(n: number, scale: Axis['scale']): number[] {
  const at = (i: number): number => (scale === 'log' ? n ** (i / BINS) - 1 : (n * i) / BINS);
  return [...new Set([...Array.from({ length: BINS }, (_, i) => Math.round(at(i))), n])];
}

/** The costs in the order that the axis has. */
function ordered(values: Uint32Array, { rank }: Costs, along: string): Uint32Array {
  if (along === 'memory') return values;
  if (along === 'cost') return values.slice().sort();
  const byName = new Uint32Array(values.length);
  values.forEach((bytes, i) => {
    byName[rank[i]!] = bytes;
  });
  return byName;
}

export const costsExperiment: Experiment = {
  id: 'costs',
  label: 'Cost of every symbol',
  about: 'by place, or how often',
  need: 'costs',
  moot: noIndex,

  knobs: () => [
    {
      kind: 'choice',
      id: 'look',
      label: 'Figure',
      options: [
        ['place', 'By place'],
        ['spread', 'How often'],
      ],
    },
    {
      kind: 'choice',
      id: 'along',
      when: (at) => at('look') === 'place',
      label: 'Places are in the order of',
      options: [
        ['memory', 'Memory'],
        ['names', 'Names'],
        ['cost', 'Cost'],
      ],
    },
    AXIS_KNOB,
    {
      kind: 'choice',
      id: 'show',
      label: 'Show',
      options: [
        ['both', 'Both'],
        ['scan', 'Scan'],
        ['search', 'Search'],
      ],
    },
  ],

  figure({ tables, costs }, at) {
    if (!costs) return undefined;
    const spread = at('look') === 'spread';
    return {
      title: spread
        ? 'Symbols by the bytes that finding them reads'
        : `Bytes read to find a symbol, ${WHERE[at('along')]}`,
      sentence: sentenceOf(costs, tables.numSyms),
      chart: spread ? spreadChart(costs, at) : placeChart(costs, at),
      tables: [decadeTable(costs, tables.numSyms), quantileTable(costs), ownTest(costs)],
      data: dataOfAll(costs, tables),
      note: spread
        ? 'Counted in bytes of table, never timed: a browser’s clock is too coarse for one lookup.'
        : 'A line is the median of symbols side by side, the pale band holds 90 of 100 of them, a dot is the least or the most. Counted in bytes of table, never timed.',
    };
  },
};

const WHERE: Readonly<Record<string, string>> = {
  memory: 'by its place in memory',
  names: 'by its place in the order of names',
  cost: 'from the cheapest to the dearest',
};

function sentenceOf(costs: Costs, n: number): string {
  const { losers, lastLoser } = costs;
  const lose =
    losers === 0
      ? 'The search reads less than the scan for every symbol.'
      : `The scan reads less than the search for ${count(losers)} of ${count(n)} symbols, all among the first ${count(lastLoser + 1)} in memory.`;
  const [scan, search] = [meanScan(costs), meanSearch(costs)];
  return `${lose} A search reads ${count(search)} bytes on average, a scan ${count(scan)}, ${ratioText(scan / search)} times as much.`;
}

function meanScan({ scan }: Costs): number {
  return scan.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, scan.length);
}
function meanSearch({ seqs, markers, skipped, expand, search }: Costs): number {
  return (seqs + markers + skipped + expand) / Math.max(1, search.length);
}

function placeChart(costs: Costs, at: Stand): Chart {
  const scale = at('axis') === 'even' ? 'even' : 'log';
  const along = at('along');
  const n = costs.scan.length;
  const places = binPlaces(n, scale);
  const middle = ({ from, to }: Bin): number => (scale === 'log' ? Math.sqrt((from + 1) * to) : (from + 1 + to) / 2);
  const drawn = SERIES.filter(({ id }) => at('show') === 'both' || at('show') === id);
  const all = drawn.map((series) => ({ ...series, bins: binned(ordered(costs[series.id], costs, along), places) }));
  const line = (tone: Tone, label: string, bins: readonly Bin[]) => ({
    tone,
    label,
    points: bins.map((bin): Point => [middle(bin), bin.median]),
  });
  const shown = all.map(({ id }) => (id === 'scan' ? costs.scanned : costs.searched).at);
  return {
    x: countAxis(AXIS[along]!, scale, n),
    y: byteAxis(
      'bytes of table read',
      scale,
      Math.min(...shown.map((q) => q[0]!)),
      Math.max(...shown.map((q) => q[6]!)),
    ),
    ...(along === 'memory' &&
      drawn.length === 2 &&
      costs.losers > 0 && {
        band: {
          from: scale === 'log' ? 1 : 0,
          to: costs.lastLoser + 1,
          title: `${plural(costs.losers, 'symbol')} lose${costs.losers === 1 ? 's' : ''}`,
          more: `of the first ${count(costs.lastLoser + 1)}`,
        },
      }),
    areas: all.map(({ tone, bins }) => ({ tone, rows: bins.map((bin) => [middle(bin), bin.low, bin.high] as const) })),
    dots: all.map(({ tone, bins }) => ({
      tone,
      points: bins.flatMap((bin): Point[] => [
        ...(bin.least < bin.low ? [[middle(bin), bin.least] as const] : []),
        ...(bin.most > bin.high ? [[middle(bin), bin.most] as const] : []),
      ]),
    })),
    lines: all.map(({ tone, label, bins }) => line(tone, label, bins)),
  };
}

const SERIES = [
  { id: 'scan', tone: 'a', label: 'the scan, until 6.1' },
  { id: 'search', tone: 'b', label: 'the search, since 6.2' },
] as const;

const AXIS: Readonly<Record<string, string>> = {
  memory: 'place in memory, from the first symbol to the last',
  names: 'place in the order of names',
  cost: 'symbols, those that cost least first',
};

function spreadChart({ scanned, searched }: Costs, at: Stand): Chart {
  const scale = at('axis') === 'even' ? 'even' : 'log';
  const drawn = SERIES.filter(({ id }) => at('show') === 'both' || at('show') === id);
  const of = (id: string): LookupQuantiles => (id === 'scan' ? scanned : searched);
  const rows = (id: string) =>
    [...of(id).tenths].flatMap((symbols, i) =>
      symbols > 0 ? [[10 ** (i / 10), 10 ** ((i + 1) / 10), symbols] as const] : [],
    );
  const most = Math.max(...drawn.flatMap(({ id }) => [...of(id).tenths]));
  const lowest = Math.min(...drawn.map(({ id }) => of(id).at[0]!));
  const highest = Math.max(...drawn.map(({ id }) => of(id).at[6]!));
  return {
    x: byteAxis('bytes of table read, each bar a tenth of a step of ten', 'log', lowest, highest),
    y: {
      title: 'symbols',
      scale,
      low: scale === 'log' ? 0.5 : 0,
      high: scale === 'log' ? roundUp(2 * most) : most * 1.05,
      unit: 'count',
    },
    bars: drawn.map(({ id, tone }) => ({ tone, rows: rows(id) })),
    spots: drawn.map(({ id, tone, label }) => {
      const [from, to, symbols] = rows(id).reduce((best, row) => (row[2] > best[2] ? row : best));
      return { at: [Math.sqrt(from * to), symbols], tone, label };
    }),
  };
}

/** 1 to 9, 10 to 99 … of the symbols in memory. */
function decadeTable(costs: Costs, n: number): LabTable {
  const places: number[] = [];
  for (let from = 1; from <= n; from *= 10) places.push(from - 1);
  places.push(n);
  const scan = binned(costs.scan, places);
  const rows = binned(costs.search, places).map((bin, i) => {
    let lose = 0;
    for (let at = bin.from; at < bin.to; at++) if (costs.scan[at]! < costs.search[at]!) lose++;
    const place = bin.to - bin.from > 1 ? `${count(bin.from + 1)}–${count(bin.to)}` : count(bin.to);
    return [place, ...[scan[i]!.median, bin.least, bin.median, bin.most, lose].map(count)];
  });
  return {
    title: 'By place in memory, bytes a lookup',
    head: ['place', 'scan, median', 'search, least', 'search, median', 'search, most', 'lose'],
    rows,
  };
}

function quantileTable(costs: Costs): LabTable {
  const row = (name: string, { at }: LookupQuantiles, mean: number): string[] => [
    name,
    ...[...at, mean].map((bytes) => count(bytes)),
  ];
  return {
    title: 'Over all symbols, bytes a lookup',
    head: ['lookup', 'least', '1 %', '10 %', 'median', '90 %', '99 %', 'most', 'mean'],
    rows: [row('scan', costs.scanned, meanScan(costs)), row('search', costs.searched, meanSearch(costs))],
  };
}

/** The kernel's self-test (SPEC 11) rounds averages down. The times are those of the change's message (SPEC 9). */
function ownTest(costs: Costs): LabTable {
  const counted = (name: string, { at }: LookupQuantiles, mean: number): string[] => [
    name,
    ...[at[0]!, at[6]!, Math.floor(mean)].map(count),
    'bytes',
  ];
  return {
    title: 'The kernel’s own test: every name once',
    head: ['lookup', 'min', 'max', 'avg', 'unit'],
    rows: [
      ['scan, as published with the change', '234', '10,364,402', '5,206,926', 'ns, another kernel'],
      ['search, as published', '1,016', '90,894', '7,272', 'ns, another kernel'],
      counted('scan, this kernel, counted', costs.scanned, meanScan(costs)),
      counted('search, this kernel, counted', costs.searched, meanSearch(costs)),
    ],
  };
}

function dataOfAll(costs: Costs, tables: Tables): LabData {
  return {
    head: ['position', 'name', 'position_by_name', 'scan_bytes', 'search_bytes'],
    *rows() {
      for (let i = 0; i < costs.scan.length; i++)
        yield [i, tables.name(i) ?? '', costs.rank[i]!, costs.scan[i]!, costs.search[i]!];
    },
  };
}
