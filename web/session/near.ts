// Names near one that no symbol has, asked for whenever such a lookup is on screen. They are not asked for when the
// page itself chose an absent name and says why.

import { effect, signal } from '@preact/signals';
import { latest } from './latest.ts';
import type { Session } from './session.ts';

const MOST = 5;

export function createNear({ state, lookups }: Session) {
  const names = signal<readonly string[]>([]);
  const questions = latest();
  effect(() => {
    const { trace, tables, why, ready } = state;
    const [t, all, e] = [trace.value, tables.value, ready.value ? lookups.ask() : undefined];
    const turn = questions.begin();
    names.value = [];
    if (!t || t.found || why.value || !all?.complete || !e) return;
    e.near(t.query, MOST).then(
      ({ seqs }) => {
        if (turn.current()) names.value = seqs.flatMap((seq) => all.name(seq) ?? []);
      },
      // The worker is being replaced, and then another lookup is shown: nothing to report.
      () => {},
    );
  });
  return { names };
}
