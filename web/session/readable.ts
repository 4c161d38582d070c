// The position of the scan for texts: exact as long as it can be read, and updated less often when it changes too fast.

import { effect, signal } from '@preact/signals';
import type { LinearScene } from '../model/scene.ts';
import type { Session } from './session.ts';

/** When the scan opens more names than this in a frame, texts that follow it change only eight times a second. */
const READABLE = 200;
const SLOW_MS = 125;

export function createReadable({ state: { now, playing }, world: { clock } }: Session) {
  const readable = signal<LinearScene | undefined>(undefined);
  let last = 0;
  effect(() => {
    const s = now.value?.linear;
    const before = readable.peek();
    const leap = s && before ? Math.abs(s.index - before.index) : 0;
    const t = clock.now();
    if (playing.value && s && !s.done && leap > READABLE && t - last < SLOW_MS) return;
    last = t;
    readable.value = s;
  });
  return readable;
}
