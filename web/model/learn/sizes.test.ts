import assert from 'node:assert/strict';
import test from 'node:test';
import cards from 'virtual:card-texts';
import { makeTables } from '../fixture.ts';
import type { Tables } from '../../wire/answers.ts';
import { handleAt, moveHandle, sizesCard } from './sizes.ts';
import { fillText, plainText, said, whyOf } from './text.ts';
import type { CardText } from './text.ts';

const text = (cards['en'] as CardText[]).find((card) => card.id === 'sizes')!;

/** The sizes of the tables in Debian's 6.12.117 cloud kernel, as its image has them. */
const debian: Tables = {
  ...makeTables(['a']),
  numSyms: 154686,
  sizes: {
    numSyms: 4,
    names: 2133726,
    markers: 2420,
    tokenTable: 1019,
    tokenIndex: 512,
    seqsOfNames: 464058,
    offsets: 618744,
    relativeBase: 8,
    plain: 4078580,
  },
};

const truthOf = (tables: Tables) => sizesCard.truth({ tables })!;

test('the sentence sets the guess beside the truth', () => {
  const truth = truthOf(debian);
  const facts = sizesCard.facts(truth, [40, 25, 20, 15], 0);
  assert.equal(
    plainText(said(text.sentence, facts)),
    'You gave the names 40\u00a0%; they take 66\u00a0%. The index, the second order, which makes lookups 715 times faster, takes 14\u00a0%: three bytes per symbol, 464,058 in all.',
  );
  assert.equal(
    plainText(said(text.sentence, sizesCard.facts(truth, undefined, 0))).slice(0, 22),
    'The names take 66\u00a0%. T',
  );
});

test('a kernel before 6.2 has three parts and another question', () => {
  const truth = truthOf({ ...debian, hasSeqs: false });
  assert.deepEqual(sizesCard.begin(truth), [34, 33, 33]);
  const facts = sizesCard.facts(truth, undefined, 0);
  assert.match(plainText(said(text.task, facts)), /two handles/);
  assert.doesNotMatch(plainText(said(text.sentence, facts)), /order/);
});

test('what is said of names that fill the tables is not asked where they do not', () => {
  const small = truthOf({ ...debian, numSyms: 24, sizes: { ...debian.sizes, names: 60, offsets: 96, markers: 4 } });
  const facts = sizesCard.facts(small, undefined, 0);
  assert.ok(facts.flags.has('restMost'));
  assert.match(whyOf(text, facts)!.ask, /64 bits/);
  const big = sizesCard.facts(truthOf(debian), undefined, 0);
  assert.match(plainText(fillText(whyOf(text, big)!.ask, big)), /still fill 66\s%/);
});

test('a handle takes from its two neighbours only', () => {
  assert.deepEqual(moveHandle([25, 25, 25, 25], 1, 70), [25, 45, 5, 25]);
  assert.deepEqual(moveHandle([25, 25, 25, 25], 1, 99), [25, 49, 1, 25]);
  assert.deepEqual(moveHandle([25, 25, 25, 25], 0, -5), [1, 49, 25, 25]);
  assert.equal(handleAt([25, 45, 5, 25], 2), 75);
});

test('a guess survives a link; another does not become one', () => {
  const truth = truthOf(debian);
  assert.deepEqual(sizesCard.read(sizesCard.write([40, 25, 20, 15]), truth), [40, 25, 20, 15]);
  for (const odd of ['', '40-25-20', '40-25-20-16', 'a-b-c-d', '40-25-20--15', '1e1-60-20-10'])
    assert.equal(sizesCard.read(odd, truth), undefined, odd);
});
