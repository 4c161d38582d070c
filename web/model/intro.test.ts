import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GOAL, INDEX, LOOKS, NAMES, STILLS, STOPS, stays, stillTold } from './intro.ts';

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
  assert.ok(seconds > 12 && seconds < 24, `${seconds} s`);
  for (const still of STILLS) assert.match(stillTold(still).text, /^.{20,}\.$/);
  assert.equal(stillTold(STILLS[14]!).text.includes('The 14th is tcp_v4_rcv: no match, next.'), true);
  for (const at of STOPS) assert.ok(STILLS[at]);
  assert.equal(STOPS.at(-1), STILLS.length - 1);
});
