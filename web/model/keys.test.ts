import assert from 'node:assert/strict';
import test from 'node:test';
import { DOORS } from './doors.ts';
import { KEYS, commandOf } from './keys.ts';
import { keyRows, saidOf } from './keyWords.ts';

const views = DOORS.map(({ id }) => id);

test('no key means one thing everywhere and another in a view', () => {
  for (const view of views) {
    for (const key of Object.keys(KEYS[view] ?? {})) assert.ok(!(key in KEYS.everywhere), `${key} in ${view}`);
  }
});

test('every key can be pressed: letters are in lower case, and Shift stands before names only', () => {
  for (const view of ['everywhere', ...views] as const) {
    for (const [key, command] of Object.entries(KEYS[view] ?? {})) {
      const shift = key.startsWith('Shift+');
      assert.equal(commandOf(view === 'everywhere' ? 'race' : view, key.replace('Shift+', ''), shift), command, key);
    }
  }
  assert.equal(commandOf('race', 'P', false), 'present', 'with caps lock');
  assert.equal(commandOf('race', '?', true), 'help', 'a sign that needs Shift');
  assert.equal(commandOf('tables', ' ', false), undefined, 'the player is not in the Tables view');
});

test('the list in Help has each command of a view once, and only those that are offered', () => {
  for (const view of views) {
    const commands = new Set([...Object.values(KEYS.everywhere), ...Object.values(KEYS[view] ?? {})]);
    const listed = keyRows(view, () => true).flatMap(({ keys }) => keys);
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
