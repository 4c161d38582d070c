import assert from 'node:assert/strict';
import test from 'node:test';
import { end, laneEnd } from '../model/timeline.ts';
import { golden } from '../export/golden.ts';
import { fakeSession } from './fakeWorld.ts';
import { createExportChoices } from './exportChoices.ts';

test('the range is the one chosen, else the one marked for playing, else the whole binary search', () => {
  const session = fakeSession().inside();
  const { range } = session.store;
  const { chooseRange, rangeOf } = session.part(createExportChoices);
  const s = golden('found');
  assert.deepEqual(rangeOf(s), { from: 0, to: laneEnd(s.trace, 'work', 'binary') });
  range.value = { from: 30, to: 1e12 };
  assert.deepEqual(rangeOf(s), { from: 30, to: end(s.trace, 'work') });
  chooseRange(s, 90, 7);
  assert.deepEqual([rangeOf(s).from, rangeOf(s).to], [7, 90]);
  const other = golden('absent');
  assert.equal(rangeOf(other).from, 30, 'a choice is for one lookup');
  range.value = { from: 12, to: 40 };
  assert.deepEqual(rangeOf(s), { from: 12, to: 40 }, 'marking anew is a new wish');
});
