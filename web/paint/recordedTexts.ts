// A brush that draws nothing and remembers where each text is written: for tests of what lies on what.

import type { Brush } from './brush.ts';
import type { Box } from './pen.ts';

export interface WrittenText extends Box {
  readonly text: string;
}

/** Width of a letter and height of capitals with what hangs below, in parts of the type's size. */
const WIDTH = 0.6;
const ABOVE = 0.74;
const BELOW = 0.22;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Knows translate(), save() and restore(), which are all the movements that the painters use, and no clip(). */
export function recordedTexts(): { readonly c: Brush; readonly texts: WrittenText[] } {
  const texts: WrittenText[] = [];
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
  return { c: c as unknown as Brush, texts };
}
