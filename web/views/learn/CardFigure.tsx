// A card's figure: one canvas that the card's painter fills, its controls over it, and the same as a table.

import { useSignal, useSignalEffect } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Twin } from '../../model/learn/card.ts';
import type { CardPicture, Plate } from '../../paint/learn/plate.ts';
import { FigureTable } from '../../kit/FigureTable.tsx';
import { fitCanvas, readUnit } from '../../paint/surface.ts';
import { useSession } from '../../session/context.ts';
import type { AnyCard } from './cards.ts';

/** The truth is drawn from left to right in this time, in ms. */
const REVEAL = 600;
const NARROW_BELOW = 560;

interface Props {
  readonly card: AnyCard;
  readonly title: string;
  /** What the figure says, for those who do not see it. */
  readonly sentence: string;
  readonly picture: Omit<CardPicture<unknown, unknown>, 'reveal'>;
  readonly twin: Twin;
  readonly asTable: Signal<boolean>;
  readonly children: (plate: Plate) => ComponentChildren;
}

export function CardFigure({ card, title, sentence, picture, twin, asTable, children }: Props) {
  const { world } = useSession();
  const { ink, dpr } = world.surface;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plate = useSignal<Plate | undefined>(undefined);
  /** CSS pixels of a unit: type and lines grow with the page's, as far as the figure's height lets them. */
  const unit = useRef(1);
  const reveal = useReveal(picture.shown);
  /** The picture as last rendered, for frames in between. */
  const now = useRef(picture);
  now.current = picture;

  useLayoutEffect(() => {
    const measure = (): void => {
      const { width, height } = box.current!.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      const u = Math.max(1, Math.min(readUnit(), height / card.phoneHeight));
      unit.current = u;
      plate.value = { w: width / u, h: height / u, narrow: width / u < NARROW_BELOW };
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    measure();
    return () => watch.disconnect();
  }, []);
  const paint = (): void => {
    const size = plate.value;
    if (!canvas.current || !size) return;
    const c = fitCanvas(canvas.current, size.w, size.h, dpr.value * unit.current, unit.current);
    if (!c) return;
    c.clearRect(0, 0, size.w, size.h);
    const pen = { c, ink: ink.value, ground: ink.value.css.panel, taken: [] };
    card.paint(pen, size, { ...now.current, reveal: reveal.value });
  };
  useSignalEffect(paint);
  useLayoutEffect(paint, [card, picture.truth, picture.guess, picture.shown, picture.tried, picture.labels]);

  return (
    <section class="panel learn-figure" aria-label={title}>
      <div class="learn-figure-head">
        <h2>{title}</h2>
        <button
          type="button"
          class="btn quiet"
          aria-expanded={asTable.value}
          onClick={() => {
            asTable.value = !asTable.value;
          }}
        >
          As a table
        </button>
      </div>
      <div ref={box} class="learn-plate" style={{ '--phone-height': `${card.phoneHeight}px` }}>
        <canvas ref={canvas} role="img" aria-label={sentence} />
        {plate.value && (
          <div class="learn-over" style={overStyle(plate.value, unit.current)}>
            {children(plate.value)}
          </div>
        )}
      </div>
      {asTable.value && <TwinTable twin={twin} title={title} />}
    </section>
  );
}

/** What lies over the figure has its units. */
function overStyle({ w, h }: Plate, unit: number) {
  return { width: `${w}px`, height: `${h}px`, ...(unit > 1 && { transform: `scale(${unit})` }) };
}

/** 0 until the truth is shown, then up to 1; at once where people want no movement, or find it already shown. */
function useReveal(shown: boolean): Signal<number> {
  const { world } = useSession();
  const reveal = useSignal(shown ? 1 : 0);
  useEffect(() => {
    if (!shown || reveal.peek() === 1 || world.around.prefersStill()) {
      reveal.value = shown ? 1 : 0;
      return undefined;
    }
    const start = world.clock.now();
    let stop = (): void => {};
    const step = (): void => {
      reveal.value = Math.min(1, (world.clock.now() - start) / REVEAL);
      if (reveal.value < 1) stop = world.clock.nextFrame(step);
    };
    step();
    return () => stop();
  }, [shown]);
  return reveal;
}

function TwinTable({ twin, title }: { readonly twin: Twin; readonly title: string }) {
  return (
    <div class="learn-twin" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
      <FigureTable {...twin} />
    </div>
  );
}
