// A brush that draws nothing and remembers where each text, dot and line lies: for tests of what lies on what.

import type { Brush } from './brush.ts';
import { hits } from './pen.ts';
import type { Box } from './pen.ts';

export interface WrittenText extends Box {
  readonly text: string;
}

/** Straight pieces of lines are remembered as squares of this size, in pixels, as far apart. */
const GRAIN = 2;

/** Width of a letter and height of capitals with what hangs below, in parts of the type's size. */
const WIDTH = 0.6;
const ABOVE = 0.74;
const BELOW = 0.22;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Recorded {
  readonly c: Brush;
  readonly texts: WrittenText[];
  /** Circles, by the square around each. */
  readonly dots: Box[];
  readonly lines: Box[];
}

/** Knows translate(), save() and restore(), which are all the movements that the painters use, and no clip(). */
export function recordedTexts(): Recorded {
  const texts: WrittenText[] = [];
  const dots: Box[] = [];
  const lines: Box[] = [];
  let end: Place = { x: 0, y: 0 };
  const state: Record<string, unknown> = { font: '12px sans', textAlign: 'left', textBaseline: 'alphabetic' };
  let at: Place = { x: 0, y: 0 };
  const saved: Place[] = [];
  const size = (): number => Number(/([\d.]+)px/.exec(String(state.font))?.[1] ?? 12);
  const widthOf = (text: string): number => text.length * size() * WIDTH;
  const calls: Record<string, (...args: never[]) => unknown> = {
    measureText: (text: string) => ({ width: widthOf(text) }),
    translate: (x: number, y: number) => {
      at = { x: at.x + x, y: at.y + y };
    },
    save: () => saved.push(at),
    restore: () => {
      at = saved.pop() ?? at;
    },
    arc: (x: number, y: number, r: number) => dots.push({ x: at.x + x - r, y: at.y + y - r, w: 2 * r, h: 2 * r }),
    moveTo: (x: number, y: number) => {
      end = { x, y };
    },
    lineTo: (x: number, y: number) => {
      const parts = Math.max(1, Math.ceil(Math.hypot(x - end.x, y - end.y) / GRAIN));
      for (let i = 0; i <= parts; i++) {
        const [px, py] = [end.x + ((x - end.x) * i) / parts, end.y + ((y - end.y) * i) / parts];
        lines.push({ x: at.x + px - GRAIN / 2, y: at.y + py - GRAIN / 2, w: GRAIN, h: GRAIN });
      }
      end = { x, y };
    },
    fillText: (text: string, x: number, y: number) => {
      const w = widthOf(text);
      const left = state.textAlign === 'center' ? x - w / 2 : state.textAlign === 'right' ? x - w : x;
      const top = state.textBaseline === 'middle' ? y - (size() * (ABOVE + BELOW)) / 2 : y - size() * ABOVE;
      texts.push({ text, x: at.x + left, y: at.y + top, w, h: size() * (ABOVE + BELOW) });
    },
  };
  const c = new Proxy(state, {
    get: (target, key) => calls[String(key)] ?? target[String(key)] ?? (() => undefined),
    set: (target, key, value) => {
      target[String(key)] = value;
      return true;
    },
  });
  return { c: c as unknown as Brush, texts, dots, lines };
}

/** The texts that lie on each other, two by two. */
export function hitsAmong(texts: readonly WrittenText[]): string[] {
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter((b) => hits(a, b))
      .map((b) => `“${a.text}” and “${b.text}”`),
  );
}

/** The texts that are not wholly within the room, but for a pixel. */
export function cutTexts(
  texts: readonly WrittenText[],
  { w, h }: { readonly w: number; readonly h: number },
): string[] {
  return texts.filter((t) => t.x < -1 || t.y < -1 || t.x + t.w > w + 1 || t.y + t.h > h + 1).map(({ text }) => text);
}
