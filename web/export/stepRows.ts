// A lookup as rows: what the text formats share. Pure.

import type { Fetch, StepKind, Trace } from '../wire/answers.ts';
import { verdictOf } from '../model/steps.ts';

/** Verdicts of a probe or a look back, in the page's words. */
export function verdict(f: Fetch): string {
  return verdictOf(f).short;
}

/** Names still possible after a fetch: the hit leaves one, and so does every look back. */
export function leftAfter(f: Fetch): number {
  return f.walk || f.sign === 0 ? 1 : Math.max(0, f.leftHigh - f.leftLow + 1);
}

/** Names still possible before it. */
export function leftBefore(f: Fetch): number {
  return f.walk ? 1 : f.high - f.low + 1;
}

export interface StepSpan {
  /** From 1. */
  readonly number: number;
  readonly kind: StepKind;
  readonly fetch: number;
  /** The step is the last of its fetch: the comparison is made. */
  readonly closes: boolean;
  readonly bytesFrom: number;
  readonly bytesTo: number;
}

/** Every micro-step of the binary search, with the bytes it begins at. */
export function stepSpans(trace: Trace): StepSpan[] {
  return trace.steps.map((step, i) => ({
    number: i + 1,
    kind: step.kind,
    fetch: step.fetch,
    closes: trace.steps[i + 1]?.fetch !== step.fetch,
    bytesFrom: trace.steps[i - 1]?.bytesTo ?? 0,
    bytesTo: step.bytesTo,
  }));
}
