// The frames that Go wrote of the teaching map (symtab/wire and symtab/wire/explored): the map beside the same without vfs_read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeBuilt, decodeChanges, decodeCompared, decodeShares } from './compareAnswers.ts';
import { FrameError } from './frame.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

test('two maps that differ by one function', () => {
  const c = decodeCompared(frame('compared'));
  assert.deepEqual(c.lists, { added: 1, removed: 0, renamed: 0, moved: 0, resized: 1, retyped: 0, section: 0 });
  assert.deepEqual([c.kept, c.inOrder, c.grown, c.shrunk, c.paddingAdded], [23, 23, 0, 1, 0]);
  // Each symbol has an address of four bytes, and three in the index.
  assert.equal(c.tablesB.offsets - c.tablesA.offsets, 4);
  assert.equal(c.tablesB.seqs_of_names - c.tablesA.seqs_of_names, 3);
  const { added, removed, others } = c.records;
  assert.equal(added - removed + others, c.tablesB.names - c.tablesA.names);
  const vfs = c.groups.prefix.find(({ name }) => name === 'vfs_*')!;
  assert.equal(vfs.symbolsB - vfs.symbolsA, 1);
  assert.throws(() => decodeCompared(frame('changes')), FrameError);
});

test('the list of what came', () => {
  const changes = decodeChanges(frame('changes'));
  assert.equal(changes.length, 1);
  const { a, b, sizeA, cost } = changes.at(0);
  assert.deepEqual([a, b, sizeA], [-1, 5, undefined]);
  assert.ok(cost > 7);
  assert.equal(changes.problems[0]?.word, 'size>x');
});

test('tables that were built otherwise, and who takes the bytes', () => {
  const built = decodeBuilt(new Uint8Array(readFileSync('symtab/wire/testdata/built.frame')));
  assert.deepEqual([built.symbols, built.compressor], [24, 'Go’s gzip, level 9']);
  assert.equal(built.tables.seqs_of_names, 72);
  const shares = decodeShares(frame('shares'));
  const symbols = (list: readonly { readonly symbols: number }[]) => list.reduce((sum, g) => sum + g.symbols, 0);
  assert.deepEqual([symbols(shares.prefix), symbols(shares.kind), symbols(shares.section)], [24, 24, 24]);
});
