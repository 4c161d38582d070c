import assert from 'node:assert/strict';
import test from 'node:test';
import { LEARN_KEY } from '../model/learn/kept.ts';
import { fakeSession, fakeStorage, fakeWorld } from './fakeWorld.ts';
import { createInviting } from './inviting.ts';

test('a first visit invites to Learn, until the invitation is closed', () => {
  const storage = fakeStorage();
  const { on, close } = fakeSession(fakeWorld('', storage)).session.part(createInviting);
  assert.equal(on.value, true);
  close();
  assert.equal(on.value, false);
  assert.equal(fakeSession(fakeWorld('', storage)).session.part(createInviting).on.value, false, 'the next visit');
});

test('who has seen Learn is not invited', () => {
  const storage = fakeStorage();
  storage.write(LEARN_KEY, '[]');
  assert.equal(fakeSession(fakeWorld('', storage)).session.part(createInviting).on.value, false);
});
