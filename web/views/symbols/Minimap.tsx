// The field of all symbols beside the list: what the filter keeps and where the list is. It scrolls the list.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { clip } from '../../model/format.ts';
import { sortOf } from '../../model/symbols/filter.ts';
import { fieldSentence, nearest, nextMatch, placeWords, symbolAt } from '../../model/symbols/minimap.ts';
import { count, visible } from '../../model/text.ts';
import { mapShape, paintMapMarks, paintMinimap } from '../../paint/symbols/minimap.ts';
import { fitCanvas } from '../../paint/surface.ts';
import { useSession } from '../../session/context.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

/** Room in CSS pixels for the areas' names at the left and for marks at the right; names need a wide field. */
const LEFT = 24;
const RIGHT = 9;
const WIDE_FROM = 150;
/** Page Up and Page Down pass this part of all symbols. */
const PAGE = 20;

export function Minimap(props: Props) {
  const { tables, matches } = props;
  const all = matches.seqs.length === tables.numSyms;
  return (
    <section class="panel sym-map" aria-label="All symbols">
      <h2>All {count(tables.numSyms)}</h2>
      <p>{all ? 'A pixel each, in address order.' : `In address order; marked: ${fieldSentence(tables, matches)}`}</p>
      <Field {...props} />
    </section>
  );
}

function Field({ symbols, tables, matches }: Props) {
  const { state, world } = useSession();
  const { ink, dpr } = world.surface;
  const { chosen, sort } = state;
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const room = useSignal<{ readonly w: number; readonly h: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const measure = (): void => {
      const { clientWidth: w, clientHeight: h } = box.current!;
      if (w > 20 && h > 20 && (room.peek()?.w !== w || room.peek()?.h !== h)) room.value = { w, h };
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    measure();
    return () => watch.disconnect();
  }, []);
  const { w = 0, h = 0 } = room.value ?? {};
  const ratio = dpr.value;
  const left = w >= WIDE_FROM ? LEFT : 0;
  const fieldW = Math.max(1, w - left - RIGHT);
  const shape = mapShape(tables.numSyms, fieldW * ratio, Math.max(1, h) * ratio);
  const fieldH = shape.heightDevice / ratio;
  const { seqs } = matches;
  const palette = ink.value;

  useLayoutEffect(() => {
    if (!room.value || tables.numSyms === 0) return;
    paintMinimap(field.current!, tables, shape, palette, seqs.length === tables.numSyms ? undefined : seqs);
  }, [tables, seqs, shape.across, shape.down, palette]);
  const shown = symbols.shown.value;
  const card = symbols.card.value;
  const at = chosen.value;
  useLayoutEffect(() => {
    const c = room.value && fitCanvas(marks.current!, w, h, ratio, 1);
    if (!c) return;
    c.clearRect(0, 0, w, h);
    paintMapMarks(
      { c, ink: palette, ground: palette.css.panel, taken: [] },
      {
        shape,
        x: left,
        w: fieldW,
        h: fieldH,
        areas: tables.areas,
        numSyms: tables.numSyms,
        shown,
        byAddress: !matches.grouped && sortOf(sort.value).by === 0,
        chosen: at,
        label: left > 0 && at >= 0 ? clip(visible(tables.name(at) ?? ''), 24) : '',
        copies: card && card.seq === at && card.copies.length > 1 ? card.copies.map((copy) => copy.seq) : [],
      },
    );
  });

  const first = shown[0] ?? 0;
  const reach = (e: PointerEvent): void => {
    const { left: x, top: y } = field.current!.getBoundingClientRect();
    const seq = symbolAt(shape, tables.numSyms, (e.clientX - x) / fieldW, (e.clientY - y) / fieldH);
    symbols.showMatch(nearest(seqs, seq));
  };
  const onKeyDown = (e: KeyboardEvent): void => {
    const by = Math.ceil(tables.numSyms / PAGE);
    const from = seqs[symbols.asked.value?.at ?? -1] ?? first;
    const to: Readonly<Record<string, () => number>> = {
      ArrowDown: () => nextMatch(seqs, from, 1),
      ArrowRight: () => nextMatch(seqs, from, 1),
      ArrowUp: () => nextMatch(seqs, from, -1),
      ArrowLeft: () => nextMatch(seqs, from, -1),
      PageDown: () => nearest(seqs, from + by),
      PageUp: () => nearest(seqs, from - by),
      Home: () => nearest(seqs, 0),
      End: () => nearest(seqs, tables.numSyms),
    };
    const act = to[e.key];
    if (!act) return;
    e.preventDefault();
    symbols.showMatch(act());
  };
  const now = seqs[symbols.asked.value?.at ?? -1] ?? first;
  return (
    <div
      ref={box}
      class="sym-field"
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Where the list is among all symbols"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, tables.numSyms - 1)}
      aria-valuenow={now}
      aria-valuetext={placeWords(tables, now, seqs.length)}
      onKeyDown={onKeyDown}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        reach(e);
      }}
      onPointerMove={(e) => {
        if (e.buttons & 1) reach(e);
      }}
    >
      <canvas
        ref={field}
        aria-hidden="true"
        style={{ left: `${left}px`, width: `${fieldW}px`, height: `${fieldH}px` }}
      />
      <canvas ref={marks} aria-hidden="true" />
    </div>
  );
}
