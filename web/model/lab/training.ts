// Token training, round by round. Pure.

import { percent } from '../learn/card.ts';
import { count, plural, visible } from '../text.ts';
import { readTokens } from '../tokens.ts';
import { countAxis, roundDown, roundUp } from './chart.ts';
import type { Point } from './chart.ts';
import type { Experiment } from './experiment.ts';
import { dataOf } from './experiment.ts';

export const trainingExperiment: Experiment = {
  id: 'training',
  label: 'Token training',
  about: 'round by round',
  need: 'training',
  moot: ({ rounds }) => (rounds.length === 0 ? 'noRounds' : undefined),

  knobs: ({ tables }) => [
    {
      kind: 'choice',
      id: 'show',
      label: 'After each round',
      options: [
        ['left', 'Bytes left'],
        ['times', 'Places of its pair'],
      ],
    },
    {
      kind: 'choice',
      id: 'axis',
      label: 'Steps upwards',
      options: [
        ['even', 'Even'],
        ['log', '×10'],
      ],
    },
    {
      kind: 'slide',
      id: 'round',
      label: 'Round',
      min: 0,
      max: tables.rounds.length,
      first: tables.rounds.length,
      said: (at) => (at === 0 ? 'before the first' : count(at)),
    },
  ],

  figure({ tables, training }, at) {
    if (!training || training.left.length === 0) return undefined;
    const { start, left } = training;
    const { rounds } = tables;
    const texts = readTokens(tables).map(({ text }) => visible(text));
    const round = Number(at('round'));
    const end = left.at(-1)!;
    const half = 1 + left.findIndex((bytes) => bytes <= (start + end) / 2);
    const now = rounds[round - 1];
    const bytes: Point[] = [[0, start], ...[...left].map((b, i): Point => [i + 1, b])];
    const times = rounds.map((r, i): Point => [i + 1, r.count]);
    const byTimes = at('show') === 'times';
    const even = at('axis') === 'even';
    const points = byTimes ? times : bytes;
    const heights = points.map(([, y]) => y);
    const here = points.find(([x]) => x === round);
    const halfway = points.find(([x]) => x === half)!;
    return {
      title: byTimes ? 'Places where the round’s pair stood' : 'Bytes of all names after each round',
      sentence: `${plural(rounds.length, 'round')} turn ${count(start)} bytes into ${count(end)}, ${percent(end / start)}. Half of the saving is there by round ${count(half)}.${
        now
          ? ` Round ${count(round)} makes “${texts[now.slot] ?? ''}”, which stood at ${plural(now.count, 'place')}; ${count(left[round - 1]!)} bytes are left.`
          : ''
      }`,
      chart: {
        x: countAxis('round', 'even', left.length),
        y: {
          title: byTimes ? 'places' : 'bytes',
          scale: even ? 'even' : 'log',
          low: even ? 0 : roundDown(Math.max(1, Math.min(...heights) / 1.2)),
          high: even ? Math.max(...heights) * 1.05 : roundUp(Math.max(2, ...heights) * 1.1),
          unit: byTimes ? 'count' : 'bytes',
        },
        areas: [{ tone: 'names', rows: points.map(([x, y]) => [x, 0, y] as const) }],
        lines: [{ tone: 'names', points }],
        mark: { x: round, label: '' },
        spots: [
          { at: halfway, tone: 'ink', hollow: true, label: `half of the saving by round ${half}` },
          ...(here
            ? [
                {
                  at: here,
                  tone: 'ink' as const,
                  label: now
                    ? `round ${round}, “${texts[now.slot] ?? ''}”: ${count(here[1])}`
                    : `at first: ${count(here[1])}`,
                },
              ]
            : []),
        ],
      },
      tables: [
        {
          title: 'Every round',
          head: ['round', 'token', 'first part', 'second part', 'places', 'bytes left'],
          rows: rounds.map((r, i) => [
            count(i + 1),
            texts[r.slot] ?? '',
            texts[r.first] ?? '',
            texts[r.second] ?? '',
            count(r.count),
            count(left[i] ?? 0),
          ]),
        },
      ],
      data: dataOf(
        ['round', 'slot', 'token', 'first_slot', 'second_slot', 'places', 'bytes_left'],
        rounds.map((r, i) => [i + 1, r.slot, texts[r.slot] ?? '', r.first, r.second, r.count, left[i] ?? 0]),
      ),
      note: 'Bytes are those of all names, each with its length byte and its type. Places overlap: three equal letters are two.',
    };
  },
};
