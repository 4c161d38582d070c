// What the person has chosen for their exports, and the figure that makes of the page's state.

import { computed, signal } from '@preact/signals';
import { dpr } from '../paint/surface.ts';
import { end } from '../model/timeline.ts';
import { mode, range, source, tables, trace } from '../session/store.ts';
import type { Range } from '../session/store.ts';
import { RATES, wholeRange } from './clip.ts';
import type { Rate } from './clip.ts';
import { figureAround, figureFor } from './figure.ts';
import type { Figure, Subject } from './figure.ts';
import type { InkChoice } from './inks.ts';

export type SizeChoice = 'screen' | 'slide' | 'document';

export const SIZE_WORDS = {
  screen: 'As on screen',
  slide: 'Slide, 1280 × 720',
  document: 'Document, 800 × 760',
} as const satisfies Record<SizeChoice, string>;

const PIXELS = { slide: { width: 1280, height: 720 }, document: { width: 800, height: 760 } } as const;

export const size = signal<SizeChoice>('screen');
export const scale = signal<1 | 2>(dpr.peek() > 1 ? 2 : 1);
export const colours = signal<InkChoice>('page');

export const rate = signal<Rate>(RATES[1]);
export const speed = signal(1);
export const loop = signal(true);

/** The picture on the page, while it is there. */
export function picture(): { readonly width: number; readonly height: number; readonly narrow: boolean } | undefined {
  const box = document.querySelector('.picture');
  return box
    ? { width: box.clientWidth, height: box.clientHeight, narrow: box.closest('.narrow') !== null }
    : undefined;
}

export const subject = computed<Subject | undefined>(() => {
  const all = tables.value;
  const t = trace.value;
  return all && t ? { tables: all, trace: t, mode: mode.value, map: source.value?.name ?? 'no map' } : undefined;
});

/** The figure as chosen; without a picture on the page there is no size of it, and the slide stands in. */
export function figureOf(s: Subject): Figure {
  const onPage = size.value === 'screen' ? picture() : undefined;
  if (onPage) return figureAround(onPage, scale.value, s);
  return figureFor(
    { ...PIXELS[size.value === 'document' ? 'document' : 'slide'], narrow: false, scale: scale.value },
    s,
  );
}

const chosenRange = signal<(Range & { readonly of: Subject; readonly marked: Range | undefined }) | undefined>(
  undefined,
);

/** The range as chosen here for this lookup, else the one marked for playing, else the whole binary search. */
export function rangeOf(s: Subject): Range {
  const own = chosenRange.value;
  if (own?.of === s && own.marked === range.value) return own;
  const last = end(s.trace, s.mode);
  const { from, to } = range.value ?? wholeRange(s.trace, s.mode);
  return { from: Math.min(from, last), to: Math.min(to, last) };
}

export function chooseRange(of: Subject, from: number, to: number): void {
  chosenRange.value = { of, marked: range.peek(), from: Math.min(from, to), to: Math.max(from, to) };
}
