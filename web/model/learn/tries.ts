// Boxes that are filled one after another: of each the first try counts, and it is tried again until it is right. Pure.

/** What was tried, in order. */
export type Tries = readonly number[];

interface Boxes {
  /** Box that is open; undefined: all are filled. */
  readonly open: number | undefined;
  /** What was tried in the open box and is wrong; undefined: nothing was. */
  readonly wrong: number | undefined;
  /** The first try of each box. */
  readonly first: readonly number[];
}

/** Most tries of one box that are kept: the first, which counts, and the last, of which the page speaks. */
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

/** Tries as a link holds them; undefined where they are none: not a number below `below`, or too many. */
export function readTries(text: string, many: number, below: number): Tries | undefined {
  const numbers = text.split('-').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  const most = many * (KEPT + 1);
  return numbers.length <= most && numbers.every((one) => one < below) ? numbers : undefined;
}
