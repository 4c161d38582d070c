// Parts of the kernel, each twice as large as the one before, with tables of their own. Pure.

import { count, ratioText } from '../text.ts';
import type { Grown } from '../../wire/designAnswers.ts';
import { byteAxis, countAxis } from './chart.ts';
import type { Axis, ChartLine, Point } from './chart.ts';
import { AXIS_KNOB, dataOf } from './experiment.ts';
import type { Experiment } from './experiment.ts';

export const growthExperiment: Experiment = {
  id: 'growth',
  label: 'Growth',
  about: 'a 64th of the symbols to all',
  need: 'growth',
  moot: () => undefined,

  knobs: () => [
    {
      kind: 'choice',
      id: 'show',
      label: 'Show',
      options: [
        ['read', 'Reading'],
        ['tables', 'Tables'],
        ['lose', 'Losers'],
        ['probes', 'Probes'],
      ],
    },
    AXIS_KNOB,
  ],

  figure({ growth }, at) {
    if (!growth || growth.length === 0) return undefined;
    const scale = at('axis') === 'even' ? 'even' : 'log';
    const [first, last] = [growth[0]!, growth.at(-1)!];
    const { title, y, lines } = SHOWN[at('show') as keyof typeof SHOWN](growth, scale);
    return {
      title,
      sentence: `From ${count(first.symbols)} to ${count(last.symbols)} symbols a scan reads ${ratioText(last.scan / first.scan)} times as much, a search ${ratioText(last.search / first.search)} times as much: ${count(last.search)} bytes instead of ${count(first.search)}, in ${last.probes} probes at most instead of ${first.probes}.`,
      chart: {
        x: { ...countAxis('symbols', scale, last.symbols), ...(scale === 'log' && { low: first.symbols / 1.2 }) },
        y,
        lines,
        dots: lines.map(({ tone, points }) => ({ tone, points, size: 4 })),
      },
      tables: [
        {
          title: 'Each part with tables of its own',
          head: ['symbols', 'scan, mean', 'search, mean', 'probes at most', 'losers', 'bytes of tables'],
          rows: growth.map((g) => [g.symbols, g.scan, g.search, g.probes, g.losers, g.tables].map((x) => count(x))),
        },
      ],
      data: dataOf(
        ['symbols', 'scan_mean', 'search_mean', 'probes_most', 'losers', 'table_bytes'],
        growth.map((g) => [g.symbols, g.scan, g.search, g.probes, g.losers, g.tables]),
      ),
      note: 'Every 64th, 32nd … symbol, evenly chosen; tokens are trained anew for each part.',
    };
  },
};

type Shown = (
  growth: readonly Grown[],
  scale: Axis['scale'],
) => { title: string; y: Axis; lines: readonly ChartLine[] };

const points = (growth: readonly Grown[], of: (g: Grown) => number): Point[] => growth.map((g) => [g.symbols, of(g)]);

const SHOWN: Readonly<Record<'read' | 'tables' | 'lose' | 'probes', Shown>> = {
  read: (growth, scale) => ({
    title: 'Bytes a lookup reads, by the number of symbols',
    y: byteAxis(
      'bytes a lookup, mean',
      scale,
      Math.min(...growth.flatMap((g) => [g.scan, g.search])),
      Math.max(...growth.map((g) => g.scan)),
    ),
    lines: [
      { tone: 'a', points: points(growth, (g) => g.scan), label: 'the scan' },
      { tone: 'b', points: points(growth, (g) => g.search), label: 'the search' },
    ],
  }),
  tables: (growth, scale) => ({
    title: 'Bytes of all tables, by the number of symbols',
    y: byteAxis('bytes of tables', scale, growth[0]!.tables, growth.at(-1)!.tables),
    lines: [{ tone: 'names', points: points(growth, (g) => g.tables), label: 'all tables' }],
  }),
  lose: (growth) => ({
    title: 'Symbols that the scan finds with less reading',
    y: { ...countAxis('symbols', 'even', Math.max(...growth.map((g) => g.losers)) * 1.2), low: 0 },
    lines: [{ tone: 'a', points: points(growth, (g) => g.losers), label: 'the scan reads less' }],
  }),
  probes: (growth) => ({
    title: 'Probes of a search, at most',
    y: { ...countAxis('probes', 'even', growth.at(-1)!.probes * 1.2), low: 0 },
    lines: [{ tone: 'b', points: points(growth, (g) => g.probes), label: 'probes at most' }],
  }),
};
