// Compare's part of the table of keys. It comes with Compare.

import type { ViewKeys } from '../keys.ts';

export const COMPARE_KEYS: ViewKeys = {
  keys: { x: 'swap' },
  rows: [[['swap'], 'swap the two maps that are compared']],
};
