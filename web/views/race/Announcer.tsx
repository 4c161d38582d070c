// What happens now, in words: for eyes beside the picture, and for screen readers as it changes.

import { useComputed } from '@preact/signals';
import { useSession } from '../../session/context.ts';
import type { State } from '../../session/state.ts';
import { scanNow, story } from '../../model/narrate.ts';

/** What is asked or what happens now; empty before there is a race. */
export function told({ asked, trace, now }: Pick<State, 'asked' | 'trace' | 'now'>): { title: string; text: string } {
  const t = trace.value;
  const s = now.value;
  return asked.value ?? (t && s ? story(t, s) : { title: '', text: '' });
}

/** Fastest speed at which each probe is told while playing: above it sentences would pile up. */
const TOLD_UP_TO = 0.5;

/** The sentence for screen readers: each step when stepping, while playing only what can be kept up with. */
export function Announcer() {
  const { state } = useSession();
  const { now, playing, speed, trace } = state;
  const text = useComputed(() => {
    const t = trace.value;
    const s = now.value;
    if (!t || !s) return '';
    const slow = speed.value <= TOLD_UP_TO;
    if (!playing.value || (slow && s.binary.verdict)) {
      const { title, text: what } = told(state);
      return `${title}. ${what}${playing.value ? '' : scanNow(s)}`;
    }
    return s.binary.done && s.binary.present ? 'Binary search is done.' : 'Playing.';
  });
  return (
    <p class="unseen" aria-live="polite">
      {text}
    </p>
  );
}
