import assert from 'node:assert/strict';
import test from 'node:test';
import { areaPath, barsPath, ticksUpTo } from './curve.ts';
import { routePath } from './route.ts';

test('the curve ends where the rounds end, and lines lie at round values', () => {
  assert.equal(areaPath([100, 50, 25], 2), 'M0.0 0.0L330.0 90.0L660.0 135.0V180H0Z');
  assert.equal(areaPath([100, 50, 25], 0), 'M0.0 0.0V180H0Z');
  assert.equal(barsPath([10, 1], 0, 2, 200).match(/M/g)?.length, 2);
  assert.deepEqual(ticksUpTo(4_052_000), [0, 1e6, 2e6, 3e6, 4e6]);
  assert.match(routePath({ row: 5, share: 0.25 }, { row: 2, share: 0.5 }, 24), /^M250\.0 124\.8C.* 500\.0 67\.2$/);
});
