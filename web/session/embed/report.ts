// What an embed tells the page around it, when that page has said hello: how high it is, and where the race is.

import { effect, signal } from '@preact/signals';
import { sentence } from '../../model/narrate.ts';
import { eventAt, events } from '../../model/timeline.ts';
import { now } from '../view.ts';
import { mode, position, trace } from '../store.ts';
import { say } from './host.ts';

/** The page gives the frame the height it asks for. */
export const fitted = signal(false);

/** Tells the height of that element, now and whenever it changes. Returns how to stop. */
export function reportHeight(element: HTMLElement): () => void {
  const tell = (): void => {
    if (fitted.peek()) say({ type: 'height', height: Math.ceil(element.getBoundingClientRect().height) });
  };
  const watch = new ResizeObserver(tell);
  watch.observe(element);
  const stop = effect(() => {
    if (fitted.value) tell();
  });
  return () => {
    watch.disconnect();
    stop();
  };
}

/** Tells of a race that can be played, and of every step of it. */
export function followSteps(): void {
  let of = trace.peek();
  let before = -1;
  effect(() => {
    const t = trace.value;
    const s = now.value;
    if (!t || !s) return;
    const at = eventAt(events(t, mode.value), mode.value, position.value);
    if (t !== of) say({ type: 'ready' });
    if (t === of && at === before) return;
    of = t;
    before = at;
    const unit = mode.value === 'log' ? 2 ** position.value - 1 : position.value;
    say({ type: 'step', position: Math.round(unit * 1000) / 1000, sentence: sentence(t, s) });
  });
}
