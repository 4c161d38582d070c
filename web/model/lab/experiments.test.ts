import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeDesigns } from '../../wire/designAnswers.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import { laidOver, partOf, roundDown, roundUp, ticksOf } from './chart.ts';
import { experimentOf, EXPERIMENTS } from './experiments.ts';
import { readPlace, standing, writePlace } from './experiment.ts';
import type { Counted, LabFigure } from './experiment.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const grown = (symbols: number, probes: number) => ({
  symbols,
  probes,
  losers: 1,
  tables: 90 * symbols,
  search: 150 + symbols,
  scan: 8 * symbols,
});
/** The teaching map's frames; of growth two parts that were made up. */
const counted: Counted = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
  growth: [grown(12, 4), grown(24, 5)],
  designs: decodeDesigns(frame('designs')),
};

function figureAt(place: string, of: Counted = counted): LabFigure {
  const read = readPlace(place);
  const experiment = experimentOf(read.id);
  return experiment.figure(of, standing(experiment.knobs(of), read))!;
}

/** Every way that the knobs of choice can stand, one changed at a time, and both ends of every slider. */
function places(): string[] {
  return EXPERIMENTS.flatMap((experiment) => [
    experiment.id,
    ...experiment
      .knobs(counted)
      .flatMap((knob) =>
        (knob.kind === 'slide' ? [knob.min, knob.max] : knob.options.map(([value]) => value)).map(
          (value) => `${experiment.id}-${knob.id}.${value}`,
        ),
      ),
  ]);
}

test('every stand of every knob gives a figure with numbers on its axes, words and a table', () => {
  for (const place of places()) {
    const { title, sentence, chart, tables, data } = figureAt(place);
    assert.ok(title && sentence && !/NaN|undefined|Infinity/.test(title + sentence), `${place}: ${sentence}`);
    for (const axis of [chart.x, chart.y]) {
      assert.ok(axis.low < axis.high && Number.isFinite(axis.high), `${place}: ${axis.low} to ${axis.high}`);
      assert.ok(ticksOf(axis).length > 0 && ticksOf(axis).length < 20, `${place}: ${ticksOf(axis).length} lines`);
    }
    const numbers = [
      ...(chart.lines ?? []).flatMap(({ points }) => points),
      ...(chart.dots ?? []).flatMap(({ points }) => points),
      ...(chart.bars ?? []).flatMap(({ rows }) => rows),
      ...(chart.areas ?? []).flatMap(({ rows }) => rows),
    ].flat();
    assert.ok(numbers.length > 0 && numbers.every(Number.isFinite), place);
    for (const table of tables)
      for (const row of table.rows) {
        assert.equal(row.length, table.head.length, `${place}: ${table.title}`);
        assert.ok(!row.some((cell) => /NaN|undefined/.test(cell)), `${place}: ${row.join(' ')}`);
      }
    for (const row of data.rows()) assert.equal(row.length, data.head.length, place);
  }
});

test('nothing is drawn of what has not been counted', () => {
  for (const experiment of EXPERIMENTS)
    assert.equal(
      experiment.figure(
        { tables: counted.tables },
        standing(experiment.knobs({ tables: counted.tables }), readPlace('')),
      ),
      undefined,
    );
});

test('the costs of the teaching map are those that another program counted', () => {
  const { sentence, tables, chart } = figureAt('costs');
  assert.match(sentence, /for 13 of 24 symbols.*A search reads 183 bytes on average, a scan 193, 1\.1 times as much/);
  assert.deepEqual(tables[1]!.rows[0]!.slice(0, 2), ['scan', '12']);
  assert.deepEqual(tables[1]!.rows[1]!.slice(-2), ['277', '183']);
  assert.deepEqual(
    tables[2]!.rows.slice(2).map((row) => row.slice(1, 4)),
    [
      ['12', '407', '193'],
      ['73', '277', '182'],
    ],
  );
  // The sixteenth symbol has the name of an earlier one, so its scan ends there: 54 bytes.
  assert.equal(chart.band?.to, 16);
});

test('in any order the same costs are drawn', () => {
  const sum = (place: string) => {
    const { lines } = figureAt(place).chart;
    return lines!.map(({ points }) => points.map(([, y]) => y).sort((a, b) => a - b));
  };
  assert.deepEqual(sum('costs-axis.even-along.names'), sum('costs-axis.even-along.memory'));
  const rising = figureAt('costs-along.cost').chart.lines![1]!.points.map(([, y]) => y);
  assert.deepEqual(
    rising,
    [...rising].sort((a, b) => a - b),
  );
});

test('bars count every symbol once', () => {
  for (const { rows } of figureAt('costs-look.spread').chart.bars!)
    assert.equal(
      rows.reduce((all, [, , symbols]) => all + symbols, 0),
      24,
    );
});

test('a design that the knobs name is the one that is drawn, and sorted names are found by their order', () => {
  assert.match(figureAt('designs-names.front-index.hash-every.3').sentence, /^Front coded, a start every 64\./);
  assert.match(figureAt('designs-names.tokens-index.3-every.4').sentence, /the kernel’s own design/);
  const edge = figureAt('designs').chart.lines![0]!.points;
  for (let i = 1; i < edge.length; i++) assert.ok(edge[i]![0] > edge[i - 1]![0] && edge[i]![1] < edge[i - 1]![1]);
});

test('a place is written as it was read; what is not understood takes its first stand', () => {
  const text = 'costs-look.spread-axis.even';
  assert.equal(writePlace(readPlace(text)), text);
  const knobs = experimentOf('spacing').knobs(counted);
  const stand = standing(knobs, readPlace('spacing-every.99-axis.odd-no.1'));
  assert.deepEqual([stand('every'), stand('axis'), stand('against')], ['12', 'log', 'every']);
  assert.equal(experimentOf('nothing').id, 'costs');
});

test('another map’s lines lie thin over the figure, with room for both', () => {
  const one = figureAt('together').chart;
  const two = { ...one, y: { ...one.y, high: one.y.high * 10 } };
  const both = laidOver(one, two, 'other.map');
  assert.equal(both.y.high, two.y.high);
  assert.deepEqual(
    both.lines!.map(({ thin, label }) => [thin === true, label]),
    [
      [true, 'other.map'],
      [true, undefined],
      [false, 'a search for each'],
      [false, 'one scan'],
    ],
  );
});

test('an axis has its ends at 0 and 1, and goes on a little outside', () => {
  const axis = { title: '', scale: 'log', low: 10, high: 1000, unit: 'bytes' } as const;
  const at = [10, 100, 1000, 1, 0, 1e9].map((x) => Number(partOf(axis, x).toFixed(9)));
  assert.deepEqual(at, [0, 0.5, 1, -0.5, -1, 2]);
  assert.deepEqual([1, 19, 20, 499, 0.7].map(roundDown), [1, 10, 20, 200, 0.5]);
  assert.deepEqual([1, 19, 20, 501, 0.7].map(roundUp), [1, 20, 20, 1000, 1]);
});
