// The scene for what changes once a probe: while the race plays, that of the frame before. A probe's end changes the
// picture, the sentence, the letters, the ticks and the table. On a slow machine all of it in one frame would be a
// visible halt, so the last three follow one frame later.

import { effect, signal } from '@preact/signals';
import type { Scene } from '../model/scene.ts';
import type { Session } from './session.ts';

export function createTrailing({ state: { now, trace, playing }, world: { around } }: Session) {
  const trailing = signal<Scene | undefined>(undefined);
  let before = now.peek();
  let of = trace.peek();
  effect(() => {
    const scene = now.value;
    // Without movement a step is a second long: then nothing may wait for the next.
    const waits = playing.value && trace.value === of && !around.prefersStill();
    trailing.value = waits ? before : scene;
    before = scene;
    of = trace.value;
  });
  return trailing;
}
