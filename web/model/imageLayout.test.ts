import assert from 'node:assert/strict';
import test from 'node:test';
import { fromImage, kernelInFile, span, stretchIn } from './imageLayout.ts';

test('the kernel in the file is the content of the first compressed layer', () => {
  const layers = [
    { name: 'unified kernel image', offset: 100, size: 800 },
    { name: 'bzImage', offset: 50, size: 600 },
    { name: 'zstd', offset: 10, size: 590 },
  ];
  assert.deepEqual(kernelInFile({ layers, fileBytes: 1000 }), { from: 0.16, to: 0.75 });
});

test('what is behind a compressed layer is not in the file', () => {
  const layers = [
    { name: 'gzip', offset: 0, size: 400 },
    { name: 'arm64 Image', offset: 0, size: 90_000 },
  ];
  assert.deepEqual(kernelInFile({ layers, fileBytes: 500 }), { from: 0, to: 0.8 });
  assert.deepEqual(kernelInFile({ layers: [], fileBytes: 500 }), { from: 0, to: 1 });
});

test('tables lie in the span from the first to the last', () => {
  const parts = [
    { name: 'kallsyms_offsets', offset: 300, size: 100, address: undefined },
    { name: 'kallsyms_names', offset: 200, size: 50, address: undefined },
  ];
  const all = span(parts);
  assert.deepEqual(all, { from: 200, to: 400 });
  assert.deepEqual(stretchIn(parts[0]!, all), { from: 0.5, to: 1 });
});

test('a note tells an image', () => {
  const note = { code: 'release', line: 0, count: 1, message: '', text: '' };
  assert.equal(fromImage({ notes: [note] }), false);
  assert.equal(fromImage({ notes: [note, { ...note, code: 'image' }] }), true);
});
