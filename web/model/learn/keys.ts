// Learn's part of the table of keys, and that of a lecture. They come with Learn.

import type { Command, Keys, ViewKeys } from '../keys.ts';

const DIGITS = '1234567890';

/** A digit leads to the card of that number, 0 to the tenth. */
const CARDS: Keys = Object.fromEntries([...DIGITS].map((n) => [n, `card${n}` as Command]));

export const LEARN_KEYS: ViewKeys = {
  keys: {
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
    ...CARDS,
  },
  rows: [
    [['forward'], 'show, ask why, go on: the black button'],
    [['cardBack', 'cardForward'], 'one question back or forward'],
    [['answerA', 'answerB', 'answerC', 'answerD'], 'press that answer'],
    [['showTruth'], 'show without a guess'],
    [['asTable'], 'the figure as a table'],
    [
      ['card1', 'card2', 'card3', 'card4', 'card5', 'card6', 'card7', 'card8', 'card9', 'card0'],
      'to that question; 0 is the tenth',
    ],
  ],
};

/** A digit is typed as the number of raised hands. */
const HANDS: Keys = Object.fromEntries([...DIGITS].map((n) => [n, `hand${n}` as Command]));

/** A clicker sends Page Down and Page Up; for a black screen it sends B or a full stop. */
export const LECTURE_KEYS: ViewKeys = {
  keys: {
    PageDown: 'lectureForward',
    PageUp: 'lectureBack',
    ArrowRight: 'lectureForward',
    ArrowLeft: 'lectureBack',
    ' ': 'lectureForward',
    Enter: 'lectureForward',
    b: 'blank',
    '.': 'blank',
    n: 'notes',
    v: 'voteAgain',
    t: 'asTable',
    ArrowUp: 'choiceBack',
    ArrowDown: 'choiceForward',
    Backspace: 'rubOut',
    ...HANDS,
  },
  rows: [
    [['lectureForward', 'lectureBack'], 'on or back; the arrow keys do the same'],
    [['choiceBack', 'choiceForward'], 'the choice before or after'],
    [
      ['hand1', 'hand2', 'hand3', 'hand4', 'hand5', 'hand6', 'hand7', 'hand8', 'hand9', 'hand0'],
      'type how many hands are raised for it',
    ],
    [['rubOut'], 'take back the last digit'],
    [['voteAgain'], 'count the hands again'],
    [['asTable'], 'the figure as a table'],
    [['blank'], 'a black screen, and back; a full stop does the same'],
    [['notes'], 'your notes'],
  ],
};
