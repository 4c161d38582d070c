// The moments a person can step to: the ends of the binary search's micro-steps, then the long linear tail by
// decades (1, 2, 5 × 10^k), which is how one steps through six million bytes in a dozen presses.

import type { Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { binaryPosition, bytesToPosition, hasBinary, laneEnd } from './clock.ts';
import { bytesText, count } from './text.ts';

interface RaceEvent {
  readonly position: number;
  /**
   * start; step: a micro-step of the binary search ended; tail: the clock passed a round number; linear: the scan
   * ended.
   */
  readonly what: 'start' | 'step' | 'tail' | 'linear';
  /** Index into trace.steps and trace.fetches; -1 when the event is not the end of a step. */
  readonly step: number;
  readonly fetch: number;
  /** Number of the probe, or of the look back, counted from 1; 0 when it is neither. */
  readonly probe: number;
  readonly walk: number;
  /** The step is the last of its probe or look back. */
  readonly closes: boolean;
  readonly binaryDone: boolean;
  readonly linearDone: boolean;
  readonly label: string;
}

const PLAIN: Omit<RaceEvent, 'position' | 'what' | 'label'> = {
  step: -1,
  fetch: -1,
  probe: 0,
  walk: 0,
  closes: false,
  binaryDone: false,
  linearDone: false,
};

const STEP_WORDS = {
  seq: 'read the index',
  marker: 'find the block',
  skip: 'step over',
  expand: 'compare',
} as const;

const known = new WeakMap<Trace, Partial<Record<Mode, readonly RaceEvent[]>>>();

/**
 * Sorted by position, at most one event for each position, from the start to the moment when both searches are done.
 */
export function events(trace: Trace, mode: Mode): readonly RaceEvent[] {
  const own = known.get(trace) ?? {};
  known.set(trace, own);
  own[mode] ??= collect(trace, mode);
  return own[mode];
}

function collect(trace: Trace, mode: Mode): RaceEvent[] {
  const list: RaceEvent[] = [{ ...PLAIN, position: 0, what: 'start', label: 'Start' }];
  trace.steps.forEach((_, i) => list.push(stepEvent(trace, mode, i)));
  const binaryEnd = laneEnd(trace, mode, 'binary');
  const linearEnd = laneEnd(trace, mode, 'linear');
  for (const value of decades(trace, mode)) {
    const position = bytesToPosition(mode, value);
    if (position > binaryEnd && position < linearEnd) {
      list.push({
        ...PLAIN,
        position,
        what: 'tail',
        label: mode === 'steps' ? `${count(value)} symbols` : bytesText(value),
      });
    }
  }
  if (linearEnd > 0) {
    list.push({ ...PLAIN, position: linearEnd, what: 'linear', linearDone: true, label: 'Linear scan done' });
  }
  list.sort((a, b) => a.position - b.position);
  return merge(list);
}

/**
 * Two events may share a position: a skip of no entries ends where the step before it does, and both searches may end
 * at once. One of them is kept.
 */
function merge(list: RaceEvent[]): RaceEvent[] {
  const out: RaceEvent[] = [];
  for (const e of list) {
    const last = out[out.length - 1];
    if (!last || e.position > last.position) out.push(e);
    else if (last.what !== 'start' || e.what !== 'step') out[out.length - 1] = both(last, e);
  }
  return out;
}

function both(a: RaceEvent, b: RaceEvent): RaceEvent {
  const main = b.what === 'step' ? b : a.what === 'step' ? a : b;
  const label = a.what === b.what ? main.label : `${a.label}, ${b.label.toLowerCase()}`;
  return { ...main, label, binaryDone: a.binaryDone || b.binaryDone, linearDone: a.linearDone || b.linearDone };
}

function stepEvent(trace: Trace, mode: Mode, i: number): RaceEvent {
  const step = trace.steps[i]!;
  const walks = step.fetch >= trace.probes;
  const number = walks ? step.fetch - trace.probes + 1 : step.fetch + 1;
  const closes = trace.steps[i + 1]?.fetch !== step.fetch;
  const binaryDone = i === trace.steps.length - 1;
  // The search ends with its last byte, whatever rounding makes of the sum of its steps.
  const position = binaryDone ? laneEnd(trace, mode, 'binary') : binaryPosition(trace, mode, step.bytesTo);
  const name = walks ? `Look back ${number}` : `Probe ${number}`;
  return {
    ...PLAIN,
    position,
    what: 'step',
    step: i,
    fetch: step.fetch,
    closes,
    binaryDone,
    probe: walks ? 0 : number,
    walk: walks ? number : 0,
    label: `${name}, ${STEP_WORDS[step.kind]}${binaryDone ? ', binary search done' : ''}`,
  };
}

/** 10, 20, 50, 100 … up to the end of the scan, as bytes or symbols. */
function decades(trace: Trace, mode: Mode): number[] {
  const stop = mode === 'steps' ? trace.linearExpanded : trace.linearBytes;
  const out: number[] = [];
  for (let unit = 10; unit < stop; unit *= 10) out.push(unit, 2 * unit, 5 * unit);
  return out;
}

/** Dragging and playing give positions beside an event: one closer than this counts as being at it. */
function near(mode: Mode, pos: number): number {
  return mode === 'work' ? 1e-3 : 1e-9 * Math.max(1, pos);
}

/** Index of the last event at or before a position. */
export function eventAt(list: readonly RaceEvent[], mode: Mode, pos: number): number {
  let low = 0;
  let high = list.length - 1;
  const limit = pos + near(mode, pos);
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (list[mid]!.position <= limit) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The event after a position; after the last event, the end. */
export function next(trace: Trace, mode: Mode, pos: number): number {
  const list = events(trace, mode);
  return list[Math.min(list.length - 1, eventAt(list, mode, pos) + 1)]!.position;
}

export function prev(trace: Trace, mode: Mode, pos: number): number {
  const list = events(trace, mode);
  const at = eventAt(list, mode, pos);
  const inside = pos > list[at]!.position + near(mode, pos);
  return list[Math.max(0, inside ? at : at - 1)]!.position;
}

/** The end of the next probe; all looks back together count as one. */
function isLarge(e: RaceEvent): boolean {
  return e.what !== 'step' || e.linearDone || e.binaryDone || (e.closes && e.probe > 0);
}

export function nextProbe(trace: Trace, mode: Mode, pos: number): number {
  const list = events(trace, mode);
  for (let i = eventAt(list, mode, pos) + 1; i < list.length; i++) if (isLarge(list[i]!)) return list[i]!.position;
  return list[list.length - 1]!.position;
}

export function prevProbe(trace: Trace, mode: Mode, pos: number): number {
  const list = events(trace, mode);
  let i = eventAt(list, mode, pos);
  if (pos <= list[i]!.position + near(mode, pos)) i--;
  for (; i > 0; i--) if (isLarge(list[i]!)) return list[i]!.position;
  return 0;
}

/** Where the probe (fetch index) ends: what clicking its row goes to. */
export function fetchEnd(trace: Trace, mode: Mode, fetch: number): number {
  const f = trace.fetches[fetch];
  return f ? binaryPosition(trace, mode, f.bytesTo) : hasBinary(trace) ? laneEnd(trace, mode, 'binary') : 0;
}
