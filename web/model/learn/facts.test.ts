// What values.json says a text may name is what the cards compute, neither more nor less.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeDesigns } from '../../wire/designAnswers.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import { batchesCard } from './batches.ts';
import { costsCard, drawnAt, shapeLine } from './costs.ts';
import { designsCard } from './designs.ts';
import { namesakesCard } from './namesakes.ts';
import { ordersCard } from './orders.ts';
import { readingCard } from './reading.ts';
import { inTokens } from './inTokens.ts';
import { skippingCard } from './skipping.ts';
import { sortingCard } from './sorting.ts';
import { trainingCard } from './training.ts';
import { sizesCard } from './sizes.ts';
import type { CardModel, Known } from './card.ts';
import { whyOf } from './text.ts';
import type { CardText } from './text.ts';

interface Named {
  readonly id: string;
  readonly values: Record<string, string>;
  readonly flags: Record<string, string>;
}

const named = (JSON.parse(readFileSync('static/learn/values.json', 'utf8')) as { cards: Named[] }).cards;

function check<T, G>(card: CardModel<T, G>, truth: T): void {
  test(`card ${card.id} computes what its texts may name`, () => {
    const names = named.find((n) => n.id === card.id)!;
    const { values, flags } = card.facts(truth, card.begin(truth), card.tryFirst?.(truth) ?? 0);
    assert.deepEqual(Object.keys(values).sort(), Object.keys(names.values).sort());
    for (const flag of flags) assert.ok(flag in names.flags, flag);
    assert.equal(flags.has('guess'), card.begin(truth) !== undefined);
    assert.ok(!card.facts(truth, undefined, 0).flags.has('guess'));
  });
}

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const known: Known = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
  designs: decodeDesigns(frame('unpacked')),
};

function checkCard<T, G>(card: CardModel<T, G>): void {
  check(card, card.truth(known)!);
}

checkCard(sizesCard);
checkCard(costsCard);
checkCard(skippingCard);
checkCard(batchesCard);
checkCard(sortingCard);
checkCard(trainingCard);
checkCard(ordersCard);
checkCard(designsCard);
check(readingCard, readingCard.truth({ ...known, tables: inTokens(['Tsecurity_file_open']) })!);
check(namesakesCard, namesakesCard.truth({ ...known, costs: { ...known.costs!, three: 4, threeHit: 6 } })!);

test('a map without three functions of one name says so', () => {
  assert.equal(namesakesCard.moot(known), 'noThree');
  assert.equal(namesakesCard.truth(known), undefined);
});

test('picks are read back, and no more of them than there are candidates', () => {
  const truth = trainingCard.truth(known)!;
  assert.deepEqual(trainingCard.read(trainingCard.write([2, 0]), truth), [2, 0]);
  assert.deepEqual(trainingCard.read(trainingCard.write([]), truth), []);
  for (const odd of ['9', '1-1-1-1', '-', 'x']) assert.equal(trainingCard.read(odd, truth), undefined, odd);
});

test('a span is read back, and one that goes backwards is none', () => {
  const truth = sortingCard.truth(known)!;
  assert.deepEqual(sortingCard.read('2-9', truth), [2, 9]);
  for (const odd of ['9-2', '0-3', '1-99', '4']) assert.equal(sortingCard.read(odd, truth), undefined, odd);
});

test('every card that has texts has a model here, and says why it cannot be asked', () => {
  for (const card of [costsCard, skippingCard, batchesCard]) {
    assert.equal(card.moot({ ...known, tables: { ...known.tables, hasSeqs: false } }), 'noIndex');
    assert.equal(card.moot({ ...known, tables: { ...known.tables, numSyms: 5 } }), 'few');
    assert.equal(card.moot(known), undefined);
    assert.equal(card.truth({ tables: known.tables }), undefined, 'nothing is counted yet');
  }
});

test('the costs of the teaching map are those that another program counted', () => {
  const { costs, numSyms } = costsCard.truth(known)!;
  assert.deepEqual([numSyms, costs.losers, costs.whole], [24, 13, 407]);
  assert.deepEqual([costs.scan[0], costs.search[0], costs.search[1]], [12, 196, 86]);
  assert.deepEqual(
    costs.spacings.map(({ every }) => every),
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096],
  );
});

test('a drawn line survives a link, and is read at any place', () => {
  const truth = costsCard.truth(known)!;
  const line = shapeLine('rising', truth);
  assert.deepEqual(costsCard.read(costsCard.write(line), truth), line);
  assert.ok(costsCard.write(line).length <= 120);
  assert.equal(costsCard.read('1-2-3', truth), undefined);
  assert.equal(Math.round(drawnAt(line, 24, 1)), Math.round(10 ** (line[0]! / 100)));
  assert.equal(Math.round(drawnAt(line, 24, 24)), Math.round(10 ** (line.at(-1)! / 100)));
});

test('each card has a second why-question, which is asked of those who missed the first', () => {
  for (const file of readdirSync('static/learn/en')) {
    const text = JSON.parse(readFileSync(`static/learn/en/${file}`, 'utf8')) as CardText;
    const flags = new Set(text.why.flatMap((why) => (why.if ?? '').split(' ').filter((flag) => !flag.startsWith('!'))));
    const first = whyOf(text, { values: {}, flags });
    const second = whyOf(text, { values: {}, flags }, true);
    assert.ok(first && second && first.ask !== second.ask, file);
  }
});
