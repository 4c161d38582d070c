// Moves the position: by the clock while playing, by events when stepping, anywhere when asked.
// Everything drawn follows from the position, so this is all there is to playing.

import { batch, effect } from '@preact/signals';
import type { Mode } from '../model/clock.ts';
import { FASTEST, SLOWEST } from '../model/playback.ts';
import { convert, end, next, nextProbe, positionAt, prev, prevProbe, STILL_ABOVE, timeAt } from '../model/timeline.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** A tab that slept must not jump: a frame counts for at most this many seconds. */
const LONGEST_FRAME = 0.1;

/** Seconds that the end stays on screen before playing begins again. */
const LOOK_AT_END = 1.5;

/** Two positions this near are one. */
const NEAR = 1e-6;

export type Player = ReturnType<typeof createPlayer>;

export function createPlayer(store: Store, { clock, around }: Pick<World, 'clock' | 'around'>) {
  const { trace, tables, mode, position, playing, range, speed, looping, inside, halts } = store;

  /** The next question. */
  const halt = (): number => halts.peek().find((at) => at > position.peek() + NEAR) ?? Infinity;

  /** Where playing stops. */
  const last = (): number => Math.min(range.peek()?.to ?? Infinity, halt(), end(trace.peek()!, mode.peek()));

  const pause = (): void => {
    playing.value = false;
  };

  function play(): void {
    if (!trace.value) return;
    const from = range.value?.from ?? 0;
    if (position.value >= last() || position.value < from) position.value = from;
    playing.value = true;
  }

  /** Goes to a position and stays there. */
  function seek(to: number): void {
    const t = trace.value;
    if (!t) return;
    pause();
    position.value = Math.max(0, Math.min(end(t, mode.value), to));
  }

  const mover = (by: typeof next) => (): void => {
    const t = trace.value;
    if (t) seek(Math.min(by(t, mode.value, position.value), halt()));
  };

  /** Sets the range that is played. A range that is the whole race is stored as none. */
  function mark(from: number, to: number): void {
    const t = trace.value;
    if (!t) return;
    const all = end(t, mode.value);
    const stop = Math.min(to, all);
    range.value = from < stop && (from > 0 || stop < all) ? { from, to: stop } : undefined;
  }

  runFrames(store, { clock, around }, last, pause);

  return {
    play,
    pause,
    seek,
    toggle: (): void => (playing.value ? pause() : play()),
    /** Steps by one probe, or by one of its reads while the inside of a probe is on screen. */
    stepForward: mover((...at) => (inside.value ? next : nextProbe)(...at)),
    stepBack: mover((...at) => (inside.value ? prev : prevProbe)(...at)),
    probeForward: mover(nextProbe),
    probeBack: mover(prevProbe),
    toStart: (): void => seek(0),
    toEnd: (): void => seek(Infinity),

    /** Playing begins here from now on. */
    markFrom(): void {
      const to = range.value?.to ?? Infinity;
      mark(position.value, to > position.value ? to : Infinity);
    },

    /** Playing stops here from now on. */
    markTo(): void {
      const from = range.value?.from ?? 0;
      mark(from < position.value ? from : 0, position.value);
    },

    /** All of the race is played. */
    unmark(): void {
      range.value = undefined;
    },

    /** Another clock, the same moment. */
    setMode(to: Mode): void {
      const t = trace.value;
      const all = tables.value;
      const same = (at: number): number => (t && all ? convert(t, all, mode.value, to, at) : 0);
      const at = same(position.value);
      const part = range.value && { from: same(range.value.from), to: same(range.value.to) };
      batch(() => {
        mode.value = to;
        position.value = at;
        range.value = part && part.from < part.to ? part : undefined;
      });
    },

    setSpeed(to: number): void {
      speed.value = Math.max(SLOWEST, Math.min(FASTEST, to));
    },

    setInside(on: boolean): void {
      inside.value = on;
    },

    setLooping(on: boolean): void {
      looping.value = on;
    },

    /**
     * Whether the stages within a probe are not drawn: the person wants no movement, or could not see them at this
     * speed.
     */
    drawStill: (): boolean => around.prefersStill() || (playing.value && speed.value > STILL_ABOVE),
  };
}

/** Moves the position with each frame while the race plays and the tab is on screen. */
function runFrames(
  store: Store,
  { clock, around }: Pick<World, 'clock' | 'around'>,
  last: () => number,
  pause: () => void,
): void {
  const { trace, mode, position, playing, range, speed, looping } = store;
  /**
   * Seconds since the last visible change. With reduced motion, playing shows one step a second and no movement
   * between.
   */
  let waited = 0;

  /** The position after that many more seconds of playing. */
  const later = (seconds: number): number => {
    const t = trace.peek()!;
    const m = mode.peek();
    return positionAt(t, m, timeAt(t, m, position.peek()) + seconds * speed.peek());
  };

  function atEnd(seconds: number): void {
    if (!looping.peek()) {
      pause();
      return;
    }
    waited += seconds;
    if (waited < LOOK_AT_END) return;
    waited = 0;
    position.value = range.peek()?.from ?? 0;
  }

  function advance(seconds: number): void {
    const t = trace.peek();
    if (!t) return;
    const stop = last();
    if (position.peek() >= stop) {
      atEnd(seconds);
      return;
    }
    if (around.prefersStill()) {
      waited += seconds * speed.peek();
      if (waited < 1) return;
      waited = 0;
      position.value = Math.min(stop, next(t, mode.peek(), position.peek()));
    } else {
      position.value = Math.min(stop, later(seconds));
    }
    if (position.peek() >= stop && !looping.peek()) pause();
  }

  let before: number | undefined;
  let takeBack = (): void => {};
  const tick = (now: number): void => {
    const seconds = before === undefined ? 0 : Math.min(LONGEST_FRAME, (now - before) / 1000);
    before = now;
    advance(seconds);
    takeBack = playing.peek() ? clock.nextFrame(tick) : () => {};
  };
  const restart = (): void => {
    takeBack();
    before = undefined;
    waited = 0;
    takeBack = playing.peek() && around.visible() ? clock.nextFrame(tick) : () => {};
  };
  effect(() => {
    void playing.value;
    restart();
  });
  around.onVisible(restart);
}
