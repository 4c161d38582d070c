// What Learn and the Lab count of a kernel beside costs and training: growth and designs, each in a worker of its own, so that it
// can be stopped and what was counted before stays.

import { effect, signal } from '@preact/signals';
import { problemOf } from '../../model/problems.ts';
import type { Tables } from '../../wire/answers.ts';
import { decodeDesigns, decodeGrowth } from '../../wire/designAnswers.ts';
import type { Designs, Grown } from '../../wire/designAnswers.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import type { Internals } from '../session.ts';
import { studied } from '../studied.ts';

export type CountedHere = 'growth' | 'designs' | 'packed';

/** What is under way: done of total, once that is known. */
interface WorkHere {
  readonly what: CountedHere;
  readonly done: number;
  readonly total: number;
}

export function createDesigning({ store, world }: Internals) {
  const growth = signal<readonly Grown[] | undefined>(undefined);
  const designs = signal<Designs | undefined>(undefined);
  const work = signal<WorkHere | undefined>(undefined);
  const problem = signal('');
  let seat: Seat | undefined;
  /** What a person has stopped, or what failed: it begins again only when it is asked for. */
  const stopped = signal<ReadonlySet<CountedHere>>(new Set());

  const end = (): void => {
    seat?.end(new Cancelled());
    seat = undefined;
    work.value = undefined;
  };
  const halt = (what: CountedHere): void => {
    stopped.value = new Set([...stopped.peek(), what]);
  };

  async function count(what: CountedHere, tables: Tables): Promise<void> {
    end();
    const asked = world.study?.open();
    if (!asked) return;
    seat = asked;
    work.value = { what, done: 0, total: 0 };
    problem.value = '';
    try {
      await asked.ask({ op: 'study', tables: studied(tables) });
      const frame = await asked.ask(
        { op: what },
        {
          onProgress({ done, total }) {
            if (seat === asked) work.value = { what, done, total };
          },
        },
      );
      if (what === 'growth') growth.value = decodeGrowth(frame);
      else designs.value = decodeDesigns(frame);
    } catch (reason) {
      if (!(reason instanceof Cancelled)) {
        problem.value = problemOf(reason, '').cause;
        halt(what);
      }
    } finally {
      if (seat === asked) end();
      else asked.end(new Cancelled());
    }
  }

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

  return {
    growth,
    designs,
    work,
    /** Why something could not be counted, in words; '' while nothing is wrong. */
    problem,
    stopped,
    start(what: CountedHere): void {
      const tables = store.tables.peek();
      if (stopped.peek().has(what)) stopped.value = new Set([...stopped.peek()].filter((other) => other !== what));
      if (tables?.complete) void count(what, tables);
    },
    /** Ends what is under way; what was counted stays. */
    stop(what: CountedHere): void {
      halt(what);
      end();
    },
  };
}
