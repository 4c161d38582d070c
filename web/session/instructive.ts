// Lookups that teach something, each with a sentence that says what. They come with the late parts.

import { absentName } from '../model/absent.ts';
import { whyHardest, whyLast } from '../model/hardest.ts';
import { count } from '../model/text.ts';
import type { Tables, Trace } from '../wire/answers.ts';
import { firstOfName } from './lookups.ts';
import type { Session } from './session.ts';

export function createInstructive({ state, lookups }: Session) {
  const { look, findAt, report, ask } = lookups;
  const whole = (): Tables | undefined => (state.tables.value?.complete ? state.tables.value : undefined);
  return {
    async findRandom(): Promise<void> {
      const n = whole()?.numSyms ?? 0;
      if (n === 0) return;
      const seq = Math.floor(Math.random() * n);
      await findAt(seq, (t) =>
        `Picked at random: position ${count(seq)} in memory, counted from 0. ${firstOfName(t, seq)}`.trim(),
      );
    },

    /** A name that is not in the map. */
    async findAbsent(): Promise<void> {
      const e = ask();
      if (!e) return;
      try {
        await look({ by: 'name', name: await absentName(e) }, toldOnAbsent);
      } catch (error) {
        report(error, 'The lookup failed');
      }
    },

    /** The unique name whose binary search reads most bytes. */
    async findHardest(): Promise<void> {
      const all = whole();
      if (all) await findAt(all.hardest, (t) => whyHardest(all, t));
    },

    /** The last symbol in memory whose name is unique. */
    async findLast(): Promise<void> {
      const all = whole();
      if (all) await findAt(all.last, whyLast);
    },
  };
}

function toldOnAbsent(t: Trace): string {
  const halves = t.fetches.length > 0 ? '; the index ends where nothing is left between two neighbours' : '';
  return `No symbol is called so. To be sure, the scan must open all ${count(t.numSyms)} names${halves}.`;
}
