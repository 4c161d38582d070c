// Which part of Symbols is on screen. Each part keeps its place while another is shown.

import { computed, effect } from '@preact/signals';
import { symbolPartOf } from '../../model/symbols/place.ts';
import type { SymbolPart } from '../../model/symbols/place.ts';
import type { Internals } from '../session.ts';

export function createParts({ store }: Internals) {
  const places = new Map<SymbolPart, string>();
  effect(() => {
    const place = store.part.value;
    places.set(symbolPartOf(place), place);
  });
  return {
    chosen: computed(() => symbolPartOf(store.part.value)),
    choose(part: SymbolPart): void {
      store.part.value = places.get(part) ?? (part === 'list' ? '' : part);
    },
  };
}
