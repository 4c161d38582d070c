// How far each movement of the current probe is. It follows from the position alone, so that any frame can be drawn
// again.

import type { Trace } from '../wire/answers.ts';
import type { Scene } from '../model/scene.ts';

export interface Motion {
  /** The link grows from the strip to the field while seqs_of_names is read. */
  readonly grow: number;
  /** The half that is ruled out fades with the last byte of the probe. */
  readonly fall: number;
}

function easeOut(t: number): number {
  return 1 - (1 - t) * (1 - t);
}

/** still: end states only, for reduced motion and fast playing. */
export function motionOf(trace: Trace, s: Scene, still: boolean): Motion {
  const b = s.binary;
  if (!b.current) return { grow: 0, fall: 0 };
  if (still) return { grow: 1, fall: b.verdict ? 1 : 0 };
  const step = trace.steps[b.step];
  const lastByte = b.kind === 'expand' && step ? Math.max(0, 1 - (step.bytesTo - b.bytes)) : 0;
  return {
    grow: b.kind === 'seq' ? easeOut(b.fraction) : 1,
    fall: b.verdict ? 1 : easeOut(lastByte),
  };
}
