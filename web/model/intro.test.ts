import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GOAL, INDEX, LOOKS, NAMES, STILLS, STOPS, kernelTold, namesShown, stays, stillTold } from './intro.ts';

const map = readFileSync('static/samples/teaching.map', 'utf8')
  .split('\n')
  .filter((line) => /^[0-9a-f]{16} /.test(line))
  .map((line) => line.split(' ')[2]!);

test('the introduction shows the teaching map, in its order', () => assert.deepEqual(NAMES, map));

test('its index is the alphabetical order of the same names', () => {
  const sorted = map.map((_, i) => i).sort((a, b) => (map[a]! < map[b]! ? -1 : map[a]! > map[b]! ? 1 : a - b));
  assert.deepEqual(INDEX, sorted);
});

test('its looks halve, and rule out the side that the names say', () => {
  const goal = NAMES[GOAL]!;
  let left: readonly [number, number] = [0, NAMES.length - 1];
  for (const { k, before, after, says } of LOOKS) {
    assert.deepEqual(before, left);
    const name = NAMES[INDEX[k]!]!;
    if (says !== 'first') assert.equal(k, Math.floor((before[0] + before[1]) / 2));
    const truth = says === 'first' ? 'first' : name === goal ? 'found' : name < goal ? 'after' : 'before';
    assert.equal(says, truth);
    if (says === 'after') assert.deepEqual(after, [k + 1, before[1]]);
    if (says === 'before') assert.deepEqual(after, [before[0], k - 1]);
    if (says === 'first') assert.ok(k === before[0] - 1 && name !== goal);
    left = after;
  }
  assert.equal(INDEX[left[0]], GOAL);
});

test('each picture has its sentence and its time, and stepping comes to every ending', () => {
  const seconds = STILLS.reduce((sum, _, at) => sum + stays(at), 0) / 1000;
  assert.ok(seconds > 12 && seconds < 30, `${seconds} s`);
  for (const still of STILLS.filter(({ scene }) => scene < 3)) assert.match(stillTold(still).text, /^.{20,}\.$/);
  assert.equal(stillTold(STILLS[14]!).text.includes('The 14th is tcp_v4_rcv: no match, next.'), true);
  for (const at of STOPS) assert.ok(STILLS[at]);
  assert.equal(STOPS.at(-1), STILLS.length - 1);
});

test('in the third scene the headline counts from the 24 names up to those of the kernel', () => {
  const shown = STILLS.filter(({ scene }) => scene === 3).map((still) => namesShown(still, 154_686));
  assert.deepEqual([shown[0], shown.at(-1)], [24, 154_686]);
  for (let i = 1; i < shown.length; i++) assert.ok(shown[i]! > shown[i - 1]!);
});

test('the third scene says how far the load is until there is a kernel', () => {
  assert.match(kernelTold(154_686, undefined).text, /^has not 24 names but 154,686\./);
  const waits = kernelTold(undefined, { phase: 'train', done: 40, total: 100 }).text;
  assert.equal(
    waits,
    'is being prepared: step 5 of 7, finding the pieces that names share, 62 %. It comes as soon as it is ready.',
  );
  assert.match(kernelTold(undefined, undefined).text, /^is being prepared: starting, 0 %\./);
});
