// The Lab's own state: the experiment and its knobs, which links hold, and what was counted for it.

import { computed, signal } from '@preact/signals';
import { experimentOf, EXPERIMENTS } from '../../model/lab/experiments.ts';
import { readPlace, standing, writePlace } from '../../model/lab/experiment.ts';
import type { Counted } from '../../model/lab/experiment.ts';
import type { Internals } from '../session.ts';
import { createStudy } from '../learn/study.ts';
import { createCounting } from './counting.ts';

export type Lab = ReturnType<typeof createLab>;

export function createLab(inside: Internals) {
  const { store, loads, part } = inside;
  const study = part(createStudy);
  const place = computed(() => readPlace(store.lab.value));
  const experiment = computed(() => experimentOf(place.value.id));
  const counting = createCounting(inside, experiment);
  /** A kernel that is laid under the next ones, with all that was counted of it. */
  const held = signal<{ readonly name: string; readonly counted: Counted } | undefined>(undefined);

  /** What is known of the loaded kernel; undefined before its tables are there. */
  const counted = computed<Counted | undefined>(() => {
    const tables = store.tables.value;
    if (!tables?.complete) return undefined;
    const { growth, designs } = counting;
    return {
      tables,
      costs: study.costs.value,
      training: study.training.value,
      growth: growth.value,
      designs: designs.value,
    };
  });
  const knobs = computed(() => (counted.value ? experiment.value.knobs(counted.value) : []));
  const stand = computed(() => standing(knobs.value, place.value));
  const map = computed(() => store.source.value?.name ?? '');

  const go = (id: string): void => {
    if (id !== experiment.peek().id) store.lab.value = id;
  };

  return {
    experiment,
    knobs,
    stand,
    counted,
    counting,
    map,
    held,
    figure: computed(() => counted.value && experiment.value.figure(counted.value, stand.value)),
    moot: computed(() => counted.value && experiment.value.moot(counted.value.tables)),
    /** The same figure of the kernel that is held. */
    under: computed(() => {
      const other = held.value;
      if (!other || other.counted.tables === store.tables.value) return undefined;
      return experiment.value.figure(other.counted, stand.value);
    }),
    go,
    /** To the experiment so many places further on or back. */
    turn(by: number): void {
      const next = EXPERIMENTS[EXPERIMENTS.indexOf(experiment.peek()) + by];
      if (next) go(next.id);
    },
    set(knob: string, value: string): void {
      const now = place.peek();
      store.lab.value = writePlace({ id: experiment.peek().id, knobs: { ...now.knobs, [knob]: value } });
    },
    hold(): void {
      const now = counted.peek();
      if (now) held.value = { name: map.peek(), counted: now };
    },
    letGo(): void {
      held.value = undefined;
    },
    buildIndex: (): void => void loads.buildIndex(),
  };
}
