// The introduction as it plays: which picture is on screen, and when the next one comes.

import { computed, effect, signal } from '@preact/signals';
import { STILLS, STOPS, scenesFor, stays } from '../model/intro.ts';
import { createIntroducing } from './introducing.ts';
import type { Session } from './session.ts';

export function createIntro({ part, state, world: { around, clock } }: Session) {
  const { on, end } = part(createIntroducing);
  const at = signal(0);
  const running = signal(false);
  /** How many scenes come before the kernel on screen. */
  const scenes = computed(() => scenesFor(state.tables.value?.numSyms));
  /** Scene 3 shows the kernel itself, so it waits while there is none yet. */
  const waits = computed(() => STILLS[at.value]!.scene === 3 && !state.tables.value);

  /** The picture after or before this one. */
  function step(by: 1 | -1, list: readonly number[]): void {
    const there = list.filter((i) => STILLS[i]!.scene <= scenes.peek());
    const next = by > 0 ? there.find((i) => i > at.peek()) : there.findLast((i) => i < at.peek());
    if (next !== undefined) at.value = next;
    else if (by > 0) end();
  }

  // The introduction always begins at the first picture. Where the person wants no movement, it does not advance by
  // itself.
  effect(() => {
    if (!on.value) return;
    at.value = 0;
    running.value = !around.prefersStill();
  });
  const all = STILLS.map((_, i) => i);
  let takeBack = (): void => {};
  effect(() => {
    takeBack();
    const moves = on.value && running.value && !waits.value;
    takeBack = moves ? clock.after(stays(at.value), () => step(1, all)) : () => {};
  });
  // A kernel that could not be loaded does not come, and the page says why. A smaller one needs no third scene.
  effect(() => {
    if (!on.value || STILLS[at.value]!.scene < 3) return;
    if (scenes.value < 3 || (waits.value && state.problem.value && !state.loading.value)) end();
  });

  return {
    at,
    running,
    scenes,
    waits,
    toggle(): void {
      running.value = !running.peek();
    },
    /** Goes to the next picture with something to read, or back to the one before, and stops there. */
    step(by: 1 | -1): void {
      running.value = false;
      step(by, STOPS);
    },
    end,
  };
}
