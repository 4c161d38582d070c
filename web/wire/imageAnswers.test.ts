// Decodes the golden frames Go wrote of made-up images.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { FrameError } from './frame.ts';
import { decodeComparison, decodeImage } from './imageAnswers.ts';

const golden = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

test('the image frame says what was in what, and what lies where', () => {
  assert.deepEqual(decodeImage(golden('image')), {
    fileBytes: 1000,
    rawBytes: 1 << 20,
    built: false,
    format: 'ELF64 little-endian x86-64',
    banner: 'Linux version 6.12.117 (<b>) #1 SMP',
    why: 'the kernel says so',
    proofs: ['one', 'two'],
    guesses: ['perhaps'],
    layers: [
      { name: 'bzImage', offset: 100, size: 800 },
      { name: 'zstd', offset: 0, size: 800 },
    ],
    parts: [
      { name: 'kallsyms_num_syms', offset: 4096, size: 4, address: 0xffffffff81001000n },
      { name: 'kallsyms_names', offset: 4104, size: 5000, address: undefined },
    ],
  });
});

test('an image without tables of its own has no parts', () => {
  const bare = decodeImage(golden('image-raw'));
  assert.deepEqual([bare.built, bare.layers, bare.parts, bare.proofs, bare.banner], [true, [], [], [], '']);
});

test('the comparison frame says which tables are equal, and where one is not', () => {
  assert.deepEqual(decodeComparison(golden('comparison')), [
    { name: 'kallsyms_names', bytes: 12, builtBytes: 12, difference: undefined, why: '' },
    { name: 'kallsyms_offsets', bytes: 8, builtBytes: 4, difference: 4, why: 'a reason' },
  ]);
});

test('frames of another kind are refused', () => {
  assert.throws(() => decodeImage(golden('comparison')), FrameError);
  assert.throws(() => decodeComparison(golden('image')), FrameError);
});
