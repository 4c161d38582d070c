import assert from 'node:assert/strict';
import { test } from 'node:test';
import decode from 'qr/decode.js';
import { qrCode } from './qr.ts';
import type { QrModules } from './qr.ts';

/** The code as pixels, `scale` of them a module. It draws only what qrCode writes: rectangles of one row. */
function photograph({ side, path }: QrModules, scale: number) {
  const size = side * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let v = Number(y) * scale; v < (Number(y) + 1) * scale; v++) {
      for (let u = Number(x) * scale; u < (Number(x) + Number(width)) * scale; u++)
        data.fill(0, (v * size + u) * 4, (v * size + u) * 4 + 3);
    }
  }
  return { width: size, height: size, data };
}

const links = [
  'https://kallscope.test/#race',
  `https://kallscope.test/docs/demo/#race?v=1&print=0123456789abcdef&file=System.map-6.1&share=${'ab'.repeat(32)}&q=vfs_read&mode=steps&at=12.5&theme=dark`,
  `https://kallscope.test/#race?v=1&q=${'%E2%82%AC'.repeat(100)}`,
];

test('another program reads the link from the code', () => {
  for (const link of links) assert.equal(decode(photograph(qrCode(link)!, 3)), link);
});

test('the quiet zone is blank, and no two rectangles of a row touch', () => {
  const { side, path } = qrCode(links[1]!)!;
  const rectangles = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(
    (match) => match.slice(1).map(Number) as [number, number, number, number],
  );
  assert.ok(rectangles.length > 100);
  let before: readonly number[] = [-1, -1, 0];
  for (const [x, y, width, back] of rectangles) {
    assert.equal(width, back);
    assert.ok(x >= 4 && y >= 4 && x + width <= side - 4 && y < side - 4, `${x},${y} +${width} of ${side}`);
    assert.ok(y !== before[1] || x > before[0]! + before[2]!, `${x},${y} touches the one before`);
    before = [x, y, width];
  }
});

test('what no telephone could read is not drawn', () => {
  assert.equal(qrCode('x'.repeat(1273))!.side, 117 + 8);
  assert.equal(qrCode('x'.repeat(1274)), undefined);
});
