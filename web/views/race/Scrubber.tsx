// The slider "Position": the whole race on one line, linear as long as the binary search runs, then a break and a log
// scale. Keys move it from event to event; dragging reaches every position between.

import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Trace } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';
import type { State } from '../../session/state.ts';
import type { Mode } from '../../model/clock.ts';
import { readUnit } from '../../paint/surface.ts';
import { Ticks } from './Ticks.tsx';
import { eventAt, events, fromFraction, toFraction } from '../../model/timeline.ts';
import { story } from '../../model/narrate.ts';

/** A pointer this near to an event, in CSS pixels, goes to the event. */
const SNAP_PX = 5;

export function Scrubber() {
  const session = useSession();
  const { mode, position, trace } = session.state;
  const track = useRef<HTMLDivElement>(null);
  const done = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  /** CSS pixels a unit of the ticks. */
  const unit = useSignal(1);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      width.value = track.current?.clientWidth ?? 0;
      unit.value = readUnit();
    });
    watch.observe(track.current!);
    return () => watch.disconnect();
  }, []);
  // The knob moves with every frame. Two style properties are set and nothing is rendered.
  useSignalEffect(() => {
    const t = trace.value;
    const x = t ? toFraction(t, mode.value, position.value) * width.value : 0;
    if (knob.current) knob.current.style.transform = `translateX(${x}px)`;
    if (done.current) done.current.style.transform = `scaleX(${width.value > 0 ? x / width.value : 0})`;
  });
  const list = useComputed(() => (trace.value ? events(trace.value, mode.value) : []));
  const at = useComputed(() => (list.value.length > 0 ? eventAt(list.value, mode.value, position.value) : 0));
  const text = useComputed(() => valueText(session.state, at.value));
  return (
    <div
      class="scrub"
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, list.value.length - 1)}
      aria-valuenow={at}
      aria-valuetext={text}
      onKeyDown={(e) => key(session, e)}
      onPointerDown={(e) => drag(session, e, track.current!)}
    >
      <div class="scrub-track" aria-hidden="true" />
      <div class="scrub-done" ref={done} aria-hidden="true" />
      <Ticks width={width.value / unit.value} unit={unit.value} />
      <div class="scrub-knob" ref={knob} aria-hidden="true">
        <i />
      </div>
    </div>
  );
}

function valueText({ trace, now, mode, position }: State, at: number): string {
  const t = trace.value;
  const s = now.value;
  if (!t || !s) return 'nothing to race yet';
  const { title, text } = story(t, s);
  const event = events(t, mode.value)[at];
  // Between two events the text is that of the step under way.
  return event && Math.abs(event.position - position.value) < 0.01
    ? `${event.label}. ${title}: ${text}`
    : `${title}: ${text}`;
}

/** Left, right, Home and End belong to the whole race (keys.ts); these are a slider's own. */
function key({ player }: Session, event: KeyboardEvent): void {
  if (event.key === 'PageUp' || event.key === 'ArrowUp') player.probeForward();
  else if (event.key === 'PageDown' || event.key === 'ArrowDown') player.probeBack();
  else return;
  event.preventDefault();
}

function drag({ state, player }: Session, event: PointerEvent, track: HTMLElement): void {
  if (event.button !== 0) return;
  const t = state.trace.peek();
  if (!t) return;
  event.preventDefault();
  track.focus({ preventScroll: true });
  track.setPointerCapture(event.pointerId);
  player.pause();
  const box = track.getBoundingClientRect();
  const go = (e: PointerEvent): void => player.seek(nearest(t, state.mode.peek(), e.clientX - box.left, box.width));
  const stop = (): void => {
    track.removeEventListener('pointermove', go);
    track.removeEventListener('pointerup', stop);
    track.removeEventListener('pointercancel', stop);
  };
  track.addEventListener('pointermove', go);
  track.addEventListener('pointerup', stop);
  track.addEventListener('pointercancel', stop);
  go(event);
}

/** The position under the pointer, or the end of a probe beside it. */
function nearest(t: Trace, m: Mode, x: number, width: number): number {
  const pos = fromFraction(t, m, width > 0 ? x / width : 0);
  const list = events(t, m);
  const i = eventAt(list, m, pos);
  let best = pos;
  let least = SNAP_PX;
  for (const e of [list[i], list[i + 1]]) {
    if (!e || (e.what === 'step' && !e.closes)) continue;
    const away = Math.abs(toFraction(t, m, e.position) * width - x);
    if (away < least) {
      least = away;
      best = e.position;
    }
  }
  return best;
}
