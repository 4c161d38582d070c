// The ratios of the score, where they lie on a log axis, and where each search wins. Pure.

import type { Tables, Timing, Trace } from '../wire/answers.ts';
import { count, plural } from './text.ts';
import { ratio } from './figures.ts';

/**
 * The kernel's own measurement, averaged over all symbols, in ns (CONFIG_KALLSYMS_SELFTEST before and after the
 * change).
 */
export const KERNEL_BEFORE_NS = 5_206_926;
export const KERNEL_AFTER_NS = 7_272;

/** 715.0 as the change announced it: (before - after) / after. */
export const KERNEL_RATIO = (KERNEL_BEFORE_NS - KERNEL_AFTER_NS) / KERNEL_AFTER_NS;

export interface LogAxis {
  /** Powers of ten at both ends. */
  readonly from: number;
  readonly to: number;
  /** 0 at the left end, 1 at the right. */
  readonly at: (value: number) => number;
}

/** Whole decades around all values, 1 to 1,000 at least. */
export function logAxis(values: readonly number[]): LogAxis {
  const logs = values.filter((v) => v > 0 && Number.isFinite(v)).map(Math.log10);
  const from = Math.floor(Math.min(0, ...logs));
  const to = Math.ceil(Math.max(3, ...logs));
  return { from, to, at: (v) => Math.max(0, Math.min(1, (Math.log10(v) - from) / (to - from))) };
}

/** Linear time over binary time, undefined when either was too quick to measure. */
export function timeRatio(t: Timing): number | undefined {
  return t.linearTimes > 0 && t.binaryTimes > 0 && t.binaryNs > 0 ? t.linearNs / t.binaryNs : undefined;
}

/** For which names linear wins, judged by the bytes of this lookup. */
export function winsInBytes(tables: Tables, t: Trace): string {
  const first = Math.min(tables.linearAt(t.binaryBytes), t.numSyms);
  if (t.linearBytes < t.binaryBytes) {
    return (
      `Here linear wins in bytes: ${count(t.linearBytes)} against ${count(t.binaryBytes)}.` +
      (t.found ? ` Position ${count(t.seq)} is near enough to the start.` : '')
    );
  }
  if (first === 0) return 'In bytes linear would not win even for the very first name.';
  const own = t.found ? `, up to position ${count(first - 1)}; this is ${count(t.seq)}` : '';
  return `In bytes, linear wins among the first ${plural(first, 'name')} only${own}.`;
}

/** For which names linear wins, judged by the time both searches took here. */
export function winsInTime(timing: Timing, t: Trace): string {
  const r = timeRatio(timing);
  if (r === undefined || t.linearExpanded === 0) return '';
  if (r < 1) return `In time, linear wins here: ${ratio(1 / r)} times faster.`;
  const first = Math.floor(timing.binaryNs / (timing.linearNs / t.linearExpanded));
  return first < 1
    ? 'In this browser the binary search is quicker from the first name on.'
    : `In this browser, scanning is quicker for about the first ${plural(first, 'name')} in memory.`;
}
