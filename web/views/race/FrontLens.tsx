// The sweep front, magnified, with the tick it must reach before the binary search is done.

import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { lensFor } from '../../model/lens.ts';
import type { Lens } from '../../model/lens.ts';
import { fitCanvas } from '../../paint/surface.ts';
import type { Ink } from '../../paint/surface.ts';
import { count } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createReadable } from '../../session/readable.ts';

export function FrontLens({ width }: { readonly width: number }) {
  const { now } = useSession().state;
  const readable = usePart(createReadable);
  const { ink, dpr } = useSession().world.surface;
  const canvas = useRef<HTMLCanvasElement>(null);
  const s = readable.value;
  const whole = now.peek();
  const lens = s && whole ? lensFor(s, whole.numSyms, whole.binary.present) : undefined;
  const cell = lens ? Math.floor((width * 10) / lens.columns) / 10 : 11;
  useSignalEffect(() => {
    const scene = readable.value;
    const colours = ink.value;
    const all = now.peek();
    if (!canvas.current || !scene || !all) return;
    const l = lensFor(scene, all.numSyms, all.binary.present);
    const side = Math.floor((width * 10) / l.columns) / 10;
    const c = fitCanvas(canvas.current, width + 4, l.rows * side + 4, dpr.value);
    if (c) paint(c, l, side, scene.index, colours);
  });
  if (!lens) return null;
  const last = lens.from + Math.max(0, lens.cells - 1);
  return (
    <figure class="lens" style={{ minHeight: `${lens.rows * cell + 40}px` }}>
      <figcaption>
        {lens.from === 0
          ? `Sweep front, magnified: first ${count(lens.cells)} cells`
          : `Magnified: cells ${count(lens.from)} to ${count(last)}`}
      </figcaption>
      <canvas ref={canvas} aria-hidden="true" />
      {lens.mark >= 0 && (
        <p class="lens-note">
          <i aria-hidden="true" />
          {whole?.binary.done ? 'where it was when binary was done' : 'where it will be when binary is done'}
        </p>
      )}
    </figure>
  );
}

function paint(c: CanvasRenderingContext2D, l: Lens, side: number, index: number, ink: Ink): void {
  c.clearRect(0, 0, l.columns * side + 4, l.rows * side + 4);
  const size = side - 1.5;
  for (let i = 0; i < l.cells; i++) {
    const x = 1 + (i % l.columns) * side;
    const y = 2 + Math.floor(i / l.columns) * side;
    const read = l.from + i < index;
    c.globalAlpha = read ? 1 : 0.36;
    c.fillStyle = read ? ink.css['a-fill'] : ink.css.k5;
    c.fillRect(x, y, size, size);
    c.globalAlpha = 1;
    if (i !== l.front) continue;
    c.fillStyle = ink.css.panel;
    c.fillRect(x, y, size, size);
    c.strokeStyle = ink.css['a-fill'];
    c.lineWidth = 1.75;
    c.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  }
  if (l.mark < 0) return;
  c.fillStyle = ink.css['b-fill'];
  c.fillRect((l.mark % l.columns) * side, 1 + Math.floor(l.mark / l.columns) * side, 2.5, side + 1);
}
