// Card 10 against figures that another program counted of the sample (symtab/study/designs/testdata/designs.json).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { decodeDesigns } from '../../wire/designAnswers.ts';
import type { Design } from '../../wire/designAnswers.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { change, designPlace, designsCard, withTry } from './designs.ts';
import { plainText, said } from './text.ts';
import type { CardText } from './text.ts';
import { MEASURED_SAMPLE, SAMPLE_IMAGES } from './packedSample.ts';

type Row = readonly [Design['names'], Design['index'], number, number, number, number, number, number];
const golden = (
  JSON.parse(readFileSync('symtab/study/designs/testdata/designs.json', 'utf8')) as { designs: readonly Row[] }
).designs;
const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const text = JSON.parse(readFileSync('static/learn/en/10-designs.json', 'utf8')) as CardText;
const teaching = { tables: decodeTables(frame('tables')), designs: decodeDesigns(frame('unpacked')) };

/** The sample, as the other program counted it. */
const list = golden.map(
  ([names, index, spacing, memory, , byName, listing, byAddress]): Design => ({
    ...{ names, index, spacing, memory, byName, listing, byAddress, image: undefined, ran: 1000 },
  }),
);
const sample = {
  tables: { ...teaching.tables, fingerprint: MEASURED_SAMPLE },
  designs: { ...teaching.designs, list, compressor: '' },
};
const truth = designsCard.truth(sample)!;
const at = (names: Design['names'], index: Design['index'], spacing: number): number =>
  designPlace(list, names, index, spacing);
const sentence = (of: typeof truth, tries: readonly number[] | undefined): string =>
  plainText(said(text.sentence, designsCard.facts(of, tries, designsCard.tryFirst!(of))));

test('the packed sizes are those of the sample, and of no other map', () => {
  assert.deepEqual(
    SAMPLE_IMAGES,
    golden.map((row) => row[4]),
  );
  let hash = 0xcbf29ce484222325n;
  for (const byte of gunzipSync(readFileSync('static/samples/debian-6.12.117-cloud-amd64.map.gz')))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  assert.equal(hash.toString(16), MEASURED_SAMPLE);
  assert.equal(designsCard.truth({ ...sample, tables: teaching.tables })!.measured, undefined);
});

test('the sentence has what the other program found: five designs by xz -6, tokens over front coding among them', () => {
  assert.equal(
    sentence(truth, undefined),
    (
      '6 of 91 designs beat the kernel’s in memory and reading. Packed by xz -6, 5 of these are smaller in the image too. ' +
      'Tokens over front coding, a start every 16: memory −26 %, reading −61 %. ' +
      'The price: listing all reads 53.6 MB instead of 12 MB.'
    ).replaceAll(' %', '\u00a0%'),
  );
});

test('what a compressor concludes is said as that compressor’s', () => {
  const packed = list.map((d, i) => ({ ...d, image: d === truth.kernel ? 1_076_572 : 1_100_000 + i }));
  const both = designsCard.truth({ ...sample, designs: { ...sample.designs, list: packed, compressor: 'Go’s xz' } })!;
  assert.match(sentence(both, undefined), /Packed by xz -6, 5 of these .* too\. Packed by Go’s xz, none are\./);
});

test('the own design is compared with the kernel’s in memory and in reading', () => {
  const says = (...tries: number[]): string => sentence(truth, tries).split('. ')[0]!;
  assert.equal(says(at('tokens', '3', 256)), 'You kept the kernel’s own design');
  assert.match(says(at('fronttok', 'order', 16)), /^Yours wins in both/);
  assert.match(says(at('plain', 'mph', 1)), /^Yours reads less, but takes more memory/);
  assert.match(says(at('tokens', 'none', 256)), /^Yours takes less memory, but reads more/);
  assert.match(says(at('plain', '3', 256)), /^Yours wins in neither/);
});

test('sorted names are found by their order, others by what was chosen; each try is kept once, the last twelve', () => {
  assert.deepEqual(list[at('front', 'hash', 64)]!.index, 'order');
  assert.deepEqual(list[at('tokens', 'order', 64)]!.index, '3');
  const many = Array.from({ length: 20 }, (_, i) => i).reduce<readonly number[]>(withTry, []);
  assert.deepEqual(many, [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  assert.deepEqual(withTry([3, 4, 5], 4), [3, 5, 4]);
  assert.deepEqual(designsCard.read(designsCard.write(many), truth), many);
  for (const odd of ['91', '1-', 'x', '', many.concat(1).join('-')])
    assert.equal(designsCard.read(odd, truth), undefined, odd);
  assert.equal(change(1000, 1000), 'the same');
});

test('before the truth the table has what was tried and no price that is hidden; after it the edge', () => {
  const before = designsCard.twin(truth, [at('front', 'order', 16)], false);
  assert.deepEqual(before.head, ['design', 'memory', 'packed', 'read by name']);
  assert.deepEqual(before.rows[2], ['front coded, a start every 16, yours', '3,056,325', '875,892', '562']);
  assert.equal(before.rows.length, 3);
  const after = designsCard.twin(truth, [at('front', 'order', 16)], true);
  assert.equal(after.head.length, 6);
  assert.ok(after.rows.some(([name]) => name === 'plain text, perfect hash, a start every 1'));
});

test('on 24 symbols the designs are counted anew', () => {
  const small = designsCard.truth(teaching)!;
  assert.match(
    sentence(small, designsCard.begin(small)),
    /^You kept the kernel’s own design\. (\d+|None) of 91 designs/,
  );
  assert.doesNotMatch(sentence(small, undefined), /xz/);
});
