// The parts of the table of keys that belong to Symbols and to its parts. They come with Symbols.

import type { Command, Keys, ViewKeys } from '../keys.ts';

/** To the parts, from each of them. */
const PARTS: Keys = { '1': 'part1', '2': 'part2', '3': 'part3' };
const TO_PART: readonly [readonly Command[], string] = [['part1', 'part2', 'part3'], 'to that part of Symbols'];

export const SYMBOL_KEYS: ViewKeys = {
  keys: { ...PARTS, r: 'raceIt', b: 'itsBytes', c: 'copyAddress' },
  rows: [
    [['raceIt'], 'look the chosen symbol up in the race'],
    [['itsBytes'], 'show its bytes in the tables'],
    [['copyAddress'], 'copy the address of the chosen symbol'],
    TO_PART,
  ],
};

/** Compare lays its keys over those of the list. */
export const COMPARE_KEYS: ViewKeys = {
  keys: { ...PARTS, x: 'swap' },
  rows: [[['swap'], 'swap the two maps that are compared'], TO_PART],
};
