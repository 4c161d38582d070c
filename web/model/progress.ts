// How far a load is, in percent and in words. Pure.

import type { Phase, Progress } from '../wire/protocol.ts';
import { size } from './format.ts';

/**
 * Where each phase begins and ends on the bar, in percent as measured with a whole distribution kernel, which step it is
 * of how many, and its words. A map has seven steps, a kernel five; while a file is read, it may be either.
 */
const PHASES: readonly (readonly [phase: Phase, from: number, to: number, step: string, words: string])[] = [
  ['read', 0, 8, '1', 'reading the file'],
  ['parse', 8, 22, '2 of 7', 'reading its lines'],
  ['sort', 22, 32, '3 of 7', 'ordering by address'],
  ['index', 32, 46, '4 of 7', 'ordering by name'],
  ['train', 46, 86, '5 of 7', 'finding the pieces that names share'],
  ['encode', 86, 96, '6 of 7', 'writing the tables'],
  ['unpack', 8, 60, '2 of 5', 'unpacking the kernel'],
  ['find', 60, 80, '3 of 5', 'finding its tables'],
  ['check', 80, 96, '4 of 5', 'checking them'],
  ['send', 96, 100, 'last', 'handing them over'],
];

/** How full the bar is, in percent. A download fills a bar of its own: its share of the whole time is not known. */
export function filled(progress: Progress | undefined): number {
  if (!progress) return 0;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  if (progress.phase === 'fetch') return 100 * part;
  const [, from, to] = PHASES.find(([phase]) => phase === progress.phase)!;
  return from + (to - from) * part;
}

/** "finding the pieces that names share": of work that is no load. */
export function workWords(progress: Progress | undefined): string {
  return PHASES.find(([phase]) => phase === progress?.phase)?.[4] ?? 'starting';
}

/** "step 5 of 7, finding the pieces that names share"; of a download "fetching 300 kB of 1.20 MB". */
export function phaseWords(progress: Progress | undefined): string {
  if (!progress) return 'starting';
  const { phase, done, total } = progress;
  const known = PHASES.find(([name]) => name === phase);
  if (!known) return total > 1 ? `fetching ${size(done)} of ${size(total)}` : 'fetching the map';
  const [, , , step, words] = known;
  return step === 'last' ? `last step, ${words}` : `step ${step}, ${words}`;
}
