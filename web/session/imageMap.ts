// Replaces an image by its System.map, which can be shared and takes a tenth of the room in the browser's storage.

import type { Session } from './session.ts';

export function createImageMap({ state, lookups, loads }: Session) {
  return {
    /**
     * Puts the map in the image's place: the same lookup at the same moment, in tables built as those of the image
     * were.
     */
    async open(): Promise<void> {
      const from = state.source.value;
      const all = state.tables.value;
      const e = lookups.ask();
      if (!from || !all || !e) return;
      try {
        const file = await e.export('System.map');
        const { release, allSymbols, absolutePercpu } = all;
        const resume = { query: state.query.value, moment: lookups.momentNow() };
        const map = { kind: 'file', file, name: `${from.name}.map` } as const;
        await loads.load(map, { release, allSymbols, absolutePercpu }, resume);
      } catch (reason) {
        lookups.report(reason, 'Its System.map could not be written');
      }
    },
  };
}
