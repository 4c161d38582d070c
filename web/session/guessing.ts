// "Left or right?": the race stops before each comparison, and the person or the class says which half is kept. What is
// right counts once a probe, however often the race is played again.

import { batch, computed, effect, signal } from '@preact/signals';
import { questionsOf, questionText } from '../model/questions.ts';
import { end, fetchEnd } from '../model/timeline.ts';
import type { Trace } from '../wire/answers.ts';
import type { Internals } from './session.ts';

/** The earlier half, or the later one. */
type Half = -1 | 1;

/** Two positions this near are one: a change of the clock rounds. */
const NEAR = 1e-6;

interface Answers {
  readonly of: Trace;
  /** Whether the first answer to a probe was right. */
  readonly first: ReadonlyMap<number, boolean>;
  /** Whether the last answer was right; undefined before the first. */
  readonly last: boolean | undefined;
}

export function createGuessing({ store, player, world }: Internals) {
  const { trace, mode, position, halts, asked } = store;
  const on = signal(false);
  const answers = signal<Answers | undefined>(undefined);
  const ours = computed(() => (answers.value?.of === trace.value ? answers.value : undefined));
  const questions = computed(() => (trace.value ? questionsOf(trace.value, mode.value) : []));
  /** The probe that is asked about now. */
  const open = computed(() =>
    on.value ? questions.value.find((q) => Math.abs(q.position - position.value) < NEAR)?.probe : undefined,
  );
  effect(() => {
    halts.value = on.value ? questions.value.map((q) => q.position) : [];
  });
  effect(() => {
    asked.value = open.value === undefined ? undefined : questionText(trace.value!, open.value);
  });

  /** To the next question: played, or at once where nothing is to move. */
  function next(): void {
    const q = questions.peek().find((one) => one.position > position.peek() + NEAR);
    if (!q) return;
    if (world.around.prefersStill()) player.seek(q.position);
    else player.play();
  }

  return {
    on,
    open,
    next,
    /** There is a question in this race. */
    can: computed(() => questions.value.length > 0),
    /** There is another one after this moment. */
    more: computed(() => questions.value.some((q) => q.position > position.value + NEAR)),
    /** Whether the last answer was right, and how many first answers were. */
    score: computed(() => {
      const first = [...(ours.value?.first.values() ?? [])];
      return { last: ours.value?.last, right: first.filter(Boolean).length, of: first.length };
    }),

    /** Begins with the first question that comes, at the end of a race with the first of all. */
    toggle(): void {
      on.value = !on.peek();
      const t = trace.peek();
      if (!on.peek() || !t || open.peek() !== undefined) return;
      if (position.peek() >= end(t, mode.peek())) player.toStart();
      next();
    },

    /** Shows what is true, whatever was answered. */
    answer(half: Half): void {
      const probe = open.peek();
      const t = trace.peek();
      if (probe === undefined || !t) return;
      const right = Math.sign(t.fetches[probe]!.sign) === half;
      const first = new Map(ours.peek()?.first);
      if (!first.has(probe)) first.set(probe, right);
      batch(() => {
        answers.value = { of: t, first, last: right };
        player.seek(fetchEnd(t, mode.peek(), probe));
      });
    },
  };
}
