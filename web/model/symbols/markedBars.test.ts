import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksAfter, marksBox, marksText, marksWords, ends } from './markedBars.ts';
import { withBounds } from './filter.ts';
import { SPREAD_KINDS } from './spreads.ts';

const counts = (...list: number[]): Uint32Array => Uint32Array.from({ length: 40 }, (_, i) => list[i] ?? 0);
const letters = { from: 0, step: 2, counts: counts(0, 3, 8, 0, 1) };
const sizes = { from: 0, step: 0, counts: counts(1, 0, 0, 0, 0, 4, 2) };
const [byLetters, bySize] = SPREAD_KINDS;
const bar = (at: number) => ({ anchor: at, at });

test('a bar and a range of bars say which symbols they hold, in words of the filter', () => {
  assert.deepEqual(marksWords('len', letters, bar(1)), ['len>1', 'len<4']);
  assert.deepEqual(marksWords('size', sizes, bar(0)), ['size<1']);
  assert.deepEqual(marksWords('size', sizes, bar(12)), ['size>2047', 'size<4k']);
  // The last bar has all above, too.
  assert.deepEqual(marksWords('len', letters, bar(39)), ['len>77']);
  assert.equal(withBounds('tcp_ len>60 size>4k', 'len', ['len>1', 'len<4']), 'tcp_ size>4k len>1 len<4');
  // Dragged to the right or to the left, it is the same range.
  assert.deepEqual(marksWords('len', letters, { anchor: 2, at: 4 }), ['len>3', 'len<10']);
  assert.deepEqual(marksWords('len', letters, { anchor: 4, at: 2 }), ['len>3', 'len<10']);
  assert.deepEqual(marksWords('size', sizes, { anchor: 0, at: 5 }), ['size<32']);
});

test('a range over all symbols takes the bounds out of the filter', () => {
  assert.deepEqual(marksWords('len', letters, { anchor: 4, at: 1 }), []);
  assert.equal(withBounds('tcp_ len>60', 'len', marksWords('len', letters, { anchor: 1, at: 4 })), 'tcp_');
});

test('keys mark a bar, Shift makes the mark larger and smaller, and it stays on bars that hold symbols', () => {
  const press = (...keys: string[]) =>
    keys.reduce<ReturnType<typeof marksAfter>>(
      (marks, key) => marksAfter(letters, marks, { key: key.replace('+', ''), shiftKey: key.startsWith('+') }),
      undefined,
    );
  assert.deepEqual(press('ArrowRight'), bar(1));
  assert.deepEqual(press('ArrowLeft'), bar(4));
  assert.deepEqual(press('ArrowRight', 'ArrowRight'), bar(2));
  assert.deepEqual(press('Home', '+ArrowRight', '+ArrowRight'), { anchor: 1, at: 3 });
  assert.deepEqual(press('Home', '+ArrowRight', '+ArrowRight', '+ArrowLeft'), { anchor: 1, at: 2 });
  assert.deepEqual(press('End', '+Home'), { anchor: 4, at: 1 });
  assert.deepEqual(press('End', 'ArrowRight', 'PageDown'), bar(1));
  assert.equal(press('Home', 'a'), undefined);
  assert.deepEqual(ends({ anchor: 4, at: 1 }), [1, 4]);
});

test('a mark is told with what it holds, and drawn over its bars', () => {
  assert.equal(marksText(byLetters!, letters, { anchor: 1, at: 2 }), '2 to 5: 11');
  assert.equal(marksText(byLetters!, letters, bar(4)), '8 to 9: 1');
  assert.equal(marksText(byLetters!, letters, { anchor: 39, at: 38 }), '76 and more: 0');
  assert.equal(marksText(bySize!, sizes, bar(0)), '0: 1');
  assert.equal(marksText(bySize!, sizes, { anchor: 11, at: 5 }), '16 to 2047: 6');
  assert.deepEqual(marksBox(letters, { anchor: 3, at: 2 }, 40), { x: 10, width: 20 });
});
