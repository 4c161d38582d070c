import assert from 'node:assert/strict';
import test from 'node:test';
import { loadedSession, settled } from './fakeWorld.ts';
import { createNear } from './near.ts';

test('names near an absent one are asked for, and gone with the next lookup', async () => {
  const { session } = await loadedSession();
  const { names } = session.part(createNear);
  const all = session.state.tables.value!;
  assert.deepEqual(names.value, []);
  await session.lookups.find('no_such_thing');
  await settled();
  assert.deepEqual(names.value, [all.name(0), all.name(1)]);
  await session.lookups.find('alpha');
  await settled();
  assert.deepEqual(names.value, []);
});

test('an absent name that the page chose has a reason, and no near names', async () => {
  const { session } = await loadedSession();
  const { names } = session.part(createNear);
  await session.lookups.look({ by: 'name', name: 'no_such_thing' }, 'To show what a miss costs.');
  await settled();
  assert.deepEqual(names.value, []);
});
