// The names still possible, as dots in address order: neighbours in the alphabet lie scattered over memory.

import type { Tables, Trace } from '../wire/answers.ts';
import type { Brush } from './brush.ts';
import { fieldX, fieldY } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Motion } from './motion.ts';
import type { Scene } from '../model/scene.ts';
import type { Ink } from './surface.ts';

/** Most dots drawn: more would cover the field. */
const MOST_DOTS = 4096;

/** Most dots of equal names that looking back has read: more could not be told apart. */
const FADE_STEPS = 6;

/** What the layer shows, to tell whether it must be painted anew. */
export function dotsKey(trace: Trace, s: Scene, m: Motion): string {
  const f = s.binary.current;
  if (!f || f.high - f.low + 1 > MOST_DOTS || trace.fetches.length === 0) return '';
  return `${s.binary.fetch} ${Math.round(m.fall * FADE_STEPS)} ${s.binary.verdict}`;
}

export function paintDots(c: Brush, l: Layout, tables: Tables, trace: Trace, s: Scene, m: Motion, ink: Ink): void {
  const f = s.binary.current;
  if (!f || f.high - f.low + 1 > MOST_DOTS) return;
  if (f.walk) {
    walkDots(c, l, trace, s, ink);
    return;
  }
  const size = f.high - f.low > 1024 ? 2 : 3;
  const large = Math.max(size, Math.min(9, l.cellW * 0.22));
  const fall = Math.round(m.fall * FADE_STEPS) / FADE_STEPS;
  const small = large - (large - Math.max(1.5, large * 0.5)) * fall;
  // What is ruled out is pale in the field itself, so its dots go with the comparison.
  if (!s.binary.verdict) {
    c.fillStyle = fall > 0.5 ? ink.css['b-pale'] : ink.css.dot;
    spread(c, l, tables, f.low, f.leftLow - 1, small);
    spread(c, l, tables, f.leftHigh + 1, f.high, small);
  }
  c.fillStyle = ink.css.dot;
  spread(c, l, tables, Math.max(f.low, f.leftLow), Math.min(f.high, f.leftHigh), large);
}

function spread(c: Brush, l: Layout, tables: Tables, from: number, to: number, size: number): void {
  for (let k = from; k <= to; k++) {
    const seq = tables.seq(k);
    if (seq !== undefined) c.fillRect(fieldX(l, seq) - size / 2, fieldY(l, seq) - size / 2, size, size);
  }
}

function walkDots(c: Brush, l: Layout, trace: Trace, s: Scene, ink: Ink): void {
  c.fillStyle = ink.css.dot;
  for (let i = trace.probes - 1; i < s.binary.expanded; i++) {
    const f = trace.fetches[i]!;
    if (f.sign === 0) c.fillRect(fieldX(l, f.seq) - 1.5, fieldY(l, f.seq) - 1.5, 3, 3);
  }
}
