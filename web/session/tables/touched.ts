// Which part of Tables is on screen, and where in it: the text that links hold is the only state.

import { computed } from '@preact/signals';
import { readTouched, writeTouched } from '../../model/tables/touched.ts';
import type { Touched } from '../../model/tables/touched.ts';
import type { Internals } from '../session.ts';

export function createTouched({ store }: Internals) {
  return {
    touched: computed(() => readTouched(store.touched.value)),
    show(to: Touched): void {
      store.touched.value = writeTouched(to);
    },
  };
}
