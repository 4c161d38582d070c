// What an embed tells the page around it of the race: that it can be played, and every step of it.

import { effect } from '@preact/signals';
import { positionToBytes } from '../../model/clock.ts';
import { sentence } from '../../model/narrate.ts';
import { eventAt, events } from '../../model/timeline.ts';
import type { Session } from '../session.ts';
import type { Host } from './host.ts';

export function reportSteps({ state }: Session, { say }: Host): void {
  const { trace, now, mode, position } = state;
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
    const unit = positionToBytes(mode.value, position.value);
    say({ type: 'step', position: Math.round(unit * 1000) / 1000, sentence: sentence(t, s) });
  });
}
