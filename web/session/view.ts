// What the race's views share: the scene of the moment as a signal, and what the person points at.

import { computed, effect, signal } from '@preact/signals';
import { prefersStill } from './player.ts';
import { linearEntry, mode, playing, position, speed, tables, trace } from './store.ts';
import { scene } from '../model/scene.ts';
import { STILL_ABOVE } from '../model/timeline.ts';
import type { LinearScene, Scene } from '../model/scene.ts';

export const now = computed<Scene | undefined>(() => {
  const t = trace.value;
  const all = tables.value;
  return t && all ? scene(all, t, mode.value, position.value, linearEntry.value) : undefined;
});

/** Probe pointed at, in the table or in the picture; -1 when none. */
export const hover = signal(-1);

/** Symbol the field's cursor is on; -1 when none. */
export const cursor = signal(-1);

export function drawStill(): boolean {
  return prefersStill() || (playing.value && speed.value > STILL_ABOVE);
}

/** Above this many names a frame, text that follows the scan changes eight times a second. */
const READABLE = 200;
const SLOW_MS = 125;

/** The scan as its texts show it: exact whenever it can be read, thinned out when it cannot. */
export const readable = signal<LinearScene | undefined>(undefined);

export function followReadable(): () => void {
  let last = 0;
  return effect(() => {
    const s = now.value?.linear;
    const before = readable.peek();
    const leap = s && before ? Math.abs(s.index - before.index) : 0;
    const t = performance.now();
    if (playing.value && s && !s.done && leap > READABLE && t - last < SLOW_MS) return;
    last = t;
    readable.value = s;
  });
}
