// What the Lab has counted when an experiment needs it. Costs and training are those of Learn (web/session/learn/study.ts), and so
// are designs (web/session/learn/designing.ts).

import { computed, effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Experiment } from '../../model/lab/experiment.ts';
import { createDesigning } from '../learn/designing.ts';
import type { CountedHere } from '../learn/designing.ts';
import { createStudy } from '../learn/study.ts';
import type { Internals } from '../session.ts';

/** What is under way: done of total, once that is known. */
export interface Work {
  readonly what: 'costs' | 'training' | CountedHere;
  readonly done: number;
  readonly total: number;
}

export function createCounting({ store, part }: Internals, experiment: ReadonlySignal<Experiment>) {
  const { growth, designs, work: own, problem, stopped, ...counted } = part(createDesigning);
  const study = part(createStudy);

  const start = (what: Work['what']): void => {
    if (what !== 'costs' && what !== 'training') counted.start(what);
    else if (store.tables.peek()?.complete) study.again();
  };
  effect(() => {
    const { need } = experiment.value;
    if (need === 'costs' || need === 'training') return;
    const ready = store.view.value === 'lab' && store.tables.value?.complete;
    const there = { growth: growth.value, designs: designs.value }[need];
    if (!ready || there || stopped.value.has(need) || own.value) return;
    start(need);
  });

  return {
    growth,
    designs,
    /** Why something could not be counted, in words; '' while nothing is wrong. */
    problem: computed(() => problem.value || study.problem.value),
    /** What is under way; that of the experiment on screen first. */
    work: computed<Work | undefined>(() => {
      const { need } = experiment.value;
      return need === 'costs' || need === 'training'
        ? (study.work.value ?? own.value)
        : (own.value ?? study.work.value);
    }),
    start,
    /** Ends what is under way for the experiment on screen, or whatever else is. */
    stop({ what }: Work): void {
      if (what === 'costs' || what === 'training') study.stop();
      else counted.stop(what);
    },
  };
}
