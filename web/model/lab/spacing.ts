// The same lookups with a marker for every 1 … 4096 entries. Pure.

import { count, plural } from '../text.ts';
import { byteAxis } from './chart.ts';
import type { Axis, Point } from './chart.ts';
import { dataOf, noIndex } from './experiment.ts';
import type { Experiment } from './experiment.ts';

/** Entries between markers in kernels. */
const KERNEL_EVERY = 256;
const MOST_STEP = 12;
const FIRST_STEP = 4;

export const spacingExperiment: Experiment = {
  id: 'spacing',
  label: 'Marker spacing',
  about: '1 to 4,096 entries',
  need: 'costs',
  moot: noIndex,

  knobs: () => [
    {
      kind: 'slide',
      id: 'every',
      label: 'A marker every',
      min: 0,
      max: MOST_STEP,
      first: FIRST_STEP,
      said: (at) => plural(2 ** at, 'entry', 'entries'),
    },
    {
      kind: 'choice',
      id: 'against',
      label: 'Against',
      options: [
        ['every', 'Spacing'],
        ['memory', 'Bytes of markers'],
      ],
    },
    {
      kind: 'choice',
      id: 'axis',
      label: 'Steps upwards',
      options: [
        ['log', '×10'],
        ['even', 'Even'],
      ],
    },
  ],

  figure({ tables, costs }, at) {
    if (!costs) return undefined;
    const n = tables.numSyms;
    const rows = costs.spacings.map(({ every, read, skips, memory }) => ({
      every,
      memory,
      read: read / n,
      skipped: skips / n,
      opened: (read - skips) / n,
    }));
    const tried = rows.find(({ every }) => every === 2 ** Number(at('every'))) ?? rows[0]!;
    const kernel = rows.find(({ every }) => every === KERNEL_EVERY)!;
    const byMemory = at('against') === 'memory';
    const x = (row: (typeof rows)[number]): number => (byMemory ? row.memory : row.every);
    const line = (of: (row: (typeof rows)[number]) => number): Point[] => rows.map((row) => [x(row), of(row)]);
    const axis: Axis = byMemory
      ? byteAxis('bytes of markers in memory', 'log', rows.at(-1)!.memory, rows[0]!.memory)
      : {
          title: 'entries for each marker',
          scale: 'log',
          low: 1,
          high: 2 ** MOST_STEP,
          unit: 'count',
          ticks: rows.map(({ every }) => every),
        };
    const more = tried.memory - kernel.memory;
    return {
      title: 'Bytes a lookup reads with other markers',
      sentence:
        tried === kernel
          ? `With the kernel’s marker every ${KERNEL_EVERY} entries a lookup reads ${count(kernel.read)} bytes, ${count(kernel.skipped)} of them length bytes of skipped entries.`
          : `With a marker every ${plural(tried.every, 'entry', 'entries')} a lookup reads ${count(tried.read)} bytes instead of ${count(kernel.read)}, for ${
              more === 0 ? 'the same memory' : `${count(Math.abs(more))} bytes ${more > 0 ? 'more' : 'less'} of markers`
            }.`,
      chart: {
        x: axis,
        y: byteAxis('bytes a lookup', at('axis') === 'even' ? 'even' : 'log', tried.opened / 4, rows.at(-1)!.read),
        lines: [
          { tone: 'names', points: line((row) => row.opened), label: 'opening names, the order, markers' },
          { tone: 'b', points: line((row) => row.skipped).filter(([, y]) => y > 0), label: 'skipping', thin: true },
          { tone: 'b', points: line((row) => row.read), label: 'all that is read' },
        ],
        spots: [
          { at: [x(kernel), kernel.read], tone: 'ink', hollow: true, label: `the kernel: ${count(kernel.read)}` },
          ...(tried === kernel
            ? []
            : [
                {
                  at: [x(tried), tried.read] as const,
                  tone: 'ink' as const,
                  label: `every ${tried.every}: ${count(tried.read)}`,
                },
              ]),
        ],
      },
      tables: [
        {
          title: 'Bytes a lookup, and bytes of markers',
          head: ['a marker every', 'read', 'skipped', 'opened', 'markers in memory'],
          rows: rows.map((row) => [row.every, row.read, row.skipped, row.opened, row.memory].map((v) => count(v))),
        },
      ],
      data: dataOf(
        ['every', 'read_mean', 'skipped_mean', 'opened_mean', 'marker_bytes'],
        rows.map((row) => [row.every, row.read, row.skipped, row.opened, row.memory]),
      ),
      note: 'Means over the lookups of all symbols. “Opened” is the rest: the names that are opened, three bytes of the order and a marker each.',
    };
  },
};
