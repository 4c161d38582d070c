// The one table of keys: in which view, which key, what it does. The handler (web/views/keys.ts) and the list in Help
// read it. A key works where somebody offers its command (web/session/commands.ts), and never while typing. Pure.

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
  | 'experimentBack'
  | 'experimentForward'
  | `answer${'A' | 'B' | 'C' | 'D'}`
  | `card${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

type Keys = Readonly<Record<string, Command>>;

/** A digit leads to the card of that number, 0 to the tenth. */
const CARD_KEYS: Keys = Object.fromEntries([...'1234567890'].map((n) => [n, `card${n}` as Command]));

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
  learn: {
    Enter: 'forward',
    ' ': 'cardForward',
    PageDown: 'cardForward',
    PageUp: 'cardBack',
    a: 'answerA',
    b: 'answerB',
    c: 'answerC',
    d: 'answerD',
    s: 'showTruth',
    t: 'asTable',
    ...CARD_KEYS,
  },
  lab: { PageUp: 'experimentBack', PageDown: 'experimentForward' },
};

/** What a key does in a view. Shift is a part of the letter or sign it makes, and of its own with a named key. */
export function commandOf(view: View, key: string, shift: boolean): Command | undefined {
  const name = key.length === 1 ? key.toLowerCase() : shift ? `Shift+${key}` : key;
  return KEYS.everywhere[name] ?? KEYS[view]?.[name];
}
