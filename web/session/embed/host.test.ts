import assert from 'node:assert/strict';
import test from 'node:test';
import { seal } from '../../model/embed/messages.ts';
import type { Told } from '../../model/embed/messages.ts';
import { fakeClock } from '../fakeWorld.ts';
import { listenToHost } from './host.ts';

const word = 'a-word-of-these-two-alone';

/** A frame whose page has said hello. tell() is a message of the page, and heard what of all came through. */
function greeted() {
  const clock = fakeClock();
  const parent = { postMessage() {} };
  let hear = (_: unknown): void => {};
  const frame = { parent, addEventListener: (_: string, act: (event: unknown) => void) => (hear = act) };
  const heard: Told[] = [];
  listenToHost(frame as unknown as Window, clock, (told) => heard.push(told));
  const send = (data: unknown): void => hear({ source: parent, origin: 'https://a.test', data });
  const tell = (told: Told): void => send(seal(told, word));
  tell({ type: 'hello', heights: true });
  return { clock, heard, send, tell };
}

const shown = (heard: readonly Told[]): number => heard.filter(({ type }) => type === 'show').length;

test('of a flood of messages the first two thousand are heard, the rest is dropped, and a second later all is as before', () => {
  const { clock, heard, tell } = greeted();
  for (let i = 0; i < 100_000; i++) tell({ type: 'show', hash: `#${i}` });
  assert.equal(heard.length, 2000);
  clock.pass(999);
  tell({ type: 'play' });
  assert.equal(heard.length, 2000);
  clock.pass(1);
  tell({ type: 'show', hash: '#last' });
  assert.deepEqual(heard.at(-1), { type: 'show', hash: '#last' });
});

test('messages that are not ours count, too: reading them is what takes time', () => {
  const { heard, send, tell } = greeted();
  for (let i = 0; i < 2000; i++) send({ kallscope: 1, word, type: 'nothing known' });
  tell({ type: 'show', hash: '#a' });
  assert.equal(shown(heard), 0);
});

test('a page that follows a slider for a minute is heard in full', () => {
  const { clock, heard, tell } = greeted();
  for (let i = 0; i < 60_000; i++) {
    tell({ type: 'show', hash: `#${i}` });
    clock.pass(1);
  }
  assert.equal(shown(heard), 60_000);
});
