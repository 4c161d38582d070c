// The one table of keys: which key does what. The part here holds everywhere and in the race. A view that is fetched later
// brings its part: web/model/learn/keys.ts and its like. The handler (web/views/keys.ts) and the list in Help
// read all of it. A key works where somebody offers its command (web/session/commands.ts), and never while typing. Pure.

import type { View } from './doors.ts';

export type Command =
  | 'find'
  | 'help'
  | 'close'
  | 'present'
  | 'toggle'
  | 'stepBack'
  | 'stepForward'
  | 'probeBack'
  | 'probeForward'
  | 'toStart'
  | 'toEnd'
  | 'faster'
  | 'slower'
  | 'markFrom'
  | 'markTo'
  | 'byBytes'
  | 'bySteps'
  | 'byTime'
  | 'inside'
  | 'guess'
  | 'forward'
  | 'cardForward'
  | 'cardBack'
  | 'showTruth'
  | 'asTable'
  | 'playRounds'
  | 'roundBack'
  | 'roundForward'
  | 'tieBack'
  | 'tieForward'
  | 'firstRound'
  | 'lastRound'
  | 'experimentBack'
  | 'experimentForward'
  | 'swap'
  | 'raceIt'
  | 'itsBytes'
  | 'copyAddress'
  | `part${1 | 2 | 3}`
  | 'lectureForward'
  | 'lectureBack'
  | 'blank'
  | 'notes'
  | 'voteAgain'
  | 'rubOut'
  | 'choiceBack'
  | 'choiceForward'
  | `hand${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | `answer${'A' | 'B' | 'C' | 'D'}`
  | `card${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export type Keys = Readonly<Record<string, Command>>;

/** Keys and their commands, and the rows of the list in Help: commands that stand in one row, and what they do. */
export interface ViewKeys {
  readonly keys: Keys;
  readonly rows: readonly (readonly [commands: readonly Command[], does: string])[];
}

/** Keys as KeyboardEvent.key has them, letters in lower case; "Shift+" only before a key that has a name of its own. */
export const KEYS: Readonly<Record<'everywhere', Keys> & Partial<Record<View, Keys>>> = {
  everywhere: { '/': 'find', '?': 'help', p: 'present', Escape: 'close' },
  race: {
    ' ': 'toggle',
    ArrowLeft: 'stepBack',
    ArrowRight: 'stepForward',
    'Shift+ArrowLeft': 'probeBack',
    'Shift+ArrowRight': 'probeForward',
    Home: 'toStart',
    End: 'toEnd',
    '+': 'faster',
    '=': 'faster',
    '-': 'slower',
    _: 'slower',
    '[': 'markFrom',
    ']': 'markTo',
    '1': 'byBytes',
    '2': 'bySteps',
    '3': 'byTime',
    i: 'inside',
    g: 'guess',
  },
};

/** The keys of a view, or of what lies over it. A key that holds everywhere has no other meaning in a view. */
export function keysOf(view: View, over?: ViewKeys): Keys {
  return { ...(over?.keys ?? KEYS[view]), ...KEYS.everywhere };
}

/** What a key does. Shift is a part of the letter or sign it makes, and of its own with a named key. */
export function commandOf(keys: Keys, key: string, shift: boolean): Command | undefined {
  const name = key.length === 1 ? key.toLowerCase() : shift ? `Shift+${key}` : key;
  return keys[name];
}
