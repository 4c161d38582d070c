// Small questions to the engine that follow the position: the entry the scan is reading, while the inside is open, and,
// once the race is over, how long both searches really take here.

import { computed, effect } from '@preact/signals';
import { end } from '../model/timeline.ts';
import type { Entry, Trace } from '../wire/answers.ts';
import type { Lookups } from './lookups.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** While playing, the entry on screen changes too fast to be read: asking eight times a second is plenty. */
const EVERY_MS = 125;
const KEPT = 64;

type Clock = World['clock'];

export function followCloseups(store: Store, clock: Clock, { ask }: Lookups): void {
  followEntry(store, clock, ask);
  followTiming(store, ask);
}

function followEntry(store: Store, clock: Clock, ask: Lookups['ask']): void {
  const { tables, trace, now, inside, linearEntry, ready, playing } = store;
  /** Position of the entry the scan is reading or, at its end, has read last; -1 before there is one. */
  const reading = computed(() => {
    const linear = tables.value?.complete ? now.value?.linear : undefined;
    return linear ? Math.max(0, linear.done ? linear.expanded - 1 : linear.index) : -1;
  });
  const known = new Map<number, Entry>();
  let of = tables.peek();
  let waiting = false;

  const update = async (): Promise<void> => {
    waiting = false;
    const seq = reading.peek();
    try {
      const entry = known.get(seq) ?? (await ask()?.entry(seq));
      if (!entry || tables.peek() !== of) return;
      known.set(seq, entry);
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      if (reading.peek() === seq) linearEntry.value = entry;
    } catch {
      // A worker being replaced: the panel does without the tokens of this one.
    }
  };
  effect(() => {
    if (of !== tables.value) {
      known.clear();
      of = tables.value;
    }
    // Another lookup takes the entry away, also where its scan is at the same place.
    void trace.value;
    // The entry stands inside the probe alone: without it a race that plays would be drawn again for each answer.
    if (!inside.value || reading.value < 0 || !ready.value || waiting) return;
    waiting = true;
    clock.after(playing.peek() ? EVERY_MS : 0, () => void update());
  });
}

function followTiming(store: Store, ask: Lookups['ask']): void {
  const { tables, trace, mode, position, timing, timingBusy } = store;
  const over = computed(() => {
    const t = trace.value;
    return t && tables.value?.complete && position.value >= end(t, mode.value) ? t : undefined;
  });
  let measuring: Trace | undefined;
  effect(() => {
    const t = over.value;
    const e = ask();
    if (!t || !e || timing.peek() || measuring === t) return;
    measuring = t;
    timingBusy.value = true;
    e.time(t)
      .then(
        (answer) => {
          if (trace.peek() === t) timing.value = answer;
        },
        () => {
          // Not measured: the panel says so.
        },
      )
      .finally(() => {
        if (measuring !== t) return;
        measuring = undefined;
        timingBusy.value = false;
      });
  });
}
