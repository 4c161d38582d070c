// What wasm/study counts for Tables: which tables each release has, the rounds of the training, and what some symbols shrink to. It is asked
// when a part that shows it is open, and again for the next kernel.

import { batch, computed, effect, signal } from '@preact/signals';
import { problemOf } from '../../model/problems.ts';
import { shrinkingSymbols } from '../../model/tables/rounds.ts';
import type { Tables } from '../../wire/answers.ts';
import type { Seat } from '../../wire/seat.ts';
import { Cancelled } from '../../wire/seat.ts';
import { decodeContests, decodeReleases, decodeShrinking } from '../../wire/touchedAnswers.ts';
import type { Contest, ReleaseTables, Shrinking } from '../../wire/touchedAnswers.ts';
import { latest } from '../latest.ts';
import type { Internals } from '../session.ts';
import { studied } from '../studied.ts';
import { createTouched } from './touched.ts';

export function createCounted({ store, world, part }: Internals) {
  const { touched } = part(createTouched);
  const releases = signal<readonly ReleaseTables[]>([]);
  const contests = signal<readonly Contest[] | undefined>(undefined);
  const shrinking = signal<Shrinking | undefined>(undefined);
  const problem = signal('');
  /** Rounds that have been repeated, while they are. */
  const done = signal({ done: 0, total: 0 });
  const asks = latest();
  let seat: Seat | undefined;

  const failed = (reason: unknown): void => {
    if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
  };

  const end = (): void => {
    seat?.end(new Cancelled());
    seat = undefined;
    asks.callOff();
    batch(() => {
      releases.value = [];
      contests.value = shrinking.value = undefined;
      problem.value = '';
    });
  };

  async function begin(tables: Tables): Promise<void> {
    end();
    const mine = world.study?.open();
    if (!mine) return;
    seat = mine;
    try {
      const frame = await mine.ask({ op: 'releases', release: tables.release });
      if (seat === mine) releases.value = decodeReleases(frame);
    } catch (reason) {
      if (seat === mine) failed(reason);
    }
  }

  async function train(mine: Seat, tables: Tables): Promise<void> {
    try {
      await mine.ask({ op: 'study', tables: studied(tables) });
      const onProgress = (now: { done: number; total: number }): void => {
        done.value = now;
      };
      const frame = await mine.ask({ op: 'contests' }, { onProgress });
      if (seat === mine) contests.value = decodeContests(frame);
    } catch (reason) {
      if (seat === mine) failed(reason);
    }
  }

  let begun: Tables | undefined;
  let trained: Seat | undefined;
  effect(() => {
    const tables = store.tables.value;
    const open = store.view.value === 'tables' && touched.value.part !== 'overview';
    if (!tables?.complete || tables === begun) return;
    if (begun) end();
    begun = open ? tables : undefined;
    if (!open) return;
    void begin(tables);
  });
  effect(() => {
    if (touched.value.part !== 'training' || releases.value.length === 0 || !seat || !begun || trained === seat) return;
    trained = seat;
    void train(seat, begun);
  });

  return {
    releases,
    /** The map's own release, with its tables in their order. */
    own: computed(() => releases.value[0]),
    /** undefined until they are counted; none where the tokens do not come from the kernel's trainer. */
    contests,
    shrinking,
    problem,
    done,
    again(): void {
      const tables = store.tables.peek();
      trained = undefined;
      if (tables?.complete) void begin(tables);
    },
    /** Asks what this symbol and some others shrink to. */
    async shrink(tables: Tables, seq: number): Promise<void> {
      const turn = asks.begin();
      try {
        const frame = await seat?.ask({ op: 'shrinking', seqs: shrinkingSymbols(tables, seq) });
        if (frame && turn.current()) shrinking.value = decodeShrinking(frame);
      } catch (reason) {
        if (turn.current()) failed(reason);
      }
    },
  };
}
