import assert from 'node:assert/strict';
import test from 'node:test';
import { loadedSession } from './fakeWorld.ts';
import { createPresenting } from './presenting.ts';

test('a presentation begins and ends with the same key, and ends with its view', async () => {
  const { session } = await loadedSession();
  const { on, toggle, leave } = session.part(createPresenting);
  toggle();
  assert.equal(on.value, true);
  toggle();
  assert.equal(on.value, false);
  toggle();
  session.navigation.setView('tables');
  assert.equal(on.value, false, 'another view is not presented unasked');
  toggle();
  leave();
  assert.equal(on.value, false);
});
