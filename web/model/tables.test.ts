import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tables } from '../wire/answers.ts';
import { leftPercent, memoryWays } from './memory.ts';
import { moveSlot, readTokens, storiesOf } from './tokens.ts';

const sizes = {
  numSyms: 4,
  names: 2000,
  markers: 8,
  tokenTable: 900,
  tokenIndex: 512,
  seqsOfNames: 300,
  offsets: 400,
  relativeBase: 8,
  plain: 4000,
};

test('each way adds up to its parts, and the index costs three bytes a symbol', () => {
  const [plain, before, since] = memoryWays(sizes, 100);
  assert.equal(plain!.total, 4408);
  assert.equal(before!.total, 400 + 8 + 2000 + 8 + 900 + 512 + 4);
  assert.equal(since!.total - before!.total, 300);
  assert.equal(Math.round(leftPercent(sizes)), 86);
});

// Two records: "Ta" as one token ff, and the letters "T", "b".
const table = ['', 'T', 'a', 'b', 'Ta'];
const tiny = {
  numSyms: 2,
  names: Uint8Array.of(1, 4, 2, 1, 3),
  records: Uint32Array.of(0, 2, 5),
  tokenTable: new TextEncoder().encode(`${table.join('\0')}\0${'\0'.repeat(251)}`),
  tokenIndex: Uint16Array.from({ length: 256 }, (_, i) => [0, 1, 3, 5, 7][i] ?? 5 + i + 5),
  tokenUses: Uint32Array.from({ length: 256 }, (_, i) => [0, 1, 0, 1, 1][i] ?? 0),
  rounds: [{ slot: 4, first: 1, second: 2, count: 1 }],
} as unknown as Tables;

test('tokens are read with their uses and what they save', () => {
  const tokens = readTokens(tiny);
  assert.deepEqual(
    [tokens[4]!.text, tokens[4]!.uses, tokens[4]!.first, tokens[4]!.saves, tokens[4]!.round],
    ['Ta', 1, 1, 1, 1],
  );
  assert.deepEqual([tokens[1]!.text, tokens[1]!.saves, tokens[1]!.round], ['T', 0, 0]);
  const stories = storiesOf(tokens);
  assert.deepEqual([stories.saver?.slot, stories.longest?.slot, stories.letters, stories.idle], [4, 4, 3, 1]);
});

test('arrow keys stay inside the grid', () => {
  const rows: [number, string, number | undefined][] = [
    [0, 'ArrowLeft', 0],
    [0, 'ArrowRight', 1],
    [15, 'ArrowRight', 15],
    [3, 'ArrowUp', 3],
    [0x33, 'ArrowUp', 0x23],
    [0xf3, 'ArrowDown', 0xf3],
    [0x35, 'Home', 0x30],
    [0x35, 'End', 0x3f],
    [0x35, 'PageDown', 0xf5],
    [0, 'x', undefined],
  ];
  for (const [slot, key, want] of rows) assert.equal(moveSlot(slot, key), want, `${slot} ${key}`);
});
