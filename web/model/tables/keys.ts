// The keys of the training as it is played. They come with it.

import type { ViewKeys } from '../keys.ts';

export const TRAINING_KEYS: ViewKeys = {
  keys: {
    ' ': 'playRounds',
    ArrowLeft: 'roundBack',
    ArrowRight: 'roundForward',
    'Shift+ArrowLeft': 'tieBack',
    'Shift+ArrowRight': 'tieForward',
    Home: 'firstRound',
    End: 'lastRound',
  },
  rows: [
    [['playRounds'], 'play or pause'],
    [['roundBack', 'roundForward'], 'one round back or forward'],
    [['tieBack', 'tieForward'], 'to the tie before or the next one'],
    [['firstRound', 'lastRound'], 'before the first round, or to the last'],
  ],
};
