// Boxes that are filled one after another. The first try of each box counts, and the person tries again until it is
// right. Pure.

/** What was tried, in order. */
export type Tries = readonly number[];

interface Boxes {
  /** The box to be filled next; undefined if all are filled. */
  readonly open: number | undefined;
  /** The last wrong try in the open box; undefined if there was none. */
  readonly wrong: number | undefined;
  /** The first try of each box. */
  readonly first: readonly number[];
}

/** At most this many tries of one box are kept: the first, which counts, and the last, which the page mentions. */
const KEPT = 2;

export function boxes(tries: Tries, answers: readonly number[]): Boxes {
  const first: number[] = [];
  let at = 0;
  let wrong: number | undefined;
  for (const one of tries) {
    first[at] ??= one;
    wrong = one === answers[at] ? undefined : one;
    if (wrong === undefined) at++;
    if (at === answers.length) return { open: undefined, wrong, first };
  }
  return { open: at, wrong, first };
}

/** The tries with another one for the open box. */
export function tried(tries: Tries, answers: readonly number[], one: number): Tries {
  const { open } = boxes(tries, answers);
  if (open === undefined) return tries;
  let before = 0;
  for (let i = tries.length - 1; i >= 0 && tries[i] !== answers[open - 1]; i--) before++;
  return [...(before < KEPT ? tries : tries.slice(0, -1)), one];
}

/** Boxes from `from` on whose first try was right. */
export function rightAtOnce(tries: Tries, answers: readonly number[], from = 0): number {
  const { first } = boxes(tries, answers);
  return answers.filter((answer, i) => i >= from && first[i] === answer).length;
}

/** Reads tries from a link; undefined if a number is not below `below`, or if there are too many. */
export function readTries(text: string, many: number, below: number): Tries | undefined {
  const numbers = text.split('-').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  const most = many * (KEPT + 1);
  return numbers.length <= most && numbers.every((one) => one < below) ? numbers : undefined;
}
