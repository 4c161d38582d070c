// The texts of a card, which are data (static/learn; cmd/build-wasm/cardrules.go checks them), and how they are filled with
// what was computed from the loaded kernel. Pure.

/** A line that is shown when its flags hold: "a !b" needs a and not b. */
interface Line {
  readonly if?: string;
  readonly say: string;
}

export interface WhyAnswer {
  readonly if?: string;
  readonly say: string;
  readonly right?: boolean;
  /** Of a wrong answer: the belief that leads to it. */
  readonly misconception?: string;
  readonly reply: string;
}

export interface WhyQuestion {
  readonly if?: string;
  readonly ask: string;
  readonly answers: readonly WhyAnswer[];
}

/** The texts in a figure, by name. */
export type Labels = Readonly<Record<string, string>>;

export interface CardText {
  readonly number: number;
  readonly id: string;
  readonly question: string;
  /** The question in few words, for the steps in which the sentence stands beside it. */
  readonly short: string;
  /** Title of the figure. */
  readonly figure: string;
  readonly before: readonly Line[];
  readonly task: readonly Line[];
  readonly hint: string;
  readonly sentence: readonly Line[];
  readonly note?: readonly Line[];
  /** What is said of things that a person tries after the truth, by place. */
  readonly own?: Readonly<Record<string, readonly Line[]>>;
  readonly why: readonly WhyQuestion[];
  /** One line to remember. */
  readonly keep: string;
  /** A question over all cards that this card answers: the closing page asks it. */
  readonly closing?: { readonly ask: string; readonly answer: readonly Line[] };
  /** Why the question cannot be asked of a kernel, by reason. */
  readonly moot?: Readonly<Record<string, string>>;
  readonly labels: Labels;
}

/** What a value is: of the guess, of the scan (a), of the search (b), a fact to be stressed, or plain. */
export type ValueInk = 'guess' | 'a' | 'b' | 'strong' | 'plain';

export interface Value {
  readonly text: string;
  readonly ink: ValueInk;
}

/** What was computed for a card: values by name, and the flags that hold. */
export interface Facts {
  readonly values: Readonly<Record<string, Value>>;
  readonly flags: ReadonlySet<string>;
}

/** A part of a filled text. */
export interface Piece {
  readonly text: string;
  readonly ink: ValueInk;
}

/** Whether the condition of a text holds. */
function holds(condition: string | undefined, flags: ReadonlySet<string>): boolean {
  return (condition ?? '')
    .split(' ')
    .filter(Boolean)
    .every((flag) => (flag.startsWith('!') ? !flags.has(flag.slice(1)) : flags.has(flag)));
}

/** A text with its values filled in. A value that was not computed stays as its name, so that the mistake is seen. */
export function fillText(text: string, { values }: Facts): readonly Piece[] {
  return text
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((part) => {
      const value = part.startsWith('{') ? values[part.slice(1, -1)] : undefined;
      return value ?? { text: part, ink: 'plain' };
    });
}

/** The lines that are said, one after another. */
export function said(lines: readonly Line[] | undefined, facts: Facts): readonly Piece[] {
  const text = (lines ?? []).filter((line) => holds(line.if, facts.flags)).map((line) => line.say);
  return fillText(text.join(' '), facts);
}

export function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/**
 * The why-question that is asked first. With `again`, the one that is asked later of a person who missed it: the next
 * one whose flags hold, or the same if there is no other.
 */
export function whyOf(text: CardText, { flags }: Facts, again = false): WhyQuestion | undefined {
  const possible = text.why.filter((why) => holds(why.if, flags));
  const why = (again ? possible[1] : undefined) ?? possible[0];
  return why && { ...why, answers: why.answers.filter((answer) => holds(answer.if, flags)) };
}

/** The cards in the first of the person's languages that has them, otherwise in English. */
export function cardsIn<T>(all: Readonly<Record<string, T>>, languages: readonly string[]): T | undefined {
  for (const language of languages) {
    const cards = all[language.toLowerCase()] ?? all[language.split('-')[0]!.toLowerCase()];
    if (cards) return cards;
  }
  return all['en'];
}
