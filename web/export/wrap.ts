// Text in the room there is, by the brush's own measure. Pure.

import type { Brush } from '../paint/brush.ts';

type Measure = Pick<Brush, 'measureText'>;

/** The text, or as much of its beginning as fits with "…" at its end; never ends within a pair of surrogates. */
export function clipped(c: Measure, text: string, room: number): string {
  if (c.measureText(text).width <= room) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (c.measureText(`${letters.slice(0, mid).join('')}…`).width <= room) low = mid;
    else high = mid - 1;
  }
  return `${letters.slice(0, low).join('')}…`;
}

/**
 * At most that many lines, broken at spaces. A word too long for a line is clipped, and so is the last line when text
 * is left over.
 */
export function wrapped(c: Measure, text: string, room: number, most: number): string[] {
  const words = text.split(' ');
  const lines: string[] = [];
  let line = '';
  for (let i = 0; i < words.length; i++) {
    const longer = line ? `${line} ${words[i]}` : words[i]!;
    if (c.measureText(longer).width <= room || !line) {
      line = longer;
    } else if (lines.length === most - 1) {
      return [...lines, clipped(c, [line, ...words.slice(i)].join(' '), room)];
    } else {
      lines.push(clipped(c, line, room));
      line = words[i]!;
    }
  }
  return [...lines, clipped(c, line, room)];
}
