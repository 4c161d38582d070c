import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GAIN, SPREAD, costsCard } from '../../model/learn/costs.ts';
import { plainText, said } from '../../model/learn/text.ts';
import type { CardText } from '../../model/learn/text.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeCosts } from '../../wire/studyAnswers.ts';
import type { Brush } from '../brush.ts';
import { recordedTexts } from '../recordedTexts.ts';
import type { Ink } from '../surface.ts';
import { paintCosts } from './costs.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const truth = costsCard.truth({ tables: decodeTables(frame('tables')), costs: decodeCosts(frame('costs')) })!;
const text = JSON.parse(readFileSync('static/learn/en/1-costs.json', 'utf8')) as CardText;

const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: () => [0, 0, 0], sans: 'sans', mono: 'mono' };

/** The words of the figure, and how many boxes are filled in it. */
function painted(tried: number, shown = true) {
  const { c, texts } = recordedTexts();
  let filled = 0;
  const brush = new Proxy<Brush>(c, {
    get: (of, key): unknown => (key === 'fillRect' ? () => filled++ : Reflect.get(of, key)),
    set: Reflect.set,
  });
  const pen = { c: brush, ink, ground: 'panel', taken: [] };
  const picture = { truth, guess: undefined, shown, reveal: 1, labels: text.labels, tried };
  paintCosts(pen, { w: 800, h: 460, narrow: false }, picture);
  return { words: texts.map((one) => one.text), filled };
}

test('every symbol is in a bar of each kind, and the losers are those left of 1', () => {
  const { scanned, searched, gained, scan, search, losers } = truth.costs;
  const all = (counts: Uint32Array): number => counts.reduce((sum, n) => sum + n, 0);
  for (const { tenths } of [scanned, searched, gained]) assert.equal(all(tenths), truth.numSyms);
  assert.equal(all(gained.tenths.subarray(0, 30)), losers);
  const gains = [...scan].map((bytes, i) => Math.floor((1000 * bytes) / search[i]!)).sort((a, b) => a - b);
  assert.deepEqual([gained.at[0], gained.at[3], gained.at[6]], [gains[0], gains[12], gains.at(-1)]);
});

test('bars stand for counts that are not zero; before the truth there are none', () => {
  const { scanned, searched, gained } = truth.costs;
  const bars = (counts: Uint32Array): number => counts.filter((n) => n > 0).length;
  const bytes = painted(SPREAD);
  assert.equal(bytes.filled, bars(scanned.tenths) + bars(searched.tenths));
  assert.ok(bytes.words.includes(text.labels['spread']!) && bytes.words.includes('the search'));
  const gains = painted(GAIN);
  assert.equal(gains.filled, bars(gained.tenths));
  for (const word of ['0.1', '1', '10', 'as much', 'published: 715']) assert.ok(gains.words.includes(word), word);
  assert.ok(!painted(SPREAD, false).words.includes(text.labels['spread']!));
});

test('the table and the note are of the figure that is shown', () => {
  const { scanned, gained } = truth.costs;
  assert.deepEqual(costsCard.twin(truth, undefined, true, SPREAD).rows[3]!.slice(0, 2), [
    'half',
    String(scanned.at[3]),
  ]);
  assert.equal(costsCard.twin(truth, undefined, true, GAIN).rows[6]![1], (gained.at[6]! / 1000).toFixed(1));
  assert.equal(costsCard.twin(truth, undefined, false, GAIN).head[0], 'place in memory');
  const note = (tried: number): string => plainText(said(text.note, costsCard.facts(truth, undefined, tried)));
  assert.match(note(SPREAD), /^Half of all scans read \d+ bytes or more, half of all searches 191 or more\.$/);
  assert.match(note(GAIN), /^For half of all symbols the scan reads 0\.\d\d times as much.*715 is one number/);
  assert.equal(note(0), '');
});
