// The introduction as it plays: which picture is on screen, and when the next one comes.

import { effect, signal } from '@preact/signals';
import { STILLS, STOPS, stays } from '../model/intro.ts';
import { createIntroducing } from './introducing.ts';
import type { Session } from './session.ts';

export function createIntro({ part, world: { around, clock } }: Session) {
  const { on, end } = part(createIntroducing);
  const at = signal(0);
  const running = signal(false);

  /** The picture after or before this one. */
  function step(by: 1 | -1, list: readonly number[]): void {
    const next = by > 0 ? list.find((i) => i > at.peek()) : list.findLast((i) => i < at.peek());
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
    takeBack = on.value && running.value ? clock.after(stays(at.value), () => step(1, all)) : () => {};
  });

  return {
    at,
    running,
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
