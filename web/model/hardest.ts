// Why the hardest name is hard, in one sentence, from columns the page has. Pure.

import type { Tables, Trace } from '../wire/answers.ts';
import { count, plural } from './text.ts';
import { ratio } from './figures.ts';

/**
 * Bytes that one fetch reads (SPEC 16): 3 of seqs_of_names, 4 of the marker, one for each record skipped, and the
 * record expanded.
 */
function fetchBytes(tables: Tables, k: number): number {
  const seq = tables.seq(k) ?? 0;
  return 3 + 4 + (seq & 255) + tables.linearBytes(seq + 1) - tables.linearBytes(seq);
}

/**
 * Mean bytes of a binary search over all names. Every name of an interval pays for the probe of its middle, and each hit for one
 * look back. Two-byte lengths and the longer looks back of equal names are left out, so the result is approximate.
 */
export function averageSearchBytes(tables: Tables): number {
  const n = tables.numSyms;
  if (n === 0) return 0;
  let total = 0;
  const stack: number[] = [0, n - 1];
  while (stack.length > 0) {
    const high = stack.pop()!;
    const low = stack.pop()!;
    if (low > high) continue;
    const mid = low + ((high - low) >> 1);
    total += fetchBytes(tables, mid) * (high - low + 1);
    if (mid > 0) total += fetchBytes(tables, mid - 1);
    stack.push(low, mid - 1, mid + 1, high);
  }
  return total / n;
}

/** How many entries lie before one in its block of 256, on average. */
export function averageSkipped(numSyms: number): number {
  const rest = numSyms & 255;
  const inFull = (numSyms - rest) * 127.5;
  return numSyms > 0 ? (inFull + (rest * (rest - 1)) / 2) / numSyms : 0;
}

export function whyHardest(tables: Tables, t: Trace): string {
  const average = averageSearchBytes(tables);
  const skipped = t.fetches.reduce((sum, f) => sum + f.skipped, 0);
  return (
    `No other unique name costs more to find: ${count(t.binaryBytes)} bytes of table, ${ratio(t.binaryBytes / average)} times the average of about ` +
    `${count(average)}. Its search steps over ${plural(skipped, 'entry', 'entries')} inside blocks, ${count(skipped / t.fetches.length)} at a time where the average is ${count(averageSkipped(tables.numSyms))}.`
  );
}

export function whyLast(t: Trace): string {
  return `The last unique name in memory: the scan opens ${plural(t.linearExpanded, 'name')} to find it, more than for any other unique name; the index does not care where it lies.`;
}
