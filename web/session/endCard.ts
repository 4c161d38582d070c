// Whether the card of a race's end is on screen.

import { computed, signal } from '@preact/signals';
import type { Trace } from '../wire/answers.ts';
import type { Session } from './session.ts';

export function createEndCard({ state: { now, trace } }: Session) {
  /** The race whose card the person closed to see the picture. */
  const away = signal<Trace | undefined>(undefined);
  const over = computed(() => (now.value?.finished === true && now.value.numSyms > 0 ? trace.value : undefined));
  return {
    over,
    shown: computed(() => (over.value === away.value ? undefined : over.value)),
    close: (): void => {
      away.value = trace.peek();
    },
    /** When a race leaves its end and comes back, the card is shown again. */
    forget: (): void => {
      away.value = undefined;
    },
  };
}
