// "Left or right?": the questions of a race, one for each probe that does not hit. Each stands where the name in the
// middle has been opened and not yet been compared. Pure.

import type { Fetch, Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { binaryPosition } from './clock.ts';
import { fetchTitle } from './narrate.ts';
import { count, visible } from './text.ts';

interface Question {
  /** Index into trace.fetches. */
  readonly probe: number;
  /** Where it stands: the last byte of the probe, with which the comparison is made, is not read yet. */
  readonly position: number;
}

/** In order. The probe that hits is no question: the name opened is the goal. */
export function questionsOf(trace: Trace, mode: Mode): readonly Question[] {
  return trace.fetches.flatMap((f, probe) =>
    f.walk || f.sign === 0
      ? []
      : [{ probe, position: binaryPosition(trace, mode, Math.max(f.bytesFrom, f.bytesTo - 1)) }],
  );
}

export function questionText(trace: Trace, probe: number): { title: string; text: string } {
  const f = trace.fetches[probe]!;
  const goal = visible(trace.query);
  return {
    title: fetchTitle(trace, probe),
    text: `The middle of what is left is ${visible(f.name)}. Does ${goal} come before or after it?`,
  };
}

/** How many names each answer keeps: "keep the earlier 4,833". */
export function keeps(f: Fetch): { earlier: string; later: string } {
  return { earlier: kept('earlier', f.k - f.low), later: kept('later', f.high - f.k) };
}

function kept(side: string, names: number): string {
  return names === 0 ? 'then nothing is left' : `keep the ${side} ${count(names)}`;
}
