// Moves the position: by the clock while playing, by events when stepping, anywhere when asked.
// Everything drawn follows from the position alone, so this is all there is to playing.

import { batch, effect, signal } from '@preact/signals';
import { FASTEST, SLOWEST } from '../model/playback.ts';
import { convert, end, next, nextProbe, positionAt, prev, prevProbe, timeAt } from '../model/timeline.ts';
import { mode, playing, position, range, speed, tables, trace } from './store.ts';
import type { Mode } from './store.ts';

/** A tab that slept must not jump: a frame counts for at most this many seconds. */
const LONGEST_FRAME = 0.1;

/** Playing begins again where it ended, after a look at the end. */
export const looping = signal(false);
const LOOK_AT_END = 1.5;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

export function prefersStill(): boolean {
  return reduced.matches;
}

/** Where playing stops. */
function last(): number {
  return Math.min(range.peek()?.to ?? Infinity, end(trace.peek()!, mode.peek()));
}

export function play(): void {
  if (!trace.value) return;
  const from = range.value?.from ?? 0;
  if (position.value >= last() || position.value < from) position.value = from;
  playing.value = true;
}

export function pause(): void {
  playing.value = false;
}

export function toggle(): void {
  if (playing.value) pause();
  else play();
}

/** Goes to a position and stays there. */
export function seek(to: number): void {
  const t = trace.value;
  if (!t) return;
  pause();
  position.value = Math.max(0, Math.min(end(t, mode.value), to));
}

type Move = typeof next;

function move(by: Move): void {
  const t = trace.value;
  if (t) seek(by(t, mode.value, position.value));
}

export const stepForward = (): void => move(next);
export const stepBack = (): void => move(prev);
export const probeForward = (): void => move(nextProbe);
export const probeBack = (): void => move(prevProbe);
export const toStart = (): void => seek(0);
export const toEnd = (): void => seek(Infinity);

/** Where playing begins from now on: here. */
export function markFrom(): void {
  const to = range.value?.to ?? Infinity;
  mark(position.value, to > position.value ? to : Infinity);
}

/** Where playing stops from now on: here. */
export function markTo(): void {
  const from = range.value?.from ?? 0;
  mark(from < position.value ? from : 0, position.value);
}

function mark(from: number, to: number): void {
  const t = trace.value;
  if (!t) return;
  const stop = Math.min(to, end(t, mode.value));
  // All of it is no part of it.
  range.value = from < stop && (from > 0 || stop < end(t, mode.value)) ? { from, to: stop } : undefined;
}

/** Another clock, the same moment. */
export function setMode(to: Mode): void {
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
}

export function setSpeed(to: number): void {
  speed.value = Math.max(SLOWEST, Math.min(FASTEST, to));
}

/** The position `seconds` of playing later. */
function later(seconds: number): number {
  const t = trace.peek()!;
  const m = mode.peek();
  return positionAt(t, m, timeAt(t, m, position.peek()) + seconds * speed.peek());
}

/** Seconds since something was last seen to move: with reduced motion playing is one step a second, end states only. */
let waited = 0;

function advance(seconds: number): void {
  const t = trace.peek();
  if (!t) return;
  const stop = last();
  if (position.peek() >= stop) return again(seconds);
  if (reduced.matches) {
    waited += seconds * speed.peek();
    if (waited < 1) return;
    waited = 0;
    position.value = Math.min(stop, next(t, mode.peek(), position.peek()));
  } else {
    position.value = Math.min(stop, later(seconds));
  }
  if (position.peek() >= stop && !looping.peek()) playing.value = false;
}

/** At the end of what is played. */
function again(seconds: number): void {
  if (!looping.peek()) return pause();
  waited += seconds;
  if (waited < LOOK_AT_END) return;
  waited = 0;
  position.value = range.peek()?.from ?? 0;
}

/** Runs the loop while playing and visible; call once. */
export function startPlayer(): void {
  let before = 0;
  let frame = 0;
  const tick = (now: number): void => {
    const seconds = before === 0 ? 0 : Math.min(LONGEST_FRAME, (now - before) / 1000);
    before = now;
    advance(seconds);
    frame = playing.peek() ? requestAnimationFrame(tick) : 0;
  };
  const restart = (): void => {
    cancelAnimationFrame(frame);
    before = 0;
    waited = 0;
    frame = playing.peek() && document.visibilityState === 'visible' ? requestAnimationFrame(tick) : 0;
  };
  effect(() => {
    void playing.value;
    restart();
  });
  document.addEventListener('visibilitychange', restart);
}
