// What the figures of the cards share: the area they are painted in, the data they are painted from, and a few shapes.

import type { Labels } from '../../model/learn/text.ts';
import { font, haloText, place } from '../pen.ts';
import type { Pen } from '../pen.ts';

/** The room of a figure, in units: a unit is a CSS pixel where a rem has 16 of them, and grows with the page's type. */
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

export type PlatePoint = readonly [x: number, y: number];

/** Notes where a line runs, for labels to keep off it. */
export function occupyLine({ taken }: Pen, points: readonly PlatePoint[]): void {
  const step = 8;
  points.forEach(([toX, toY], i) => {
    const [fromX, fromY] = points[Math.max(0, i - 1)]!;
    const parts = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / step));
    for (let k = 1; k <= parts; k++) {
      const [x, y] = [fromX + ((toX - fromX) * k) / parts, fromY + ((toY - fromY) * k) / parts];
      taken.push({ x: x - step / 2, y: y - step / 2, w: step, h: step });
    }
  });
}

/** Notes a dot, for labels to keep off it. */
export function occupyDot({ taken }: Pen, [x, y]: PlatePoint, size: number): void {
  taken.push({ x: x - size, y: y - size, w: 2 * size, h: 2 * size });
}

/** Room that a label keeps to others, in pixels. */
const APART = 4;

/**
 * A label at the first of its places where it covers nothing that is noted, or where it covers least. Places are upper left corners,
 * from the label's width and height.
 */
export function label(
  pen: Pen,
  plate: Plate,
  text: string,
  places: (w: number, h: number) => readonly PlatePoint[],
  colour: string,
  how: Words = {},
): void {
  if (text === '') return;
  const px = how.px ?? 13;
  font(pen, how.family ?? 'sans', how.weight ?? 400, px);
  const [w, h] = [pen.c.measureText(text).width, px * 1.2];
  const box = place(pen, { x: 0, y: 0, w: plate.w, h: plate.h }, w, h, places(w, h));
  pen.taken.push({ x: box.x - APART, y: box.y - APART, w: w + 2 * APART, h: h + 2 * APART, label: true });
  words(pen, text, box.x, box.y + px * 0.95, colour, { halo: true, ...how, align: 'left' });
}

/** The text, or as much of its beginning as fits into the room in the type that is set. */
export function cutTo({ c }: Pen, text: string, room: number): string {
  const fits = (part: string): boolean => c.measureText(part).width <= room;
  if (fits(text)) return text;
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(`${text.slice(0, middle)}…`)) least = middle;
    else most = middle - 1;
  }
  return `${text.slice(0, least)}…`;
}

/** As many of the text's clauses as fit into the room in the type that is set; its beginning, if not even one does. */
export function clausesIn(pen: Pen, text: string, room: number): string {
  const ends = [...text.matchAll(/[;,](?= )/g)].map(({ index }) => index);
  const parts = [text, ...ends.reverse().map((end) => text.slice(0, end))];
  return parts.find((part) => pen.c.measureText(part).width <= room) ?? cutTo(pen, parts.at(-1)!, room);
}

/**
 * The colour of text on a lane's full colour, which is light or bright in both themes: the darker of ink and ground.
 */
export function darker({ ink }: Pen): string {
  const light = (c: 'ink' | 'panel'): number => ink.rgb(c).reduce((sum, x) => sum + x, 0);
  return light('ink') < light('panel') ? ink.css.ink : ink.css.panel;
}
