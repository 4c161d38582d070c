// What the person has chosen for exports, and the figure of the moment on screen with these choices.

import { computed, signal } from '@preact/signals';
import { RATES, wholeRange } from '../export/clip.ts';
import type { Rate } from '../export/clip.ts';
import { figureAround, figureFor } from '../export/figure.ts';
import type { Figure, PageFigure, Subject } from '../export/figure.ts';
import { inkOf } from '../export/inks.ts';
import type { InkChoice } from '../export/inks.ts';
import type { Range } from '../model/clock.ts';
import { end } from '../model/timeline.ts';
import type { Ink } from '../paint/surface.ts';
import type { Session } from './session.ts';

export type SizeChoice = 'screen' | 'slide' | 'document';

const PIXELS = { slide: { width: 1280, height: 720 }, document: { width: 800, height: 760 } } as const;

interface ChosenRange extends Range {
  readonly of: Subject;
  /**
   * The range that was marked for playing when this one was chosen. Marking another range since then replaces the
   * choice.
   */
  readonly marked: Range | undefined;
}

export type ExportChoices = ReturnType<typeof createExportChoices>;

export function createExportChoices({ state, world }: Session) {
  const { tables, trace, mode, source, range } = state;
  const { surface } = world;
  const size = signal<SizeChoice>('screen');
  const scale = signal<1 | 2>(surface.dpr.peek() > 1 ? 2 : 1);
  const colours = signal<InkChoice>('page');
  const chosen = signal<ChosenRange | undefined>(undefined);
  return {
    size,
    scale,
    colours,
    rate: signal<Rate>(RATES[1]),
    speed: signal(1),
    loop: signal(true),

    /** What a figure is of; undefined before there is a lookup. */
    subject: computed<Subject | undefined>(() => {
      const all = tables.value;
      const t = trace.value;
      return all && t ? { tables: all, trace: t, mode: mode.value, map: source.value?.name ?? 'no map' } : undefined;
    }),

    ink: (): Ink => inkOf(colours.value, surface.ink.value),

    /**
     * The figure as chosen. `onPage` is the picture on the page; without it, the size "as on screen" is unknown and the
     * slide is used.
     */
    figureOf(s: Subject, onPage: PageFigure | undefined): Figure {
      if (size.value === 'screen' && onPage) return figureAround(onPage, scale.value, s);
      const pixels = PIXELS[size.value === 'document' ? 'document' : 'slide'];
      return figureFor({ ...pixels, narrow: false, scale: scale.value }, s);
    },

    /** The range chosen here for this lookup, else the one marked for playing, else the whole binary search. */
    rangeOf(s: Subject): Range {
      const own = chosen.value;
      if (own?.of === s && own.marked === range.value) return own;
      const last = end(s.trace, s.mode);
      const { from, to } = range.value ?? wholeRange(s.trace, s.mode);
      return { from: Math.min(from, last), to: Math.min(to, last) };
    },

    chooseRange(of: Subject, from: number, to: number): void {
      chosen.value = { of, marked: range.peek(), from: Math.min(from, to), to: Math.max(from, to) };
    },
  };
}
