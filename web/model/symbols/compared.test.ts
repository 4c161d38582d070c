import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeBuilt, decodeCompared } from '../../wire/compareAnswers.ts';
import { costRows, costSentence, ownPlan, plansOf, signed } from './cost.ts';
import { AS_IT_IS, readCostPlace, writeCostPlace } from './costPlace.ts';
import {
  comparedSentence,
  firstGroups,
  flowOf,
  fromTo,
  listFoot,
  percentMore,
  symbolsOf,
  whyNames,
} from './compared.ts';
import { COMPARE_START, keyOfList, readComparePlace, writeComparePlace } from './comparePlace.ts';
import { familyFilter } from './families.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));
const compared = decodeCompared(frame('compared'));

test('both bars of the picture have all symbols of their map', () => {
  const { a, b } = flowOf(compared);
  assert.deepEqual([symbolsOf(a), symbolsOf(b)], [23, 24]);
  assert.deepEqual(
    b.map(({ label }) => label),
    ['same name', 'added'],
  );
  const padded = flowOf({ ...compared, paddingAdded: 1, lists: { ...compared.lists, added: 3, renamed: 2 } });
  assert.deepEqual(
    padded.b.map(({ label, symbols }) => [label, symbols]),
    [
      ['renamed by suffix', 2],
      ['same name', 23],
      ['added as __pfx_', 1],
      ['added otherwise', 2],
    ],
  );
});

test('a comparison in sentences', () => {
  assert.match(
    comparedSentence(compared),
    /^23 names stay, 23 of them in the same order\. 0 are renamed by suffix, 0 removed, 1 added\. The tables go from/,
  );
  assert.match(whyNames(compared), /^names: \+\d+ of symbols that came, ±0 of those that went, [+−±]\d+ because/);
  assert.equal(whyNames({ ...compared, tablesB: compared.tablesA }), '');
  assert.equal(listFoot('added', compared, 1), '1 symbol');
  assert.equal(listFoot('added', compared, 0), '0 of 1 symbol');
  assert.equal(percentMore(1_770_663, 3_220_491), '+82 %');
  assert.equal(percentMore(0, 1), '');
  assert.equal(fromTo(0, 49_133), 'none → 49,133');
});

test('the groups that are left are added up, and one that is left is shown', () => {
  const group = (name: string) => ({ name, symbolsA: 1, symbolsB: 2, bytesA: 10, bytesB: 30 });
  const groups = ['a', 'b', 'c', 'd'].map(group);
  assert.equal(firstGroups(groups, 3).length, 4);
  assert.deepEqual(firstGroups(groups, 2).at(-1), {
    ...group('2 others'),
    symbolsA: 2,
    symbolsB: 4,
    bytesA: 20,
    bytesB: 60,
  });
});

test('a place of Compare is read as it was written', () => {
  const other = { kind: 'file', fingerprint: '0123456789abcdef', name: 'System.map-6.1.0-9-amd64' } as const;
  const place = { other, swapped: true, list: 'moved', by: 'addr', up: true } as const;
  assert.deepEqual(readComparePlace(writeComparePlace(place)), place);
  const sample = { ...COMPARE_START, other: { kind: 'sample', name: 'debian-6.12.117-cloud-amd64' } } as const;
  assert.deepEqual(readComparePlace(writeComparePlace(sample)), sample);
  for (const odd of ['', 'compare', 'cost', 'compare-xyz-ab', 'lost-0123456789abcdef'])
    assert.equal(readComparePlace(odd).other, undefined);
  assert.match(writeComparePlace({ ...place, other: { ...other, name: 'a map/ü&x' } }), /^[\w.-]+$/);
  assert.deepEqual(
    [keyOfList({ list: 'resized', by: undefined }), keyOfList({ list: 'added', by: undefined })],
    ['size', 'cost'],
  );
});

test('a place of Cost is read as it was written, and an odd one is the build as it is', () => {
  const how = { onlyText: true, noPadding: true, release: '6.1-stable', longest: 24 };
  assert.deepEqual(readCostPlace(writeCostPlace(how)), how);
  assert.equal(writeCostPlace(AS_IT_IS), 'cost');
  assert.deepEqual(readCostPlace('cost-cut.99999-text.2-x'), AS_IT_IS);
  assert.equal(
    ownPlan(how).about,
    'without KALLSYMS_ALL, without __pfx_, by the rules of 6.1-stable, names cut at 24 letters',
  );
});

test('builds are those that tell something of the map, and the rows of a file are compared with the build as it is', () => {
  const plans = plansOf({ allSymbols: false, release: '6.12' }, false, true);
  assert.deepEqual(
    plans.map(({ title }) => title),
    ['As built', 'As Linux 6.1', 'Names cut at 32 letters', 'Names cut at 16 letters'],
  );
  const built = decodeBuilt(new Uint8Array(readFileSync('symtab/wire/testdata/built.frame')));
  const outcomes = [
    { plan: plans[0]!, built: { ...built, packed: built.packed + 5 } },
    { plan: plans[1]!, built },
  ];
  assert.match(costSentence(outcomes), /As Linux 6\.1: ±0 bytes, −5 packed\.$/);
  assert.deepEqual([...costRows(outcomes)][1]!.slice(4, 7), [0, built.packed, -5]);
  assert.equal(signed(-1234), '−1,234');
});

test('the filter of a family keeps what the family has', () => {
  assert.equal(familyFilter('__pfx_*'), '__pfx_');
  assert.equal(familyFilter('tcp_*'), '/^_*tcp_/');
  assert.equal(familyFilter('init'), '/^_*init($|\\.)/');
  assert.equal(familyFilter('a+b*'), '/^_*a\\+b/');
});
