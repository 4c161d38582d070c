// A brush that draws nothing and remembers what it was asked: for the tests of the painters.

import type { Brush } from './brush.ts';

interface FakeCanvas {
  readonly c: Brush;
  readonly log: string[];
}

/** Letters are 7.2 pixels wide, as in the page's own font. */
const LETTER = 7.2;

export function fakeCanvas(): FakeCanvas {
  const log: string[] = [];
  const state: Record<string, unknown> = {};
  const show = (v: unknown): string => (typeof v === 'number' ? String(Math.round(v * 10) / 10) : String(v));
  const c = new Proxy(state, {
    get(target, key) {
      if (typeof key !== 'string') return undefined;
      if (key === 'measureText') return (text: string) => ({ width: text.length * LETTER });
      if (key in target) return target[key];
      return (...args: unknown[]) => {
        log.push(`${key} ${args.map(show).join(' ')}`.trim());
      };
    },
    set(target, key, value) {
      target[String(key)] = value;
      return true;
    },
  });
  return { c: c as unknown as Brush, log };
}
