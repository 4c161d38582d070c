import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeCosts } from '../../wire/studyAnswers.ts';
import { batchesCard } from './batches.ts';
import { firstTryText, scoreText } from './closing.ts';
import { costsCard } from './costs.ts';
import { ordersCard } from './orders.ts';
import { answer, beginAt, tellAnswer, toCard } from './progress.ts';
import { sortingCard } from './sorting.ts';
import { plainText, said } from './text.ts';
import type { CardText, Facts } from './text.ts';

test('the score counts first tries only', () => {
  let p = beginAt(1);
  assert.match(scoreText(p), /^You have not answered any/);
  p = answer(p, 1, true);
  assert.equal(scoreText(p), 'Of 1 why that you answered, 1 was right at the first try.');
  p = tellAnswer(toCard(answer(answer(toCard(p, 2), 0, false), 1, true), 3));
  assert.equal(scoreText(p), 'Of 3 whys that you answered, 1 was right at the first try.');
  assert.deepEqual(
    [1, 2, 3, 4].map((card) => firstTryText(p, card)),
    ['right at the first try', 'missed at the first try', 'missed at the first try', 'not answered'],
  );
});

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const known = { tables: decodeTables(frame('tables')), costs: decodeCosts(frame('costs')) };
const factsHere: Readonly<Record<string, Facts>> = {
  costs: costsCard.facts(costsCard.truth(known)!, undefined, 0),
  sorting: sortingCard.facts(sortingCard.truth(known)!, undefined, 0),
  orders: ordersCard.facts(ordersCard.truth(known)!, undefined, 0),
  batches: batchesCard.facts(batchesCard.truth(known)!, undefined, 0),
};

test('four cards answer a question over all cards, with figures of the loaded map', () => {
  const texts = readdirSync('static/learn/en')
    .map((file) => JSON.parse(readFileSync(`static/learn/en/${file}`, 'utf8')) as CardText)
    .filter(({ closing }) => closing);
  assert.deepEqual(texts.map(({ id }) => id).sort(), Object.keys(factsHere).sort());
  const answers = Object.fromEntries(
    texts.map(({ id, closing }) => [id, plainText(said(closing!.answer, factsHere[id]!))]),
  );
  // The teaching map has 24 symbols, and its first name ends after 12 bytes.
  const least = Math.min(...known.costs.search);
  assert.match(
    answers['costs']!,
    new RegExp(`found after 12 bytes\\. .* even its cheapest lookup reads ${least} bytes\\.`),
  );
  assert.match(answers['orders']!, /which is the index: 72 bytes for 24 symbols\./);
  assert.match(answers['sorting']!, /A crash report has an address and wants the name/);
  assert.match(answers['batches']!, /From 3 names on, one scan over all symbols reads less/);
});
