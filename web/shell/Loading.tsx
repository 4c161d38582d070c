// A load under way: its phase in words, how far it is, and a way out. The map on screen stays usable meanwhile.

import { giveUp } from '../actions.ts';
import type { Phase, Progress } from '../protocol.ts';
import { loading } from '../store.ts';
import { count } from '../race/text.ts';
import { size } from './text.ts';

const WORDS: Readonly<Record<Phase, string>> = {
  read: 'reading the file',
  parse: 'parsing lines',
  sort: 'sorting by address',
  train: 'training tokens',
  index: 'sorting by name',
  encode: 'writing the tables',
  send: 'handing them over',
};

/** Where each phase begins on the bar, in percent; shares are those of a whole distribution kernel. */
const FROM: Readonly<Record<Phase, number>> = { read: 0, parse: 8, sort: 22, train: 32, index: 72, encode: 86, send: 96 };
const ORDER: readonly Phase[] = ['read', 'parse', 'sort', 'train', 'index', 'encode', 'send'];

/** How full the bar is, in percent. */
export function filled(progress: Progress | undefined): number {
  if (!progress) return 0;
  const from = FROM[progress.phase];
  const next = ORDER[ORDER.indexOf(progress.phase) + 1];
  const to = next ? FROM[next] : 100;
  const part = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return from + (to - from) * part;
}

export function phaseWords(progress: Progress | undefined): string {
  if (!progress) return 'starting';
  const { phase, done, total } = progress;
  const words = WORDS[phase];
  if (done <= 0 && total <= 0) return words;
  const show = phase === 'read' ? size : count;
  return total > 0 ? `${words}, ${show(done)} of ${show(total)}` : `${words}, ${show(done)}`;
}

export function Loading() {
  const load = loading.value;
  if (!load) return null;
  const percent = Math.round(filled(load.progress));
  const words = phaseWords(load.progress);
  return (
    <div class="loading">
      <div class="loading-bar" role="progressbar" aria-label="Loading" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={words}>
        <div class="loading-fill" style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <p class="loading-words clip"><b class="name">{load.name}</b> <span>{words}</span></p>
      <button type="button" class="btn" onClick={giveUp}>Cancel</button>
    </div>
  );
}
