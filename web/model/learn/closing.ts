// The words of the closing page, which comes after the last card: how many whys were right at the first try. Pure.

import { plural } from '../text.ts';
import { cardState, firstTries } from './progress.ts';
import type { FirstTry, Learning } from './progress.ts';

/** The person's own score in one sentence. */
export function scoreText(progress: Learning): string {
  const [right, missed] = [firstTries(progress, 'right').length, firstTries(progress, 'missed').length];
  const asked = right + missed;
  if (asked === 0) return 'You have not answered any of the whys yet.';
  return `Of ${plural(asked, 'why')} that you answered, ${right} ${right === 1 ? 'was' : 'were'} right at the first try.`;
}

const SAID: Readonly<Record<FirstTry, string>> = { right: 'right at the first try', missed: 'missed at the first try' };

/** How the first try of that card's why ended, in words. */
export function firstTryText(progress: Learning, card: number): string {
  const { first } = cardState(progress, card);
  return first ? SAID[first] : 'not answered';
}
