// Where the line about the symbol under the cursor stands: beside it, on the side with more room, in units.

import { fieldX, fieldY } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Box } from './pen.ts';

interface TipPlace {
  /** Whether it ends left of the symbol instead of beginning right of it. */
  readonly left: boolean;
  /** The edge that is nearer to the symbol. */
  readonly edge: number;
  readonly top: number;
  /** The most that its width can be. */
  readonly room: number;
}

const AWAY = 14;
const HIGH = 25;
/** The tip is as wide as its text, which is seldom wider than this. */
const WIDE = 460;

export function tipPlace(l: Layout, seq: number): TipPlace {
  const x = fieldX(l, seq);
  const y = fieldY(l, seq);
  const left = x > l.width / 2;
  return {
    left,
    edge: left ? x - AWAY : x + AWAY,
    top: y < 40 ? y + AWAY : y - HIGH - AWAY + 1,
    room: Math.max(160, left ? x - AWAY : l.width - x - AWAY),
  };
}

/** The room that it may take. */
export function tipBox(l: Layout, seq: number): Box {
  const { left, edge, top, room } = tipPlace(l, seq);
  const w = Math.min(WIDE, room);
  return { x: left ? edge - w : edge, y: top, w, h: HIGH, label: true };
}
