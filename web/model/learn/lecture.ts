// A lecture: the cards on a projector, step by step, with hands counted before each answer. Values and pure functions.
//
//   plan → ask → shown → why → answer → the next card
//
// Nothing reveals itself: each step waits for a key.

export type LectureStep = 'ask' | 'shown' | 'why' | 'answer';

/** Raised hands for each choice, in their order. */
export type Hands = readonly number[];

/** A card of the lecture. */
export interface LectureCard {
  readonly number: number;
  /** Minutes planned for it; 0 without a plan. */
  readonly minutes: number;
  /** The steps of it that are shown: without its why, or only the reason why it cannot be asked. */
  readonly steps: readonly LectureStep[];
}

export interface Lecture {
  /** Place in the lecture's cards; undefined: what is planned is being chosen. */
  readonly at: number | undefined;
  readonly step: LectureStep;
  /** The choice that typed digits count for. */
  readonly choice: number;
  /** Hands by card and question. */
  readonly hands: Readonly<Record<string, Hands>>;
  readonly blank: boolean;
  readonly notes: boolean;
}

export const AT_FIRST: Lecture = { at: undefined, step: 'ask', choice: 0, hands: {}, blank: false, notes: false };

/** No lecture hall holds more. */
const MOST_HANDS = 999;

/** To a step; the choice is the first again. */
function to(lecture: Lecture, at: number, step: LectureStep): Lecture {
  return { ...lecture, at, step, choice: 0 };
}

/** On by one step. A black screen is ended first, and nothing else happens. After the last step nothing follows. */
export function onward(lecture: Lecture, cards: readonly LectureCard[]): Lecture {
  if (lecture.blank) return { ...lecture, blank: false };
  const { at, step } = lecture;
  if (at === undefined) return lecture;
  const steps = cards[at]!.steps;
  const next = steps[steps.indexOf(step) + 1];
  if (next) return to(lecture, at, next);
  return at + 1 < cards.length ? to(lecture, at + 1, 'ask') : lecture;
}

/** Back by one step, from a card's first to the last of the card before. */
export function backward(lecture: Lecture, cards: readonly LectureCard[]): Lecture {
  if (lecture.blank) return { ...lecture, blank: false };
  const { at, step } = lecture;
  if (at === undefined) return lecture;
  const { steps } = cards[at]!;
  const before = steps[steps.indexOf(step) - 1];
  if (before) return to(lecture, at, before);
  return at > 0 ? to(lecture, at - 1, cards[at - 1]!.steps.at(-1)!) : lecture;
}

/** The choice before or after, of so many; it stays within them. */
export function toChoice(lecture: Lecture, choice: number, many: number): Lecture {
  return { ...lecture, choice: Math.max(0, Math.min(many - 1, choice)) };
}

/** The hands of a question: what is not typed is 0. */
export function handsFor({ hands }: Lecture, question: string, many: number): Hands {
  return Array.from({ length: many }, (_, i) => hands[question]?.[i] ?? 0);
}

function setHands(lecture: Lecture, question: string, hands: Hands): Lecture {
  return { ...lecture, hands: { ...lecture.hands, [question]: hands } };
}

function setOne(lecture: Lecture, question: string, many: number, change: (hands: number) => number): Lecture {
  const hands = handsFor(lecture, question, many).map((n, i) => (i === lecture.choice ? change(n) : n));
  return setHands(lecture, question, hands);
}

/** A digit is typed for the chosen choice. One digit too many is not taken. */
export function typeDigit(lecture: Lecture, question: string, many: number, digit: number): Lecture {
  if (lecture.blank) return lecture;
  return setOne(lecture, question, many, (n) => (10 * n + digit > MOST_HANDS ? n : 10 * n + digit));
}

export function rubOut(lecture: Lecture, question: string, many: number): Lecture {
  return setOne(lecture, question, many, (n) => Math.floor(n / 10));
}

export function voteAgain(lecture: Lecture, question: string): Lecture {
  return { ...setHands(lecture, question, []), choice: 0 };
}

export function totalOf(hands: Hands): number {
  return hands.reduce((sum, n) => sum + n, 0);
}

/** Lengths of the bars, 0 to 1: relative to the most hands. */
export function barsOf(hands: Hands): readonly number[] {
  const most = Math.max(1, ...hands);
  return hands.map((n) => n / most);
}

/** The choices with the most hands; none if nobody was counted. */
export function mostOf(hands: Hands): readonly number[] {
  const most = Math.max(0, ...hands);
  return most === 0 ? [] : hands.flatMap((n, i) => (n === most ? [i] : []));
}

/** "04:10", of milliseconds. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

/** How far a lecture is ahead of its plan, in whole minutes; negative: behind. 0 within the minutes planned for the card. */
export function minutesAhead(cards: readonly LectureCard[], at: number, ms: number): number {
  const begin = cards.slice(0, at).reduce((sum, card) => sum + card.minutes, 0);
  const now = ms / 60_000;
  if (now < begin) return Math.floor(begin - now);
  const end = begin + cards[at]!.minutes;
  return now > end ? -Math.ceil(now - end) : 0;
}
