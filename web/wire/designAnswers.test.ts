// Decodes the golden frames Go wrote of the teaching map's designs, and of made-up answers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeDesigns, decodeGrowth, decodePlayed, decodeWritten } from './designAnswers.ts';
import { FrameError } from './frame.ts';

const golden = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

test('the designs frame has 91 designs, the kernel’s own among them', () => {
  const { list, symbols, distinct, compressor } = decodeDesigns(golden('designs'));
  assert.deepEqual([list.length, symbols, distinct, compressor], [91, 24, 23, 'a tenth']);
  const own = list.find(({ names, index, spacing }) => names === 'tokens' && index === '3' && spacing === 256)!;
  // 24 symbols: 1,890 bytes of tables; their lookups read 4,381 bytes, 182.54 each (shared figures of the teaching map).
  assert.deepEqual([own.memory, own.byName.toFixed(2), own.listing, own.ran], [1890, '182.54', 407, 23]);
  assert.ok(own.image! < own.memory / 10);
  assert.ok(decodeDesigns(golden('unpacked')).list.every(({ image }) => image === undefined));
  assert.deepEqual(
    [list[0]!, list[90]!].map(({ names, index, spacing }) => [names, index, spacing]),
    [
      ['plain', 'none', 1],
      ['fronttok', 'order', 4096],
    ],
  );
});

test('a learner’s rounds, a text in tokens and growth come as they were made', () => {
  assert.deepEqual(decodePlayed(golden('played')), {
    rounds: [
      { slot: 255, first: 97, second: 98, count: 7, left: 70000 },
      { slot: 0, first: 0, second: 0, count: 0, left: 70000 },
    ],
    next: [
      { first: 98, second: 99, count: 3, before: 9 },
      { first: 255, second: 99, count: 2, before: 0 },
    ],
  });
  const written = decodeWritten(golden('written'));
  assert.equal(new TextDecoder().decode(written.letters), 'tcp_v4');
  assert.equal(written.unknown, 2, 'the bytes of ÿ');
  assert.equal(
    written.lens.reduce((sum, n) => sum + n, 0),
    6,
  );
  assert.deepEqual(decodeGrowth(golden('growth')), [
    { symbols: 12, probes: 4, losers: 7, tables: 1500, search: 2000 / 12, scan: 2 ** 40 / 12 },
  ]);
});

test('frames of another kind are refused', () => {
  assert.throws(() => decodeDesigns(golden('growth')), FrameError);
  assert.throws(() => decodePlayed(golden('written')), FrameError);
});
