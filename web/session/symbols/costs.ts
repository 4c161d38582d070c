// What Cost has built. A worker of Symbols tells who takes the bytes of the tables and ends. Then a worker of studies makes one build
// after another, each shown when it is there. Stopping ends the worker and keeps what was built. When all is built its memory is given back.

import { batch, computed, effect, signal } from '@preact/signals';
import { problemOf } from '../../model/problems.ts';
import { keyOf, ownPlan, plansOf } from '../../model/symbols/cost.ts';
import type { BuildOutcome, Plan } from '../../model/symbols/cost.ts';
import { AS_IT_IS, readCostPlace, writeCostPlace } from '../../model/symbols/costPlace.ts';
import { symbolPartOf } from '../../model/symbols/place.ts';
import type { Tables } from '../../wire/answers.ts';
import { decodeBuilt, decodeShares } from '../../wire/compareAnswers.ts';
import type { Built, Shares } from '../../wire/compareAnswers.ts';
import type { Progress, WhatIf } from '../../wire/protocol.ts';
import type { LateProgram } from '../../wire/engine.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import type { Internals } from '../session.ts';
import { compared } from './sides.ts';

export type CostBuilds = ReturnType<typeof createCosts>;

interface UnderWay {
  readonly key: string;
  readonly progress: Progress | undefined;
}

export function createCosts({ store, world }: Internals) {
  const shares = signal<Shares | undefined>(undefined);
  const done = signal<ReadonlyMap<string, Built>>(new Map());
  const failed = signal<ReadonlyMap<string, string>>(new Map());
  const work = signal<UnderWay | undefined>(undefined);
  const problem = signal('');
  const stopped = signal(false);
  /** Builds that a person has asked for beside the others. */
  const asked = signal<readonly WhatIf[]>([]);
  let seat: Seat | undefined;

  const own = computed(() => readCostPlace(store.part.value));
  const plans = computed<readonly Plan[]>(() => {
    const tables = store.tables.value;
    const groups = shares.value;
    if (!tables?.complete || !groups) return [];
    const hasPadding = groups.prefix.some(({ name }) => name === '__pfx_*');
    const all = plansOf(tables, hasPadding, tables.hasSeqs && !tables.indexBuilt);
    const more = asked.value.filter((w) => !all.some(({ key }) => key === keyOf(w)));
    return [...all, ...more.map(ownPlan)];
  });

  function end(): void {
    seat?.end(new Cancelled());
    seat = undefined;
    work.value = undefined;
  }

  async function build(mine: Seat, { key, how }: Plan): Promise<void> {
    work.value = { key, progress: undefined };
    const onProgress = (progress: Progress): void => {
      if (seat === mine) work.value = { key, progress };
    };
    try {
      const built = decodeBuilt(await mine.ask({ op: 'whatIf', ...how }, { onProgress }));
      if (seat === mine) done.value = new Map(done.peek()).set(key, built);
    } catch (reason) {
      if (reason instanceof Cancelled || seat !== mine) throw reason;
      // A map may have no symbols left, or a release may not take its names. The other builds go on.
      const { cause, again } = problemOf(reason, '');
      if (again) throw reason;
      failed.value = new Map(failed.peek()).set(key, cause);
    }
  }

  const nextPlan = (): Plan | undefined =>
    plans.peek().find(({ key }) => !done.peek().has(key) && !failed.peek().has(key));

  const tellShares = async (mine: Seat, tables: Tables): Promise<void> => {
    await mine.ask({ op: 'side', side: 0, ...compared(tables) });
    const told = decodeShares(await mine.ask({ op: 'shares' }));
    if (seat === mine) shares.value = told;
  };

  async function buildAll(mine: Seat, tables: Tables): Promise<void> {
    await mine.ask({ op: 'original', ...compared(tables) });
    for (let plan = nextPlan(); plan && seat === mine; plan = nextPlan()) await build(mine, plan);
  }

  /** Whether the task came to its end in a worker of that program. */
  async function inWorker(program: LateProgram | undefined, task: (mine: Seat) => Promise<void>): Promise<boolean> {
    end();
    const mine = program?.open();
    if (!mine) return false;
    seat = mine;
    work.value = { key: '', progress: undefined };
    try {
      await task(mine);
      return seat === mine;
    } catch (reason) {
      if (seat !== mine || reason instanceof Cancelled) return false;
      batch(() => {
        problem.value = problemOf(reason, '').cause;
        stopped.value = true;
      });
      return false;
    } finally {
      if (seat === mine) end();
    }
  }

  async function run(tables: Tables): Promise<void> {
    problem.value = '';
    if (!shares.peek() && !(await inWorker(world.symbols, (mine) => tellShares(mine, tables)))) return;
    if (store.tables.peek() === tables && !stopped.peek())
      await inWorker(world.study, (mine) => buildAll(mine, tables));
  }

  function start(): void {
    stopped.value = false;
    const tables = store.tables.peek();
    if (tables?.complete && !seat) void run(tables);
  }

  let last: Tables | undefined;
  effect(() => {
    const tables = store.tables.value;
    const isOpen = store.view.value === 'symbols' && symbolPartOf(store.part.value) === 'cost';
    if (!isOpen || !tables?.complete || tables === last) return;
    last = tables;
    const wish = own.peek();
    end();
    batch(() => {
      shares.value = undefined;
      done.value = new Map();
      failed.value = new Map();
      asked.value = keyOf(wish) === keyOf(AS_IT_IS) ? [] : [wish];
    });
    start();
  });

  return {
    shares,
    plans,
    work,
    problem,
    stopped,
    failed,
    own,
    /** What is built, in the order of the plans. */
    outcomes: computed<readonly BuildOutcome[]>(() =>
      plans.value.flatMap((plan) => {
        const built = done.value.get(plan.key);
        return built ? [{ plan, built }] : [];
      }),
    ),
    start,
    stop(): void {
      stopped.value = true;
      end();
    },
    choose(how: WhatIf): void {
      store.part.value = writeCostPlace(how);
    },
    /** Builds what was chosen. */
    buildOwn(): void {
      const how = own.peek();
      asked.value = [...asked.peek().filter((w) => keyOf(w) !== keyOf(how)), how];
      start();
    },
  };
}
