// How far a load is, in percent and in words. Pure.

import type { Phase, Progress } from '../wire/protocol.ts';
import { count } from './text.ts';
import { size } from './format.ts';

/**
 * Where each phase begins and ends on the bar, in percent as measured with a whole distribution kernel, and its words.
 */
const PHASES: readonly (readonly [phase: Phase, from: number, to: number, words: string])[] = [
  ['read', 0, 8, 'reading the file'],
  ['parse', 8, 22, 'parsing lines'],
  ['sort', 22, 32, 'sorting by address'],
  ['index', 32, 46, 'sorting by name'],
  ['train', 46, 86, 'training tokens'],
  ['encode', 86, 96, 'writing the tables'],
  ['unpack', 8, 60, 'unpacking the kernel'],
  ['find', 60, 80, 'finding its tables'],
  ['check', 80, 96, 'checking them'],
  ['send', 96, 100, 'handing them over'],
];

const IN_BYTES = new Set<Phase>(['fetch', 'read', 'parse', 'unpack', 'find']);
const FETCHING = 'fetching the shared map';

/** How full the bar is, in percent. A download fills a bar of its own: its share of the whole time is not known. */
export function filled(progress: Progress | undefined): number {
  if (!progress) return 0;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  if (progress.phase === 'fetch') return 100 * part;
  const [, from, to] = PHASES.find(([phase]) => phase === progress.phase)!;
  return from + (to - from) * part;
}

/** "parsing lines, 3.2 MB of 9.8 MB"; no figures where there is nothing to count. */
export function phaseWords(progress: Progress | undefined): string {
  if (!progress) return 'starting';
  const { phase, done, total } = progress;
  const words = PHASES.find(([name]) => name === phase)?.[3] ?? FETCHING;
  const show = IN_BYTES.has(phase) ? size : count;
  return total > 1 ? `${words}, ${show(done)} of ${show(total)}` : words;
}
