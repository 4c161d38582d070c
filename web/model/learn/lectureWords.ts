// What a lecture says at each step of a card, to be seen and to be heard, and what the class votes on. Pure.

import { mostOf, totalOf } from './lecture.ts';
import type { Hands, LectureStep } from './lecture.ts';
import type { LectureWords } from './lectureText.ts';
import { fillText, plainText, said, whyOf } from './text.ts';
import type { CardText, Facts, Piece } from './text.ts';
import type { Vote } from './votes.ts';

export const LETTERS = 'ABCDEF';

/** A card as a lecture has it: its texts, and what is true of the loaded kernel. */
interface Lectured {
  readonly text: CardText;
  readonly words: LectureWords | undefined;
  readonly vote: Vote | undefined;
  readonly facts: Facts;
}

/** A question that hands are counted for. */
interface Asked {
  /** Names the question among all of a lecture. */
  readonly question: string;
  readonly label: string;
  readonly choices: readonly (readonly Piece[])[];
  readonly lines: readonly string[] | undefined;
  readonly right: readonly number[];
}

/** What is voted on at a step; at the reveal, what was voted on before it. */
export function askedAt(step: LectureStep, { text, words, vote, facts }: Lectured): Asked | undefined {
  if (step === 'why' || step === 'answer') {
    const why = whyOf(text, facts);
    return (
      why && {
        question: `${text.id} why`,
        label: 'Answers',
        choices: why.answers.map(({ say }) => fillText(say, facts)),
        lines: undefined,
        right: why.answers.flatMap(({ right }, i) => (right ? [i] : [])),
      }
    );
  }
  const choices = vote?.choices ?? words?.choices;
  if (!vote || !words?.ask || !choices) return undefined;
  const filled = withVote(facts, vote);
  return {
    question: `${text.id} ask`,
    label: 'Choices',
    choices: choices.map((choice) => fillText(choice, filled)),
    lines: vote.lines,
    right: vote.right,
  };
}

function withVote(facts: Facts, vote: Vote | undefined): Facts {
  return { ...facts, values: { ...facts.values, ...vote?.values } };
}

interface StepWords {
  readonly head: readonly Piece[];
  readonly under: readonly Piece[];
  readonly sentence: readonly Piece[];
  /** All of it and the choices, for those who listen. */
  readonly aloud: string;
}

const plain = (text: string): readonly Piece[] => (text ? [{ text, ink: 'plain' }] : []);

function wordsOf(
  head: readonly Piece[],
  under: readonly Piece[] = [],
  sentence: readonly Piece[] = [],
  more = '',
): StepWords {
  const parts = [...[head, under, sentence].map(plainText), more];
  return { head, under, sentence, aloud: parts.filter(Boolean).join(' ') };
}

export function wordsAt(
  step: LectureStep,
  of: Lectured,
  asked: Asked | undefined,
  hands: Hands | undefined,
): StepWords {
  const { text, words, vote, facts } = of;
  const listed = asked ? asked.choices.map((pieces, i) => `${LETTERS[i]}: ${plainText(pieces)}`).join('; ') : '';
  const voted = asked && hands ? votedText(asked, hands) : '';
  const why = whyOf(text, facts);
  if (step === 'why' && why) return wordsOf(fillText(why.ask, facts), [], [], listed);
  if (step === 'answer' && why && asked) {
    const reply = why.answers.find(({ right }) => right)!.reply;
    return wordsOf(
      fillText(why.ask, facts),
      plain(voted),
      fillText(reply, facts),
      `It is ${asked.right.map((i) => `${LETTERS[i]}: ${plainText(asked.choices[i]!)}`).join(' ')}`,
    );
  }
  // The sentence takes the question's place: the figure has the room.
  if (step === 'shown') {
    const under = [voted, asked ? rightText(asked) : ''].filter(Boolean).join(' ');
    return wordsOf(said(text.sentence, facts), plain(under));
  }
  const question = fillText(text.question, facts);
  if (asked && words?.ask) return wordsOf(question, fillText(words.ask, withVote(facts, vote)), [], listed);
  return wordsOf(question, said(text.before, facts), said(text.task, facts));
}

/** A longer choice is told by its letter alone. */
const LONG = 40;

function named({ choices }: Asked, i: number): string {
  const text = plainText(choices[i]!);
  return text.length > LONG ? LETTERS[i]! : `${LETTERS[i]}, ${text.replace(/\.$/, '')}`;
}

/** "31 of 59 said A, rising slowly."; '' where nobody was counted, or two choices have equally many. */
function votedText(asked: Asked, hands: Hands): string {
  const [first, second] = mostOf(hands);
  if (first === undefined || second !== undefined) return '';
  return `${hands[first]} of ${totalOf(hands)} said ${named(asked, first)}.`;
}

function rightText(asked: Asked): string {
  return `It is ${asked.right.map((i) => named(asked, i)).join('; or ')}.`;
}
