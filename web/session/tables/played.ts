// The training as it is played: a round, forwards and back, by the clock or by hand. It never begins by itself.

import { computed, effect, signal } from '@preact/signals';
import { nextTie } from '../../model/tables/rounds.ts';
import type { Internals } from '../session.ts';
import { createCounted } from './counted.ts';
import { createTouch } from './touch.ts';
import { createTouched } from './touched.ts';

/** Rounds a second. */
const SPEEDS = [1, 2, 4, 8, 16] as const;

export type Played = ReturnType<typeof createPlayed>;

export function createPlayed({ store, world, part }: Internals) {
  const { touched, show } = part(createTouched);
  const counted = part(createCounted);
  const { all, seq } = part(createTouch);
  const playing = signal(false);
  const speed = signal<number>(4);
  const rounds = computed(() => counted.contests.value?.length ?? 0);
  /** The last round that was played; 0 before the first. A training is shown at its end until a person moves it. */
  const round = computed(() => Math.min(touched.value.round ?? rounds.value, rounds.value));

  const seek = (to: number): void => show({ part: 'training', round: Math.max(0, Math.min(rounds.peek(), to)) });
  const pause = (): void => {
    playing.value = false;
  };
  const byHand =
    (to: () => number): (() => void) =>
    () => {
      pause();
      seek(to());
    };

  effect(() => {
    if (!playing.value) return undefined;
    if (store.view.value !== 'tables' || touched.value.part !== 'training' || !world.around.visible()) {
      pause();
      return undefined;
    }
    if (round.value >= rounds.value) {
      pause();
      return undefined;
    }
    return world.clock.after(1000 / speed.value, () => seek(round.peek() + 1));
  });
  effect(() => {
    const tables = all.value;
    if (tables && counted.contests.value && store.view.value === 'tables' && touched.value.part === 'training')
      void counted.shrink(tables, seq.value);
  });

  return {
    round,
    rounds,
    playing,
    speed,
    /** A person who wants no motion goes from round to round. */
    still: (): boolean => world.around.prefersStill(),
    toggle(): void {
      if (world.around.prefersStill()) return;
      if (!playing.peek() && round.peek() >= rounds.peek()) seek(0);
      playing.value = !playing.peek();
    },
    seek(to: number): void {
      pause();
      seek(to);
    },
    stepBack: byHand(() => round.peek() - 1),
    stepForward: byHand(() => round.peek() + 1),
    toStart: byHand(() => 0),
    toEnd: byHand(() => rounds.peek()),
    tieBack: byHand(() => nextTie(counted.contests.peek() ?? [], round.peek(), -1)),
    tieForward: byHand(() => nextTie(counted.contests.peek() ?? [], round.peek(), 1)),
    setSpeed(to: number): void {
      speed.value = SPEEDS.find((s) => s >= to) ?? SPEEDS[SPEEDS.length - 1]!;
    },
  };
}
