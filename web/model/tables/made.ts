// The pairs that a token was made of, and their pairs. Pure.

import type { Token } from '../tokens.ts';

interface MadeStep {
  readonly token: Token;
  /** How many pairs it is inside. */
  readonly depth: number;
}

/** More than a token of 32 letters can have, and a bound for tables that no trainer made. */
const MOST_STEPS = 12;

/** The token, then its halves that are tokens themselves, each before its own halves. */
export function madeOf(tokens: readonly Token[], slot: number): readonly MadeStep[] {
  const steps: MadeStep[] = [];
  const visit = (of: number, depth: number): void => {
    const token = tokens[of];
    if (!token?.made || steps.length >= MOST_STEPS) return;
    steps.push({ token, depth });
    visit(token.made.first, depth + 1);
    visit(token.made.second, depth + 1);
  };
  visit(slot, 0);
  return steps;
}
