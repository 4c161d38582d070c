// The Lab's part of the table of keys. It comes with the Lab.

import type { ViewKeys } from '../keys.ts';

export const LAB_KEYS: ViewKeys = {
  keys: { PageUp: 'experimentBack', PageDown: 'experimentForward' },
  rows: [[['experimentBack', 'experimentForward'], 'one experiment back or forward']],
};
