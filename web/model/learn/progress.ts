// Where a learner is: the card, the step of each card, guesses, and what is asked again. Values and pure functions.
//
//   ask → shown ⇄ explored → why → (wrong)* → right → keep → the next card
//
// A why that was missed at the first try is asked again before the card two further on, once. That it was missed stays known:
// the closing page, which comes after the last card, counts it and can ask it again.

export type CardStep = 'ask' | 'shown' | 'why' | 'right' | 'keep';

const STEPS: readonly CardStep[] = ['ask', 'shown', 'why', 'right', 'keep'];

export interface CardState {
  readonly step: CardStep;
  /** The guess as the card writes it; undefined if none was made. */
  readonly guess: string | undefined;
  /** Wrong answers that were pressed, by their place. */
  readonly pressed: readonly number[];
  /** The person had the answer shown. */
  readonly told: boolean;
  /** How the first try of the why ended; undefined before it. Nothing changes it afterwards. */
  readonly first: FirstTry | undefined;
}

export type FirstTry = 'right' | 'missed';

export interface Learning {
  /** Number of the card on screen; the closing page has the number after the last card's. */
  readonly card: number;
  readonly cards: Readonly<Record<number, CardState>>;
  /** Cards whose why was missed and has not been asked again. */
  readonly missed: readonly number[];
  /** The card whose why is being asked again, in place of the card on screen. */
  readonly again: number | undefined;
  /** Wrong answers to that. */
  readonly againPressed: readonly number[];
  readonly againRight: boolean;
}

const AT_FIRST: CardState = { step: 'ask', guess: undefined, pressed: [], told: false, first: undefined };

/** Cards until a missed why is asked again. */
const LATER = 2;

export function beginAt(card: number): Learning {
  return { card, cards: {}, missed: [], again: undefined, againPressed: [], againRight: false };
}

export function cardState(progress: Learning, card = progress.card): CardState {
  return progress.cards[card] ?? AT_FIRST;
}

/** Whether the person has seen the truth of that card. */
export function isSeen(progress: Learning, card: number): boolean {
  return cardState(progress, card).step !== 'ask';
}

function change(progress: Learning, state: Partial<CardState>): Learning {
  const card = { ...cardState(progress), ...state };
  return { ...progress, cards: { ...progress.cards, [progress.card]: card } };
}

export function setGuess(progress: Learning, guess: string | undefined): Learning {
  return change(progress, { guess });
}

/** Goes to a step of the card on screen. */
export function toStep(progress: Learning, step: CardStep): Learning {
  return change(progress, { step });
}

/** Shows the truth without a guess: no guess is drawn, and the sentence names none. */
export function showWithoutGuess(progress: Learning): Learning {
  return change(progress, { step: 'shown', guess: undefined });
}

/** An answer was pressed. A person who finds the right one only at the second try counts as having missed it. */
export function answer(progress: Learning, at: number, right: boolean): Learning {
  const { pressed, first = 'right' } = cardState(progress);
  if (right) return change(progress, { step: 'right', first });
  if (pressed.includes(at)) return progress;
  return miss(change(progress, { pressed: [...pressed, at] }));
}

/** Shows the answer to a person who has not found it. */
export function tellAnswer(progress: Learning): Learning {
  return miss(change(progress, { step: 'right', told: true }));
}

/** Only the first try counts: later ones change neither the score nor what is asked again. */
function miss(progress: Learning): Learning {
  const { missed, card } = progress;
  if (cardState(progress).first) return progress;
  return { ...change(progress, { first: 'missed' }), missed: [...missed, card] };
}

/** Goes to a card. Of the whys missed `LATER` cards before or earlier the oldest is asked first. */
export function toCard(progress: Learning, card: number): Learning {
  const due = progress.missed.find((number) => number + LATER <= card && number !== card);
  return { ...progress, card, again: due, againPressed: [], againRight: false };
}

/** Goes to the closing page. Before it, whatever was missed and has not been asked again is asked. */
export function toClosing(progress: Learning, closing: number): Learning {
  return { ...progress, card: closing, again: progress.missed[0], againPressed: [], againRight: false };
}

/** The cards whose why was answered so at the first try. */
export function firstTries(progress: Learning, how: FirstTry): readonly number[] {
  return Object.keys(progress.cards)
    .map(Number)
    .filter((card) => cardState(progress, card).first === how);
}

/** On the closing page, all questions that were missed at the first try are asked once more. */
export function askMissed(progress: Learning): Learning {
  return toClosing({ ...progress, missed: firstTries(progress, 'missed') }, progress.card);
}

export function answerAgain(progress: Learning, at: number, right: boolean): Learning {
  if (right) return { ...progress, againRight: true };
  return { ...progress, againPressed: [...progress.againPressed, at] };
}

/** A question that was asked again is not asked a third time, answered or not. */
export function endAgain(progress: Learning): Learning {
  const missed = progress.missed.filter((number) => number !== progress.again);
  return { ...progress, missed, again: undefined, againPressed: [], againRight: false };
}

/** The step that the black button leads to; undefined: to the next card. */
export function nextStep(step: CardStep): CardStep | undefined {
  return STEPS[STEPS.indexOf(step) + 1];
}

/** The answers in another order, so that their places tell nothing: rotated by two for an odd card, by one for an even one. */
export function otherOrder(count: number, card: number): number[] {
  const turn = count > 2 ? 1 + (card % 2) : 1;
  return Array.from({ length: count }, (_, i) => (i + turn) % count);
}
