// Many names wanted at once: one scan against as many searches. Pure.

import { percent } from '../learn/card.ts';
import { count, plural } from '../text.ts';
import { byteAxis, countAxis } from './chart.ts';
import type { Point } from './chart.ts';
import { AXIS_KNOB, dataOf, noIndex } from './experiment.ts';
import type { Experiment } from './experiment.ts';

export const togetherExperiment: Experiment = {
  id: 'together',
  label: 'Many names at once',
  about: 'from one to all',
  need: 'costs',
  moot: noIndex,

  knobs: ({ costs }) => [
    {
      kind: 'slide',
      id: 'k',
      label: 'Names wanted at once',
      min: 0,
      max: Math.max(0, (costs?.batches.length ?? 1) - 1),
      first: Math.min(9, Math.max(0, (costs?.batches.length ?? 1) - 1)),
      said: (at) => plural(costs?.batches[at]?.names ?? 1, 'name'),
    },
    AXIS_KNOB,
  ],

  figure({ tables, costs }, at) {
    if (!costs) return undefined;
    const { batches, crossing, whole } = costs;
    const n = tables.numSyms;
    const scale = at('axis') === 'even' ? 'even' : 'log';
    const now = batches[Number(at('k'))] ?? batches[0]!;
    const line = (of: (b: typeof now) => number): Point[] => batches.map((b) => [b.names, of(b)]);
    const crosses = crossing <= n;
    return {
      title: 'Bytes read to find so many names',
      sentence: `${
        crosses
          ? `From ${plural(crossing, 'name')} on, ${percent(crossing / n)} of the table, one scan reads less than a search for each: ${count(whole)} bytes at most.`
          : 'Searches read less, however many names are wanted.'
      } For ${plural(now.names, 'name')} a scan reads ${count(now.scan)} bytes on average, searches ${count(now.search)}.`,
      chart: {
        x: countAxis('names wanted at once', scale, n),
        y: byteAxis(
          'bytes of table read',
          scale,
          Math.min(now.search, batches[0]!.search),
          Math.max(whole, batches.at(-1)!.search),
        ),
        lines: [
          { tone: 'b', points: line((b) => b.search), label: 'a search for each' },
          { tone: 'a', points: line((b) => b.scan), label: 'one scan' },
        ],
        mark: { x: now.names, label: plural(now.names, 'name') },
        spots: crosses
          ? [{ at: [crossing, whole], tone: 'ink', hollow: true, label: `they cross at ${count(crossing)}` }]
          : [],
      },
      tables: [
        {
          title: 'Bytes on average',
          head: ['names', 'one scan', 'searches'],
          rows: batches.map((b) => [count(b.names), count(b.scan), count(b.search)]),
        },
      ],
      data: dataOf(
        ['names', 'scan_mean', 'searches_mean'],
        batches.map((b) => [b.names, b.scan, b.search]),
      ),
      note: 'Exact means over all choices of so many symbols. Comparing each name that is read with those wanted reads no table and is not counted.',
    };
  },
};
