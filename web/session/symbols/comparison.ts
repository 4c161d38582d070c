// Compare: a second map beside the page's own, and how the two differ. Both are in one worker, which ends when one of them changes.

import { batch, computed, effect, signal } from '@preact/signals';
import { findSample, sampleSource } from '../../model/samples.ts';
import type { Source } from '../../model/samples.ts';
import { problemOf } from '../../model/problems.ts';
import type { Problem } from '../../model/problems.ts';
import { keyOfList, readComparePlace, writeComparePlace } from '../../model/symbols/comparePlace.ts';
import type { ComparePlace, OtherMap } from '../../model/symbols/comparePlace.ts';
import { symbolPartOf } from '../../model/symbols/place.ts';
import type { Tables } from '../../wire/answers.ts';
import { CHANGE_KEYS, CHANGE_LISTS, decodeChanges, decodeCompared } from '../../wire/compareAnswers.ts';
import type { Changes, MapsCompared } from '../../wire/compareAnswers.ts';
import type { Progress } from '../../wire/protocol.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import { latest } from '../latest.ts';
import type { Internals } from '../session.ts';
import { readBeside } from './beside.ts';
import { compared as sideOf } from './sides.ts';

export type MapComparison = ReturnType<typeof createComparison>;

/** A map of the two, as a person knows it. */
interface Side {
  readonly name: string;
  readonly tables: Tables;
}

/** What is under way: reading the second map, or comparing. */
interface Underway {
  readonly what: 'reading' | 'comparing';
  readonly name: string;
  readonly progress: Progress | undefined;
}

/** How two maps differ, from A, the one before, to B. */
interface Difference {
  readonly a: Side;
  readonly b: Side;
  readonly compared: MapsCompared;
}

