// The keys in words: the rows of the list in Help, and what is said once a key has done something that a person who
// does not see the page would miss. Pure.

import type { Mode, Range } from './clock.ts';
import type { View } from './doors.ts';
import { keysOf } from './keys.ts';
import type { Command, ViewKeys } from './keys.ts';
import { MODE_WORDS, placeText, speedText } from './modes.ts';

/** Commands that stand in one row, in this order. */
const ROWS: ViewKeys['rows'] = [
  [['toggle'], 'play or pause'],
  [
    ['stepBack', 'stepForward'],
    'one step of the binary search back or forward; once it is done, along the linear scan by decades',
  ],
  [['probeBack', 'probeForward'], 'one probe back or forward'],
  [['toStart', 'toEnd'], 'to the start or the end'],
  [['slower', 'faster'], 'slower or faster'],
  [['inside'], 'look inside this probe: bytes, code and score'],
  [['guess'], 'left or right? The race stops before each half is chosen; ← and → choose'],
  [['byBytes', 'bySteps', 'byTime'], 'race by same bytes, by one step each, or in time on a log scale'],
  [['markFrom', 'markTo'], 'play from here, or only up to here: the range that links and exports take'],
  [['find'], 'find a symbol; Enter gives the keys back to the player'],
  [['present'], 'present: the picture and a sentence in large type'],
  [['close'], 'close what was opened last'],
  [['help'], 'this help'],
];

const SIGNS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  'Shift+ArrowLeft': 'Shift ←',
  'Shift+ArrowRight': 'Shift →',
  '-': '−',
  Escape: 'Esc',
};

interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys that do something in a view now, or in what lies over it: those of commands that are offered. */
export function keyRows(view: View, isOffered: (command: Command) => boolean, over?: ViewKeys): readonly KeyRow[] {
  const here = Object.entries(keysOf(view, over));
  return [...(over?.rows ?? []), ...ROWS]
    .map(([commands, does]) => ({
      keys: commands.filter(isOffered).flatMap((command) => {
        const key = here.find(([, c]) => c === command)?.[0];
        return key === undefined ? [] : [SIGNS[key] ?? key];
      }),
      does,
    }))
    .filter(({ keys }) => keys.length > 0);
}

interface Told {
  readonly mode: Mode;
  readonly speed: number;
  readonly range: Range | undefined;
  readonly guessing: boolean;
  readonly inside: boolean;
}

/** What a command has done; empty where the page says it otherwise. */
export function saidOf(command: Command, { mode, speed, range, guessing, inside }: Told): string {
  switch (command) {
    case 'byBytes':
    case 'bySteps':
    case 'byTime':
      return `Race by: ${MODE_WORDS[mode]}.`;
    case 'faster':
    case 'slower':
      return `Speed ${speedText(speed)}.`;
    case 'markFrom':
    case 'markTo':
      return range
        ? `Plays from ${placeText(mode, range.from)} to ${placeText(mode, range.to)}.`
        : 'Plays all of the race.';
    case 'guess':
      return guessing ? 'Left or right: the race stops before each half is chosen.' : 'The race no longer stops.';
    case 'inside':
      return inside ? 'The inside of each probe is shown. A step is one read.' : 'The inside is closed.';
    default:
      return '';
  }
}
