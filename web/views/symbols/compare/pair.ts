// What the panels of Compare are about.

import type { MapComparison } from '../../../session/symbols/comparison.ts';

export interface Pair {
  readonly difference: NonNullable<MapComparison['difference']['value']>;
}
