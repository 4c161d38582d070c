// What the Lab has counted when an experiment needs it, each in a worker of its own, so that it can be stopped and what was
// counted before stays. Costs and training are those of Learn (web/session/learn/study.ts).

import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Experiment } from '../../model/lab/experiment.ts';
import { problemOf } from '../../model/problems.ts';
import type { Tables } from '../../wire/answers.ts';
import { decodeDesigns, decodeGrowth } from '../../wire/designAnswers.ts';
import type { Designs, Grown } from '../../wire/designAnswers.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import { createStudy } from '../learn/study.ts';
import { studied } from '../studied.ts';
import type { Internals } from '../session.ts';

/** What is under way: done of total, once that is known. */
export interface Work {
  readonly what: 'costs' | 'training' | 'growth' | 'designs' | 'packed';
  readonly done: number;
  readonly total: number;
}

export function createCounting({ store, world, part }: Internals, experiment: ReadonlySignal<Experiment>) {
  const growth = signal<readonly Grown[] | undefined>(undefined);
  const designs = signal<Designs | undefined>(undefined);
  const own = signal<Work | undefined>(undefined);
  const problem = signal('');
  const study = part(createStudy);
  let seat: Seat | undefined;
  /** What a person has stopped: it begins again only when it is asked for. */
  const stopped = signal<ReadonlySet<Work['what']>>(new Set());

  const end = (): void => {
    seat?.end(new Cancelled());
    seat = undefined;
    own.value = undefined;
  };

  async function count(what: 'growth' | 'designs' | 'packed', tables: Tables): Promise<void> {
    end();
    const asked = world.study?.open();
    if (!asked) return;
    seat = asked;
    own.value = { what, done: 0, total: 0 };
    problem.value = '';
    try {
      await asked.ask({ op: 'study', tables: studied(tables) });
      const frame = await asked.ask(
        { op: what },
        {
          onProgress({ done, total }) {
            if (seat === asked) own.value = { what, done, total };
          },
        },
      );
      if (what === 'growth') growth.value = decodeGrowth(frame);
      else designs.value = decodeDesigns(frame);
    } catch (reason) {
      if (!(reason instanceof Cancelled)) {
        problem.value = problemOf(reason, '').cause;
        stopped.value = new Set([...stopped.peek(), what]);
      }
    } finally {
      if (seat === asked) end();
      else asked.end(new Cancelled());
    }
  }

  const start = (what: Work['what']): void => {
    const tables = store.tables.peek();
    stopped.value = new Set([...stopped.peek()].filter((other) => other !== what));
    if (!tables?.complete) return;
    if (what === 'costs' || what === 'training') study.again();
    else void count(what, tables);
  };

  let last: Tables | undefined;
  effect(() => {
    const tables = store.tables.value;
    if (tables === last) return;
    last = tables;
    end();
    growth.value = designs.value = undefined;
    stopped.value = new Set();
    problem.value = '';
  });
  effect(() => {
    const { need } = experiment.value;
    const ready = store.view.value === 'lab' && store.tables.value?.complete;
    const there = { growth: growth.value, designs: designs.value, costs: true, training: true }[need];
    if (!ready || there || stopped.value.has(need) || own.value) return;
    start(need);
  });

  return {
    growth,
    designs,
    /** Why something could not be counted, in words; '' while nothing is wrong. */
    problem: computed(() => problem.value || study.problem.value),
    /** What is under way; that of the experiment on screen first. */
    work: computed(() => {
      const { need } = experiment.value;
      return need === 'costs' || need === 'training'
        ? (study.work.value ?? own.value)
        : (own.value ?? study.work.value);
    }),
    start,
    /** Ends what is under way for the experiment on screen, or whatever else is. */
    stop({ what }: Work): void {
      if (what === 'costs' || what === 'training') {
        study.stop();
        return;
      }
      stopped.value = new Set([...stopped.peek(), what]);
      end();
    },
  };
}
