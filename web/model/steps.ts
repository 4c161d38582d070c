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
  /** What the step does and what came of it. */
  readonly sentence: (f: Fetch) => string;
}

export const STEPS = {
  seq: {
    code: 'seq',
    role: 'order',
    title: 'The index says where',
    sentence: (f) =>
      `${f.walk ? 'The place before it' : 'The middle of what is left'} says: position ${count(f.seq)} in memory.`,
  },
  marker: {
    code: 'marker',
    role: 'block',
    title: 'Go to its block',
    sentence: (f) => `Position ${count(f.seq)} is in block ${count(f.seq >> 8)}; its marker says where that begins.`,
  },
  skip: {
    code: 'skip',
    role: 'names',
    title: 'Step over the rest',
    sentence: (f) =>
      f.skipped === 0
        ? 'It is the first of its block.'
        : `Entries differ in length, so step over ${count(f.skipped)} of them.`,
  },
  expand: {
    code: 'expand',
    role: 'names',
    title: 'Open the entry',
    sentence: (f) =>
      `Open the entry: ${plural(f.codes.length, 'token')} make${f.codes.length === 1 ? 's' : ''} ${visible(f.name)}.`,
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
      ? { code: 'walk', sign: '=', short: 'the same name, look back once more' }
      : { code: 'walk', sign: '≠', short: 'another name, stop' };
  if (f.sign === 0) return { code: 'hit', sign: '=', short: 'found' };
  return f.sign < 0
    ? { code: 'low', sign: '◀', short: 'earlier half' }
    : { code: 'high', sign: '▶', short: 'later half' };
}
