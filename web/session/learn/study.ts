// What is counted of the loaded kernel, by a program of its own: asked for when Learn or the Lab is open, and again for
// the next kernel.

import { effect, signal } from '@preact/signals';
import { problemOf } from '../../model/problems.ts';
import type { Tables } from '../../wire/answers.ts';
import type { Request } from '../../wire/protocol.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import type { Costs, Training } from '../../wire/studyAnswers.ts';
import type { Internals } from '../session.ts';
import { studied } from '../studied.ts';

export function createStudy({ store, world }: Internals) {
  const costs = signal<Costs | undefined>(undefined);
  const training = signal<Training | undefined>(undefined);
  const problem = signal('');
  /** What is under way: done of total, once that is known. */
  const work = signal<
    { readonly what: 'costs' | 'training'; readonly done: number; readonly total: number } | undefined
  >(undefined);
  let seat: Seat | undefined;

  async function study(tables: Tables): Promise<void> {
    const asked = world.study?.open();
    if (!asked) return;
    seat = asked;
    const tell = (what: 'costs' | 'training', done = 0, total = 0): void => {
      if (seat === asked) work.value = { what, done, total };
    };
    try {
      tell('costs');
      await asked.ask({ op: 'study', tables: studied(tables) });
      if (tables.hasSeqs) costs.value = decodeCosts(await asked.ask({ op: 'costs' }));
      tell('training');
      if (tables.rounds.length > 0)
        training.value = decodeTraining(
          await asked.ask({ op: 'training' }, { onProgress: ({ done, total }) => tell('training', done, total) }),
        );
    } catch (reason) {
      if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
    } finally {
      if (seat === asked) work.value = undefined;
    }
  }

  /** Asks the program that has the loaded kernel's tables. It is started again if it was ended, or if it failed. */
  async function ask(request: Request): Promise<Uint8Array> {
    const tables = store.tables.peek();
    const begun = seat;
    const asked = begun ?? world.study?.open();
    if (!asked || !tables?.complete) throw new Cancelled();
    seat = asked;
    try {
      if (!begun) await asked.ask({ op: 'study', tables: studied(tables) });
      return await asked.ask(request);
    } catch (reason) {
      if (seat === asked) stop();
      throw reason;
    }
  }

  /** Ends what is under way; what was counted stays. */
  const stop = (): void => {
    seat?.end(new Cancelled());
    seat = undefined;
    work.value = undefined;
  };
  const again = (): void => {
    stop();
    costs.value = training.value = undefined;
    problem.value = '';
    const tables = store.tables.peek();
    if (tables?.complete) void study(tables);
  };
  let studiedLast: Tables | undefined;
  effect(() => {
    const tables = store.tables.value;
    const open = store.view.value === 'learn' || store.view.value === 'lab';
    if (!open || !tables?.complete || tables === studiedLast) return;
    studiedLast = tables;
    again();
  });

  return { costs, training, problem, work, ask, again, stop };
}
