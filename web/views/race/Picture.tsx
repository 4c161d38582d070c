// The picture on the page: five canvases over each other, drawn once a frame when something changed and the
// picture can be seen, and what a person does on them.

import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { drawer } from '../../paint/draw.ts';
import type { Layout } from '../../paint/layout.ts';
import { seqAt } from '../../paint/layout.ts';
import { motionOf } from '../../paint/motion.ts';
import { pointAt } from '../../paint/point.ts';
import { sentence } from '../../model/narrate.ts';
import type { Ink } from '../../paint/surface.ts';
import type { Session } from '../../session/session.ts';
import type { ComponentChildren } from 'preact';
import { fetchEnd } from '../../model/timeline.ts';

/** Name under which each drawing is measured. */
const DRAW = 'kallscope:draw';

/** Draws once in the next frame, however often it is asked. While the picture is not on screen it waits. */
interface Invalidator {
  invalidate(): void;
  stop(): void;
}

function invalidator(element: Element, draw: () => void): Invalidator {
  let frame = 0;
  let seen = true;
  let due = false;
  const run = (): void => {
    frame = 0;
    due = false;
    draw();
  };
  const invalidate = (): void => {
    due = true;
    if (seen && frame === 0) frame = requestAnimationFrame(run);
  };
  const watch = new IntersectionObserver((entries) => {
    seen = entries[entries.length - 1]!.isIntersecting;
    if (seen && due) invalidate();
  });
  watch.observe(element);
  return {
    invalidate,
    stop: () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}

interface PictureProps {
  readonly layout: Layout;
  /** What lies over it. */
  readonly children?: ComponentChildren;
}

export function Picture({ layout, children }: PictureProps) {
  const session = useSession();
  const { ink } = useSession().world.surface;
  const { now, hover, cursor, asked } = session.state;
  const { drawStill } = session.player;
  const { pointer } = session;
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLCanvasElement>(null);
  const axes = useRef<HTMLCanvasElement>(null);
  const dots = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<{ layout: Layout; invalidate: () => void }>({ layout, invalidate: () => {} });
  drawing.current.layout = layout;

  useEffect(() => {
    const draw = drawer({
      field: field.current!,
      axes: axes.current!,
      dots: dots.current!,
      front: front.current!,
      over: over.current!,
    });
    const frames = invalidator(box.current!, () => drawNow(session, draw, drawing.current.layout, ink.peek()));
    drawing.current.invalidate = frames.invalidate;
    frames.invalidate();
    return () => frames.stop();
  }, []);
  useEffect(() => drawing.current.invalidate(), [layout]);
  useSignalEffect(() => {
    void [now.value, ink.value, hover.value, cursor.value, asked.value, drawStill()];
    drawing.current.invalidate();
  });

  return (
    <div
      ref={box}
      class="picture"
      style={{ height: `${layout.height * layout.unit}px` }}
      onPointerMove={(e) => point(session, e, layout)}
      onPointerLeave={() => {
        pointer.probe(-1);
        pointer.symbol(-1);
      }}
      onClick={(e) => press(session, e, layout)}
    >
      <canvas ref={field} class="picture-field" aria-hidden="true" />
      <canvas ref={axes} class="picture-axes" aria-hidden="true" />
      <canvas ref={dots} class="picture-dots" aria-hidden="true" />
      <canvas ref={front} class="picture-front" aria-hidden="true" />
      <canvas
        ref={over}
        class="picture-over"
        role="img"
        aria-label="All symbols in address order, linked to the name-order index and its halving intervals"
        aria-describedby="picture-text"
      />
      {children}
      <PictureText />
    </div>
  );
}

function drawNow({ state, player }: Session, draw: ReturnType<typeof drawer>, layout: Layout, ink: Ink): void {
  const { now, trace, tables, hover, cursor, asked } = state;
  const scene = now.peek();
  const t = trace.peek();
  const all = tables.peek();
  if (!scene || !t || !all || layout.numSyms !== all.numSyms) return;
  const start = performance.now();
  draw({
    tables: all,
    trace: t,
    scene,
    layout,
    ink,
    hover: hover.peek(),
    cursor: cursor.peek(),
    asking: asked.peek() !== undefined,
    motion: motionOf(t, scene, player.drawStill()),
  });
  record(start);
}

/** Most measures that are kept, since the browser keeps every one: enough for a few races. */
const MOST_RECORDED = 8000;
let recorded = 0;

function record(start: number): void {
  if (++recorded > MOST_RECORDED) {
    performance.clearMeasures(DRAW);
    recorded = 0;
  }
  performance.measure(DRAW, { start, end: performance.now() });
}

/** The picture in words. */
function PictureText() {
  const { now, trace } = useSession().state;
  const s = now.value;
  const t = trace.value;
  return (
    <p id="picture-text" class="unseen">
      {s && t ? sentence(t, s) : ''}
    </p>
  );
}

function place(e: PointerEvent | MouseEvent, { unit }: Layout): { x: number; y: number } {
  const box = (e.currentTarget as Element).getBoundingClientRect();
  return { x: (e.clientX - box.left) / unit, y: (e.clientY - box.top) / unit };
}

function point({ state, pointer }: Session, e: PointerEvent, l: Layout): void {
  const { trace, now, hover } = state;
  const t = trace.peek();
  const s = now.peek();
  if (!t || !s) return;
  const { x, y } = place(e, l);
  pointer.probe(pointAt(l, t, s, x, y));
  pointer.symbol(e.pointerType === 'mouse' && hover.peek() < 0 ? seqAt(l, x, y) : -1);
}

function press({ state, player }: Session, e: MouseEvent, l: Layout): void {
  const { trace, now, mode } = state;
  const t = trace.peek();
  const s = now.peek();
  if (!t || !s) return;
  const { x, y } = place(e, l);
  const fetch = pointAt(l, t, s, x, y);
  if (fetch >= 0) player.seek(fetchEnd(t, mode.peek(), fetch));
}
