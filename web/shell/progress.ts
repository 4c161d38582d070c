// How far a load is, in percent and in words. Pure.

import type { Phase, Progress } from '../protocol.ts';
import { count } from '../race/text.ts';
import { size } from './text.ts';

/** In the order of the work: where each phase begins on the bar, in percent as a whole distribution kernel has it, and what it does. */
const PHASES: readonly (readonly [phase: Phase, from: number, words: string])[] = [
  ['read', 0, 'reading the file'],
  ['parse', 8, 'parsing lines'],
  ['sort', 22, 'sorting by address'],
  ['index', 32, 'sorting by name'],
  ['train', 46, 'training tokens'],
  ['encode', 86, 'writing the tables'],
  ['send', 96, 'handing them over'],
];

const FETCHING = 'fetching the shared map';

/** How full the bar is, in percent. How long a download takes beside the work on it nobody knows: it has a bar of its own. */
export function filled(progress: Progress | undefined): number {
  if (!progress) return 0;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  if (progress.phase === 'fetch') return 100 * part;
  const at = PHASES.findIndex(([phase]) => phase === progress.phase);
  const from = PHASES[at]?.[1] ?? 0;
  const to = PHASES[at + 1]?.[1] ?? 100;
  return from + (to - from) * part;
}

/** "parsing lines, 3.2 MB of 9.8 MB"; no figures where there is nothing to count. */
export function phaseWords(progress: Progress | undefined): string {
  if (!progress) return 'starting';
  const { phase, done, total } = progress;
  const words = PHASES.find(([name]) => name === phase)?.[2] ?? FETCHING;
  const show = phase === 'fetch' || phase === 'read' || phase === 'parse' ? size : count;
  return total > 1 ? `${words}, ${show(done)} of ${show(total)}` : words;
}
