// Canvases to paint figures on, and what becomes of them: a PNG, an SVG, pixels for a moving picture.

import { fieldPainter, possibleIn } from '../paint/field.ts';
import { scene } from '../model/scene.ts';
import type { Scene } from '../model/scene.ts';
import type { Ink } from '../paint/surface.ts';
import { visible } from '../model/text.ts';
import { caption, lanes, paintFigure } from './figure.ts';
import type { Figure, Subject } from './figure.ts';
import { fileId } from './fileNames.ts';
import { svgBrush } from './svg.ts';

export interface Easel {
  readonly canvas: HTMLCanvasElement;
  /** Paints the figure at that position. It covers all that was there. */
  paint(position: number): void;
  /** Red, green, blue and alpha of some rows' pixels. */
  rows(from: number, count: number): Uint8ClampedArray;
}

/** A canvas of the figure's size times its scale. `read`: its pixels will be asked for again and again. */
export function easel(
  f: Figure,
  subject: Subject,
  ink: Ink,
  options: { readonly still?: boolean; readonly read?: boolean } = {},
): Easel {
  const canvas = document.createElement('canvas');
  canvas.width = f.width * f.scale;
  canvas.height = f.height * f.scale;
  // The canvas keeps its alpha channel: on an opaque one, letters may get coloured edges that fit this screen only.
  const c = canvas.getContext('2d', { willReadFrequently: options.read ?? false });
  if (!c) throw new Error(`This browser has no canvas of ${canvas.width} × ${canvas.height} pixels.`);
  c.scale(f.scale, f.scale);
  const field = fieldCanvas(f, subject, ink);
  return {
    canvas,
    paint: (position) => paintFigure(c, f, subject, position, { ink, field, still: options.still ?? false }),
    rows: (from, count) => c.getImageData(0, from, canvas.width, count).data,
  };
}

function fieldCanvas(f: Figure, subject: Subject, ink: Ink): (s: Scene) => HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const painter = fieldPainter(canvas, subject.tables, f.layout.cells, ink);
  return (s) => {
    painter.show(s.linear.index, possibleIn(s));
    return canvas;
  };
}

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not write this canvas as PNG.'))),
      'image/png',
    );
  });
}

/** The figure of a position as an SVG document. */
export function svgOf(f: Figure, subject: Subject, ink: Ink, position: number): string {
  const measuring = document.createElement('canvas').getContext('2d');
  if (!measuring) throw new Error('This browser has no canvas to measure text with.');
  const { brush, finish } = svgBrush(f.width, f.height, fileId(subject.trace, subject.mode, position), {
    measure: (font, text) => {
      measuring.font = font;
      return measuring.measureText(text);
    },
    address: (image) => (image as HTMLCanvasElement).toDataURL('image/png'),
  });
  paintFigure(brush, f, subject, position, { ink, field: fieldCanvas(f, subject, ink) });
  return finish(...describeFigure(subject, position));
}

/** Title and description of the figure for those who do not see it. */
export function describeFigure(subject: Subject, position: number): [title: string, description: string] {
  const { tables, trace, mode } = subject;
  const s = scene(tables, trace, mode, position);
  const counts = lanes(s)
    .map((lane) => `${lane.name}: ${lane.cells.join(', ')}.`)
    .join(' ');
  return [`${visible(trace.query)}: linear scan against binary search`, `${caption(trace, s)} ${counts}`];
}
