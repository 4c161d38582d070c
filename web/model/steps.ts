// The kinds of step, one row each: a kind added in Go without a row here fails the build.

import type { Fetch, StepKind } from '../wire/answers.ts';
import { count, plural, visible } from './text.ts';

/** Key of the source line that the step runs: the code panel finds the Go line by it. */
export type CodeKey = 'seq' | 'marker' | 'skip' | 'expand' | 'low' | 'high' | 'hit' | 'walk';

interface StepRow {
  readonly code: CodeKey;
  /** Which table is read, for colour: the order, the markers, the names. */
  readonly role: 'order' | 'block' | 'names';
  readonly title: string;
  /** What the step does and what came of it, as the end of "Probe 9 of 17: …". */
  readonly sentence: (f: Fetch) => string;
}

export const STEPS = {
  seq: {
    code: 'seq',
    role: 'order',
    title: 'Name order to address order',
    sentence: (f) =>
      `three bytes of seqs_of_names say that name ${count(f.k)} in the alphabet is entry ${count(f.seq)}, both counted from 0.`,
  },
  marker: {
    code: 'marker',
    role: 'block',
    title: 'Find the block of 256 entries',
    sentence: (f) =>
      `entry ${count(f.seq)} lies in block ${count(f.seq >> 8)}, which begins at byte ${count(f.marker)} of the names.`,
  },
  skip: {
    code: 'skip',
    role: 'names',
    title: 'Skip to the entry',
    sentence: (f) =>
      f.skipped === 0
        ? 'the entry is the first of its block, so there is nothing to skip.'
        : `entries have no fixed length, so step over ${plural(f.skipped, 'entry', 'entries')} by their lengths.`,
  },
  expand: {
    code: 'expand',
    role: 'names',
    title: 'Expand and compare',
    sentence: (f) => `expand ${plural(f.codes.length, 'byte')} through the token table into ${visible(f.name)}.`,
  },
} as const satisfies Record<StepKind, StepRow>;

/** What the comparison decides, in the words of the table, the sentence and the screen reader. */
interface Verdict {
  readonly code: CodeKey;
  readonly sign: '◀' | '▶' | '=' | '≠';
  /** For the verdict column. */
  readonly short: string;
}

export function verdictOf(f: Fetch): Verdict {
  if (f.walk)
    return f.sign === 0
      ? { code: 'walk', sign: '=', short: 'equal, look further back' }
      : { code: 'walk', sign: '≠', short: 'different, stop' };
  if (f.sign === 0) return { code: 'hit', sign: '=', short: 'found' };
  return f.sign < 0 ? { code: 'low', sign: '◀', short: 'go low' } : { code: 'high', sign: '▶', short: 'go high' };
}
