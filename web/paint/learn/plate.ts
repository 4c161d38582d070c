// What the figures of the cards share: the area they are painted in, the data they are painted from, and a few shapes.

import type { Labels } from '../../model/learn/text.ts';
import { font, haloText } from '../pen.ts';
import type { Pen } from '../pen.ts';

/** The room of a figure, in CSS pixels. */
export interface Plate {
  readonly w: number;
  readonly h: number;
  /** The layout of a phone: fewer labels, smaller shapes. */
  readonly narrow: boolean;
}

export interface CardPicture<T, G> {
  readonly truth: T;
  /** undefined: none was made, and none is drawn. */
  readonly guess: G | undefined;
  /** Whether the truth is drawn over the guess. */
  readonly shown: boolean;
  /** How much of the truth is drawn, from the left, 0 to 1. */
  readonly reveal: number;
  /** The texts in the figure, as the card's file has them. */
  readonly labels: Labels;
  /** What was tried after the truth was shown: a spacing of markers, a round of training. */
  readonly tried: number;
}

export type CardPainter<T, G> = (pen: Pen, plate: Plate, picture: CardPicture<T, G>) => void;

/** The line of a guess: ink, dashed. */
export function dashed({ c, ink }: Pen, width = 2): void {
  c.strokeStyle = ink.css.ink;
  c.lineWidth = width;
  c.setLineDash([6, 5]);
}

export function solid({ c }: Pen, colour: string, width: number): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.setLineDash([]);
}

/** Paints the part of the truth that has appeared so far: it appears from the left. */
export function revealed({ c }: Pen, { w, h }: Plate, reveal: number, paint: () => void): void {
  if (reveal <= 0) return;
  c.save();
  if (reveal < 1) {
    c.beginPath();
    c.rect(0, 0, w * reveal, h);
    c.clip();
  }
  paint();
  c.restore();
}

interface Words {
  readonly px?: number;
  readonly weight?: number;
  readonly align?: CanvasTextAlign;
  readonly family?: 'sans' | 'mono';
  readonly halo?: boolean;
}

/** Words at a place, on their baseline. Returns their width. */
export function words(pen: Pen, text: string, x: number, y: number, colour: string, how: Words = {}): number {
  const { c } = pen;
  font(pen, how.family ?? 'sans', how.weight ?? 400, how.px ?? 13);
  c.textAlign = how.align ?? 'left';
  if (how.halo) {
    haloText(pen, text, x, y, colour);
  } else {
    c.fillStyle = colour;
    c.fillText(text, x, y);
  }
  const { width } = c.measureText(text);
  c.textAlign = 'left';
  return width;
}

/**
 * The colour of text on a lane's full colour, which is light or bright in both themes: the darker of ink and ground.
 */
export function darker({ ink }: Pen): string {
  const light = (c: 'ink' | 'panel'): number => ink.rgb(c).reduce((sum, x) => sum + x, 0);
  return light('ink') < light('panel') ? ink.css.ink : ink.css.panel;
}
