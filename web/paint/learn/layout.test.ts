// What the figures of Learn's cards write: no two texts lie on each other, none is cut, and where it can be helped none lies on a dot or a
// line of the figure.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { batchesCard } from '../../model/learn/batches.ts';
import type { CardModel, Known } from '../../model/learn/card.ts';
import { costsCard, shapeLine } from '../../model/learn/costs.ts';
import type { CostsTruth, DrawnLine } from '../../model/learn/costs.ts';
import { designsCard } from '../../model/learn/designs.ts';
import { inTokens } from '../../model/learn/inTokens.ts';
import { namesakesCard } from '../../model/learn/namesakes.ts';
import type { NamesakesTruth } from '../../model/learn/namesakes.ts';
import { ordersCard } from '../../model/learn/orders.ts';
import { readingCard } from '../../model/learn/reading.ts';
import { sizesCard } from '../../model/learn/sizes.ts';
import { skippingCard } from '../../model/learn/skipping.ts';
import { sortingCard } from '../../model/learn/sorting.ts';
import type { CardText } from '../../model/learn/text.ts';
import { trainingCard } from '../../model/learn/training.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeDesigns } from '../../wire/designAnswers.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import { hits } from '../pen.ts';
import type { Box } from '../pen.ts';
import { cutTexts, hitsAmong, recordedTexts } from '../recordedTexts.ts';
import type { WrittenText } from '../recordedTexts.ts';
import type { Ink } from '../surface.ts';
import { paintBatches } from './batches.ts';
import { paintCosts } from './costs.ts';
import { paintDesigns } from './designs.ts';
import { paintNamesakes } from './namesakes.ts';
import { paintOrders } from './orders.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';
import { paintReading } from './reading.ts';
import { paintSizes } from './sizes.ts';
import { paintSkipping } from './skipping.ts';
import { paintSorting } from './sorting.ts';
import { paintTraining } from './training.ts';

const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: () => [0, 0, 0], sans: 'sans', mono: 'mono' };

/** The figure's room at a window, as browsers measured it. */
const wide: Plate = { w: 878, h: 674, narrow: false };
const laptop: Plate = { w: 718, h: 494, narrow: false };
const phone = (h: number): Plate => ({ w: 348, h, narrow: true });

const texts = readdirTexts();
function readdirTexts(): Map<string, CardText> {
  const files = ['1-costs', '2-sizes', '3-training', '4-reading', '5-sorting', '6-orders', '7-skipping', '8-namesakes'];
  const all = [...files, '9-batches', '10-designs'].map(
    (file) => JSON.parse(readFileSync(`static/learn/en/${file}.json`, 'utf8')) as CardText,
  );
  return new Map(all.map((text) => [text.id, text]));
}

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const known: Known = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
  designs: decodeDesigns(frame('unpacked')),
};

function painted<T, G>(paint: CardPainter<T, G>, plate: Plate, picture: CardPicture<T, G>) {
  const { c, ...drawn } = recordedTexts();
  paint({ c, ink, ground: 'panel', taken: [] }, plate, picture);
  return drawn;
}

const on = (text: WrittenText, boxes: readonly Box[]): boolean => boxes.some((box) => hits(text, box));
const named = (all: readonly WrittenText[], part: string): WrittenText => {
  const found = all.find(({ text }) => text.includes(part));
  assert.ok(found, `“${part}” among “${all.map(({ text }) => text).join('”, “')}”`);
  return found;
};
/** The figure before and after the truth, at all three rooms. */
function clear<T, G>(card: CardModel<T, G>, paint: CardPainter<T, G>, truth: T, phoneHeight: number, guess?: G): void {
  test(`card ${card.id}: no text lies on another, and none is cut`, () => {
    for (const plate of [wide, laptop, phone(phoneHeight)])
      for (const shown of [false, true]) {
        const { labels } = texts.get(card.id)!;
        const tried = card.tryFirst?.(truth) ?? 0;
        const drawn = guess ?? card.begin(truth);
        const { texts: all } = painted(paint, plate, { truth, guess: drawn, shown, reveal: 1, labels, tried });
        const where = `${plate.w}×${plate.h}, ${shown ? 'with' : 'before'} the truth`;
        assert.deepEqual({ on: hitsAmong(all), cut: cutTexts(all, plate) }, { on: [], cut: [] }, where);
      }
  });
}

