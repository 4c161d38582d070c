import assert from 'node:assert/strict';
import test from 'node:test';
import { DOORS } from './doors.ts';
import { KEYS, commandOf, keysOf } from './keys.ts';
import type { View } from './doors.ts';
import type { ViewKeys } from './keys.ts';
import { keyRows, saidOf } from './keyWords.ts';
import { LAB_KEYS } from './lab/keys.ts';
import { COMPARE_KEYS, SYMBOL_KEYS } from './symbols/keys.ts';
import { LEARN_KEYS, LECTURE_KEYS } from './learn/keys.ts';
import { TRAINING_KEYS } from './tables/keys.ts';

/** Every place with keys of its own: the views, and what lies over one. */
const places: readonly (readonly [View, ViewKeys?])[] = [
  ...DOORS.map(({ id }) => [id] as const),
  ['learn', LEARN_KEYS],
  ['learn', LECTURE_KEYS],
  ['lab', LAB_KEYS],
  ['symbols', COMPARE_KEYS],
  ['symbols', SYMBOL_KEYS],
  ['tables', TRAINING_KEYS],
];
const ownKeys = (view: View, over?: ViewKeys) => over?.keys ?? KEYS[view] ?? {};

test('no key means one thing everywhere and another in a view', () => {
  for (const [view, over] of places)
    for (const key of Object.keys(ownKeys(view, over))) assert.ok(!(key in KEYS.everywhere), `${key} in ${view}`);
});

test('every key can be pressed: letters are in lower case, and Shift stands before names only', () => {
  for (const [view, over] of places) {
    const keys = keysOf(view, over);
    for (const [key, command] of Object.entries(keys))
      assert.equal(commandOf(keys, key.replace('Shift+', ''), key.startsWith('Shift+')), command, key);
  }
  assert.equal(commandOf(keysOf('race'), 'P', false), 'present', 'with caps lock');
  assert.equal(commandOf(keysOf('race'), '?', true), 'help', 'a sign that needs Shift');
  assert.equal(commandOf(keysOf('tables'), ' ', false), undefined, 'the player is not in the Tables view');
});

test('in a lecture a digit is a hand and B blanks, and neither opens a card or presses an answer', () => {
  const [learn, lecture] = [keysOf('learn', LEARN_KEYS), keysOf('learn', LECTURE_KEYS)];
  assert.equal(commandOf(learn, '3', false), 'card3');
  assert.equal(commandOf(lecture, '3', false), 'hand3');
  assert.equal(commandOf(learn, 'b', false), 'answerB');
  assert.equal(commandOf(lecture, 'b', false), 'blank');
  assert.equal(commandOf(lecture, '.', false), 'blank', 'what some clickers send');
  assert.equal(commandOf(lecture, 'PageDown', false), 'lectureForward');
});

test('the list in Help has each command of a view once, and only those that are offered', () => {
  for (const [view, over] of places) {
    const commands = new Set(Object.values(keysOf(view, over)));
    const listed = keyRows(view, () => true, over).flatMap(({ keys }) => keys);
    assert.equal(listed.length, commands.size, view);
    assert.equal(new Set(listed).size, commands.size, view);
  }
  assert.deepEqual(
    keyRows('race', (c) => c === 'stepBack' || c === 'stepForward'),
    [
      {
        keys: ['←', '→'],
        does: 'one step of the binary search back or forward; once it is done, along the linear scan by decades',
      },
    ],
  );
});

test('keys whose effect is only seen are said', () => {
  const now = { mode: 'steps', speed: 0.25, range: { from: 3, to: 12 }, guessing: true, inside: false } as const;
  assert.equal(saidOf('bySteps', now), 'Race by: One step each.');
  assert.equal(saidOf('slower', now), 'Speed 1/4×.');
  assert.equal(saidOf('markTo', now), 'Plays from 3 to 12.');
  assert.equal(saidOf('markFrom', { ...now, range: undefined }), 'Plays all of the race.');
  assert.equal(saidOf('guess', now), 'Left or right: the race stops before each half is chosen.');
  assert.equal(saidOf('inside', now), 'The inside is closed.');
  assert.equal(saidOf('stepForward', now), '', 'the sentence of the step is said already');
});
