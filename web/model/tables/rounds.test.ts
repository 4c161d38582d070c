// The training and the releases over the frames that Go wrote, and what a link holds of Tables.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeContests, decodeReleases, decodeShrinking } from '../../wire/touchedAnswers.ts';
import type { Contest } from '../../wire/touchedAnswers.ts';
import { formatLink, parseLink } from '../link.ts';
import { readTokens } from '../tokens.ts';
import { madeOf } from './made.ts';
import { groupLabel, layoutGroups, symbolsText, tableChanges } from './releases.ts';
import { nextTie, pairText, roundText, savedBy, shrinkingSymbols, slotStates, tiedRounds, tieText } from './rounds.ts';
import { readTouched, writeTouched } from './touched.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const all = decodeTables(frame('tables'));
const tokens = readTokens(all);
const contests = decodeContests(frame('contests'));

test('the rounds are those that the tables have, and the last leaves the bytes of names', () => {
  assert.deepEqual(
    contests.map(({ slot, first, second, count }) => ({ slot, first, second, count })),
    all.rounds,
  );
  assert.equal(contests.at(-1)!.left, all.names.length);
  for (const { rivals, count, tied, first, second } of contests) {
    assert.deepEqual(rivals[0], { first, second, count });
    assert.equal(rivals.filter((rival) => rival.count === count).length, Math.min(tied, 8));
  }
});

test('after a round its tokens are made and the later ones free', () => {
  const states = slotStates(tokens, contests, 3);
  assert.equal(states[contests[2]!.slot], 'new');
  assert.equal(states[contests[0]!.slot], 'made');
  assert.equal(states[contests[3]!.slot], 'free');
  assert.equal(states['t'.charCodeAt(0)], 'letter');
  assert.ok(slotStates(tokens, contests, 0).every((state) => state === 'letter' || state === 'free'));
});

test('a round is told with its pair, and a tie with the byte that broke it', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.charCodeAt(0)) as [number, number, number];
  const contest = (tied: number, rivals: Contest['rivals']): Contest => ({
    slot: 255,
    ...rivals[0]!,
    tied,
    touched: 2,
    left: 9,
    rivals,
  });
  const letters = tokens.map((token, slot) => ({ ...token, text: String.fromCharCode(slot) }));
  assert.equal(tieText(letters, contest(1, [{ first: a, second: b, count: 4 }])), '');
  assert.match(
    tieText(
      letters,
      contest(2, [
        { first: c, second: a, count: 4 },
        { first: a, second: b, count: 4 },
      ]),
    ),
    /^2 pairs tied at 4\. The kernel takes the lowest second byte: 61 of c·a is below 62 of a·b\.$/,
  );
  assert.match(
    tieText(
      letters,
      contest(2, [
        { first: a, second: b, count: 4 },
        { first: c, second: b, count: 4 },
      ]),
    ),
    /Their second bytes are equal, so the kernel takes the lowest first byte: 61 of a·b is below 63 of c·b\.$/,
  );
  const told = roundText(tokens, contests, 1);
  assert.ok(told.includes(`${contests[0]!.count} times`) && told.includes(`${contests[0]!.left} bytes left`), told);
  assert.match(roundText(tokens, contests, 0), /^Before the first round/);
});

test('ties lead from one to the next, and stay where there is none', () => {
  const ties = tiedRounds(contests);
  assert.ok(ties.length > 1);
  assert.equal(nextTie(contests, 0, 1), ties[0]);
  assert.equal(nextTie(contests, ties[1]!, -1), ties[0]);
  assert.equal(nextTie(contests, contests.length, 1), contests.length);
});

test('half is saved no later than nine tenths, and all by the last round that saves', () => {
  const half = savedBy(all, contests, 0.5);
  assert.ok(half >= 1 && half <= savedBy(all, contests, 0.9));
  assert.equal(contests[savedBy(all, contests, 1) - 1]!.left, contests.at(-1)!.left);
});

test('symbols shrink from their letters to their entries', () => {
  const { symbols, steps } = decodeShrinking(frame('shrinking'));
  assert.deepEqual(symbols, [3, 0]);
  assert.equal(steps.length, contests.length + 1);
  assert.equal(Buffer.from(steps[0]![0]!).toString(), `${String.fromCharCode(all.type(3))}${all.name(3)}`);
  assert.deepEqual([...steps.at(-1)![1]!], [...all.names.subarray(all.records[0]! + 1, all.records[1])]);
  assert.equal(shrinkingSymbols(all, 5)[0], 5);
  assert.equal(new Set(shrinkingSymbols(all, 5)).size, shrinkingSymbols(all, 5).length);
});

test('a token is made of its halves down to letters', () => {
  for (const token of tokens.filter(({ made }) => made)) {
    const [first] = madeOf(tokens, token.slot);
    assert.equal(first!.token, token);
    assert.equal(pairText(tokens, token.made!).replace('·', ''), token.text);
  }
  assert.deepEqual(madeOf(tokens, 'a'.charCodeAt(0)), []);
});

test('the layouts of the releases are those of SPEC 8', () => {
  const groups = layoutGroups(decodeReleases(frame('releases')));
  assert.deepEqual(groups.map(groupLabel), ['5.10, 6.1', '6.1-stable, 6.2', '6.4 to 6.15', '7.0, 7.3']);
  assert.deepEqual(
    groups.map(({ tables }) => tables.join(' ')),
    [
      'offsets relative_base num_syms names markers token_table token_index',
      'offsets relative_base num_syms names markers seqs_of_names token_table token_index',
      'num_syms names markers token_table token_index offsets relative_base seqs_of_names',
      'num_syms names markers token_table token_index offsets seqs_of_names',
    ],
  );
});

test('another release is compared table by table', () => {
  const old = decodeTables(frame('no-index'));
  const what = (a: typeof all, b: typeof all) =>
    Object.fromEntries(tableChanges(a, b).map((change) => [change.table, change.what]));
  assert.equal(what(all, old)['seqs_of_names'], 'gone');
  assert.equal(what(old, all)['seqs_of_names'], 'new');
  assert.equal(what(all, all)['names'], 'the same bytes');
  assert.equal(
    what(all, { ...all, names: all.names.map((byte, i) => (i === 3 ? byte + 1 : byte)) })['names'],
    '1 byte differs',
  );
  assert.equal(symbolsText(all, all), 'The same number of symbols, 24.');
  assert.equal(symbolsText(all, { ...all, numSyms: 23 }), '1 symbol fewer: 23.');
});

test('a link holds the part, the byte and the round, and nothing that it does not understand', () => {
  for (const text of ['', 'bytes', 'bytes.names.638359', 'training', 'training.54', 'training.0', 'releases']) {
    assert.equal(writeTouched(readTouched(text)), text);
    const hash = formatLink({ ...parseLink('#tables?v=1&map=teaching&q=vfs_read').link, place: text });
    assert.equal(parseLink(hash).link.place ?? '', text);
    assert.deepEqual(parseLink(hash).odd, []);
  }
  assert.deepEqual(readTouched('bytes.nothing.5'), { part: 'bytes' });
  assert.deepEqual(readTouched('bytes.names.-5'), { part: 'bytes' });
  assert.deepEqual(readTouched('training.1e9'), { part: 'training', round: undefined });
  assert.deepEqual(readTouched('<b>'), { part: 'overview' });
});