export function createComparison({ store, world }: Internals) {
  const second = signal<(Side & { readonly from: Source }) | undefined>(undefined);
  const work = signal<Underway | undefined>(undefined);
  const difference = signal<Difference | undefined>(undefined);
  const changes = signal<Changes | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const stopped = signal(false);
  const reads = latest();
  const lists = latest();
  /** What was read last, to read it again with a file of an archive. */
  let wished: Source | undefined;
  let seat: Seat | undefined;

  const place = computed(() => readComparePlace(store.part.value));
  const isOpen = computed(
    () =>
      store.view.value === 'symbols' && symbolPartOf(store.part.value) === 'compare' && !!store.tables.value?.complete,
  );
  /** A map that the link names and that is not here. */
  const wanted = computed(() => {
    const { other } = place.value;
    return other?.kind === 'file' && !work.value && !isThis(other, second.value) ? other : undefined;
  });
  const set = (to: Partial<ComparePlace>): void => {
    store.part.value = writeComparePlace({ ...place.peek(), ...to });
  };

  function end(): void {
    seat?.end(new Cancelled());
    seat = undefined;
    lists.callOff();
    batch(() => {
      difference.value = undefined;
      changes.value = undefined;
      if (work.peek()?.what === 'comparing') work.value = undefined;
    });
  }

  function fail(reason: unknown, title: string): void {
    if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, title);
  }

  async function read(from: Source, path?: string): Promise<void> {
    const turn = reads.begin();
    wished = from;
    end();
    const tell = (progress: Progress | undefined): void => {
      if (turn.current()) work.value = { what: 'reading', name: from.name, progress };
    };
    tell(undefined);
    problem.value = undefined;
    stopped.value = false;
    try {
      const file =
        from.kind === 'file'
          ? from.file
          : await world.sources.once(from.asset, () =>
              world.sources.sample(from.asset, turn.over, (done, total) => tell({ phase: 'fetch', done, total })),
            );
      const tables = await readBeside(world.engine, file, from.name, path ? { path } : {}, tell);
      if (!turn.current()) return;
      batch(() => {
        second.value = { name: from.name, tables, from };
        work.value = undefined;
        set({ other: refOf(from, tables) });
      });
    } catch (reason) {
      if (!turn.current()) return;
      stopped.value = true;
      fail(reason, 'The second map could not be read');
    } finally {
      if (turn.current() && work.peek()?.what === 'reading') work.value = undefined;
    }
  }

  async function compare(mine: Seat, own: Side, other: Side): Promise<void> {
    const { swapped } = place.peek();
    const [a, b] = swapped ? [own, other] : [other, own];
    const tell = (progress: Progress | undefined): void => {
      if (seat === mine) work.value = { what: 'comparing', name: other.name, progress };
    };
    tell(undefined);
    try {
      const frame = await mine.ask({ op: 'compare', swapped }, { onProgress: tell });
      if (seat !== mine || swapped !== place.peek().swapped) return;
      const compared = decodeCompared(frame);
      batch(() => {
        difference.value = { a, b, compared };
        work.value = undefined;
      });
    } catch (reason) {
      if (seat === mine) fail(reason, 'The maps could not be compared');
    } finally {
      if (seat === mine) work.value = undefined;
    }
  }

  async function begin(own: Side, other: Side): Promise<void> {
    end();
    const mine = world.symbols?.open();
    if (!mine) return;
    seat = mine;
    stopped.value = false;
    problem.value = undefined;
    work.value = { what: 'comparing', name: other.name, progress: undefined };
    try {
      await mine.ask({ op: 'side', side: 0, ...sideOf(other.tables) });
      if (seat !== mine) return;
      await mine.ask({ op: 'side', side: 1, ...sideOf(own.tables) });
      if (seat === mine) await compare(mine, own, other);
    } catch (reason) {
      if (seat !== mine) return;
      fail(reason, 'The maps could not be compared');
      work.value = undefined;
    }
  }

  const ownSide = (): Side | undefined => {
    const tables = store.tables.peek();
    return tables?.complete ? { name: store.source.peek()?.name ?? '', tables } : undefined;
  };

  // A link's sample is fetched; a file that a link names is asked for (wanted).
  effect(() => {
    const { other } = place.value;
    if (!isOpen.value || other?.kind !== 'sample' || isThis(other, second.peek()) || work.peek()) return;
    const sample = findSample(other.name);
    if (sample) void read(sampleSource(sample));
  });
  let begun: readonly [Tables, Tables] | undefined;
  effect(() => {
    const own = store.tables.value;
    const other = second.value;
    if (!isOpen.value || !own || !other || (begun?.[0] === own && begun[1] === other.tables)) return;
    begun = [own, other.tables];
    void begin(ownSide()!, other);
  });
  let lastSwapped = false;
  effect(() => {
    const { swapped } = place.value;
    const own = ownSide();
    const other = second.peek();
    if (swapped === lastSwapped) return;
    lastSwapped = swapped;
    if (!difference.peek() || !seat || !own || !other) return;
    difference.value = changes.value = undefined;
    void compare(seat, own, other);
  });
  effect(() => {
    const { list, up } = place.value;
    const by = keyOfList(place.value);
    const text = store.filter.value.includes('\n') ? '' : store.filter.value;
    const mine = seat;
    if (!difference.value || !isOpen.value || !mine) return;
    const turn = lists.begin();
    const request = { op: 'changes', list: CHANGE_LISTS.indexOf(list), text, by: CHANGE_KEYS.indexOf(by), up } as const;
    mine.ask(request).then(
      (frame) => {
        if (turn.current()) changes.value = decodeChanges(frame);
      },
      (reason: unknown) => {
        if (turn.current()) fail(reason, 'The list could not be made');
      },
    );
  });

  return {
    place,
    set,
    second,
    wanted,
    work,
    difference,
    changes,
    problem,
    stopped,
    openFile(file: File): void {
      store.openedOwn.value = true;
      void read({ kind: 'file', file, name: file.name || 'unnamed file' });
    },
    openSample(id: string): void {
      const sample = findSample(id);
      if (sample) void read(sampleSource(sample));
    },
    /** One file of the archive that was opened last. */
    choose(path: string): void {
      if (wished) void read(wished, path);
    },
    stop(): void {
      stopped.value = true;
      if (work.peek()?.what === 'reading') {
        reads.callOff();
        world.engine.cancel();
      }
      end();
      work.value = undefined;
    },
    again(): void {
      const own = ownSide();
      const other = second.peek();
      if (own && other) void begin(own, other);
    },
    /** Another second map is chosen. */
    letGo(): void {
      end();
      begun = undefined;
      batch(() => {
        second.value = undefined;
        problem.value = undefined;
        stopped.value = false;
        store.part.value = 'compare';
      });
    },
  };
}

const refOf = (from: Source, { fingerprint }: Tables): OtherMap =>
  from.kind === 'sample' ? { kind: 'sample', name: from.id } : { kind: 'file', fingerprint, name: from.name };

/** Whether a link means this map. */
function isThis(other: OtherMap, side: { readonly from: Source; readonly tables: Tables } | undefined): boolean {
  if (!side) return false;
  return other.kind === 'sample'
    ? side.from.kind === 'sample' && side.from.id === other.name
    : side.tables.fingerprint === other.fingerprint;
}