const costsTruth = costsCard.truth(known)!;
clear(costsCard, paintCosts, costsTruth, 320, shapeLine('rising', costsTruth));
clear(sizesCard, paintSizes, sizesCard.truth(known)!, 330);
clear(trainingCard, paintTraining, trainingCard.truth(known)!, 400, [0, 1, 2]);
clear(readingCard, paintReading, readingCard.truth({ ...known, tables: inTokens(['Tsecurity_file_open']) })!, 420);
clear(sortingCard, paintSorting, sortingCard.truth(known)!, 380);
clear(ordersCard, paintOrders, ordersCard.truth(known)!, 400);
clear(skippingCard, paintSkipping, skippingCard.truth(known)!, 340);
clear(batchesCard, paintBatches, batchesCard.truth(known)!, 320, 7);
clear(designsCard, paintDesigns, designsCard.truth(known)!, 240);

/** Three symbols of a large kernel with a name of so many letters. */
function namesakes(letters: number): NamesakesTruth {
  const truth = namesakesCard.truth({ ...known, costs: { ...known.costs!, three: 4, threeHit: 6 } })!;
  const name = 'cpu_latency_constraints_of_the_device_'.repeat(14).slice(0, letters);
  const list = truth.list.map((one, i) => ({ ...one, seq: 23_456 + 50_000 * i, k: 101_234 + i, address: '8112340' }));
  return { ...truth, name, before: `${name}0`, list, tables: { ...truth.tables, numSyms: 154_686 } };
}
for (const letters of [11, 31, 60, 511]) clear(namesakesCard, paintNamesakes, namesakes(letters), 390, 1);

/** Costs as of a large kernel: what a scan reads grows with the place, and searches lie around 4,000 bytes. */
function largeCosts(): CostsTruth {
  const numSyms = 154_686;
  const search = Uint32Array.from({ length: numSyms }, (_, i) => 1000 + ((i * 7919) % 6000));
  const scan = Uint32Array.from({ length: numSyms }, (_, i) => 63 + 77 * i);
  const costs = { ...known.costs!, search, scan, median: 4010, most: 6999, losers: 62, lastLoser: 61, loserNear: 58 };
  return { ...costsTruth, costs, numSyms, low: 1, high: 8, crowd: '' };
}

const costLabels = texts.get('costs')!.labels;
const costsAt = (plate: Plate, truth: CostsTruth, shown: boolean, guess?: DrawnLine) =>
  painted(paintCosts, plate, { truth, guess, shown, reveal: 1, labels: costLabels, tried: 0 });

test('the name of the search lies on none of its dots, and not on the line of the scan', () => {
  for (const truth of [costsTruth, largeCosts()])
    for (const plate of [wide, laptop]) {
      const { texts: all, dots } = costsAt(plate, truth, true);
      const name = named(all, costLabels['search']!);
      assert.ok(dots.length > 20);
      assert.ok(!on(name, dots), `${truth.numSyms} symbols at ${plate.w}: on a dot`);
    }
});

test('on a phone what to draw is said beside the line of the scan', () => {
  for (const truth of [costsTruth, largeCosts()]) {
    const { texts: all, lines } = costsAt(phone(320), truth, false);
    // The lines of the grid lie under everything; the scan's is slanted.
    const scan = lines.filter((piece, i) => i > 0 && piece.x !== lines[i - 1]!.x && piece.y !== lines[i - 1]!.y);
    assert.ok(scan.length > 50);
    assert.ok(!on(named(all, costLabels['draw']!), scan), `${truth.numSyms} symbols`);
  }
});
