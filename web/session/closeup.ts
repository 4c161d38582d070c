// Small questions to the engine that follow the position: the record the scan is reading, and, once the race is over,
// how long both searches really take here.

import { computed, effect } from '@preact/signals';
import { engine } from './actions.ts';
import type { Entry } from '../wire/answers.ts';
import { end } from '../model/timeline.ts';
import { linearEntry, mode, playing, position, ready, tables, timing, timingBusy, trace } from './store.ts';

/** While playing, the record on screen changes too fast to be read: asking eight times a second is plenty. */
const EVERY_MS = 125;
const KEPT = 64;

const linearIndex = computed(() => {
  const t = trace.value;
  const all = tables.value;
  if (!t || !all?.complete) return -1;
  // Set by what has been read, as scene() does: at the end, the last record read.
  const at =
    mode.value === 'steps'
      ? Math.floor(position.value)
      : all.linearAt(mode.value === 'log' ? 2 ** position.value - 1 : position.value);
  return Math.max(0, Math.min(at, t.linearExpanded - 1));
});

function followEntry(): void {
  const known = new Map<number, Entry>();
  let of = tables.peek();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    timer = undefined;
    const seq = linearIndex.peek();
    try {
      const entry = known.get(seq) ?? (await engine()?.entry(seq));
      if (!entry || tables.peek() !== of) return;
      known.set(seq, entry);
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      if (linearIndex.peek() === seq) linearEntry.value = entry;
    } catch {
      // A worker being replaced: the panel does without the tokens of this one.
    }
  };
  effect(() => {
    if (of !== tables.value) {
      known.clear();
      of = tables.value;
    }
    if (linearIndex.value < 0 || !ready.value) return;
    timer ??= setTimeout(() => void ask(), playing.peek() ? EVERY_MS : 0);
  });
}

const over = computed(() => {
  const t = trace.value;
  return t && tables.value?.complete && position.value >= end(t, mode.value) ? t : undefined;
});

function followTiming(): void {
  let asking: unknown;
  effect(() => {
    const t = over.value;
    const e = engine();
    if (!t || !e || timing.peek() || asking === t) return;
    asking = t;
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
        if (asking !== t) return;
        asking = undefined;
        timingBusy.value = false;
      });
  });
}

export function followCloseups(): void {
  followEntry();
  followTiming();
}
