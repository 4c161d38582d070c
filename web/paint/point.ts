// Which probe a point of the picture belongs to: its ring in the field or its row of the pyramid.

import type { Trace } from '../wire/answers.ts';
import { fieldX, fieldY, rowsAt } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Scene } from '../model/scene.ts';

const NEAR_RING = 10;

/** Index of the probe, -1 when the point belongs to none that has been made. */
export function pointAt(l: Layout, trace: Trace, s: Scene, x: number, y: number): number {
  const last = Math.min(s.binary.fetch, trace.probes - 1);
  if (y <= l.fieldH) {
    // Later rings lie on top of earlier ones.
    for (let i = last; i >= 0; i--) {
      const f = trace.fetches[i]!;
      if (Math.hypot(fieldX(l, f.seq) - x, fieldY(l, f.seq) - y) <= NEAR_RING) return i;
    }
    return -1;
  }
  const rows = rowsAt(l, last);
  for (let i = 0; i <= last; i++) {
    const top = rows.top(i);
    if (y >= top && y < top + rows.h && x >= 0 && x <= l.width) return i;
  }
  return -1;
}
