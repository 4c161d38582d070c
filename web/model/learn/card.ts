// What every card of Learn provides, without elements and pictures. A card's model reads what was computed (frames) and
// makes words, tables and places of it. It computes nothing that the core computes.

import type { Tables } from '../../wire/answers.ts';
import type { Designs } from '../../wire/designAnswers.ts';
import type { Costs, Training } from '../../wire/studyAnswers.ts';
import { count } from '../text.ts';
import type { OwnPairs } from './ownPairs.ts';
import type { OwnText } from './ownText.ts';
import type { Facts, Value, ValueInk } from './text.ts';

/** The figure's content as a table, for those who read it. */
export interface Twin {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is known of the loaded kernel. */
export interface Known {
  readonly tables: Tables;
  /** undefined: not counted yet. */
  readonly costs?: Costs | undefined;
  readonly training?: Training | undefined;
  readonly designs?: Designs | undefined;
  /** A text that the person typed. */
  readonly ownText?: OwnText | undefined;
  /** Pairs that the person chose. */
  readonly ownPairs?: OwnPairs | undefined;
}

/** One card: T is what is true of the loaded kernel, G a guess. */
export interface CardModel<T, G> {
  readonly id: string;
  /** undefined: it has not been computed yet. */
  truth(known: Known): T | undefined;
  /** The reason why the question cannot be asked of this kernel: a key of the text's `moot`. */
  moot(known: Known): string | undefined;
  /** Where the handles stand at first; undefined: there is no guess before the person acts. */
  begin(truth: T): G | undefined;
  /** The guess as a short text, and back: links and this browser's storage hold it. */
  write(guess: G): string;
  read(text: string, truth: T): G | undefined;
  /** A name whose lookup the card is about: the race shows it. */
  lookup?(truth: T): string | undefined;
  /** What can be tried once the truth is shown: where it begins. */
  tryFirst?(truth: T): number;
  facts(truth: T, guess: G | undefined, tried: number): Facts;
  /** Without the truth while it is not shown; of what is tried, where the figure shows that instead. */
  twin(truth: T, guess: G | undefined, shown: boolean, tried?: number): Twin;
}

export function value(text: string | number, ink: ValueInk = 'strong'): Value {
  return { text: typeof text === 'number' ? count(text) : text, ink };
}

/** "66 %", with a no-break space; below ten percent with one decimal ("5.3 %"), below one percent with two digits ("0.12 %"). */
export function percent(part: number): string {
  const p = 100 * part;
  if (p >= 10 || p === 0) return `${Math.round(p)}\u00a0%`;
  return `${p >= 0.95 ? p.toFixed(1).replace(/\.0$/, '') : p.toPrecision(2)}\u00a0%`;
}

/** The names of the flags that hold. */
export function flagsOf(all: Readonly<Record<string, boolean>>): ReadonlySet<string> {
  return new Set(Object.keys(all).filter((name) => all[name]));
}

/** Numbers of a guess, "40-25-20"; undefined when it is something else. */
export function readNumbers(text: string, many: number): number[] | undefined {
  const numbers = text.split('-').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : Number.NaN));
  return numbers.length === many && !numbers.some(Number.isNaN) ? numbers : undefined;
}

/** Fewer symbols than this have too little to ask about. */
const FEW = 8;

/** Why a question about searching cannot be asked: there is no second order, or there are too few symbols. */
export function mootSearch({ tables }: Known): string | undefined {
  if (!tables.hasSeqs) return 'noIndex';
  return tables.numSyms < FEW ? 'few' : undefined;
}

/** The number at a step of a slider on a log scale: step 0 is 1, step `steps` is `most`. */
export function fromStep(step: number, steps: number, most: number): number {
  return Math.round(most ** (step / steps));
}

export function toStepOf(number: number, steps: number, most: number): number {
  return most > 1 ? Math.round((steps * Math.log(Math.max(1, number))) / Math.log(most)) : 0;
}

/** The number rounded to its first two digits. */
export function twoFigures(x: number): number {
  if (x < 100) return Math.round(x);
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Math.round(x / unit) * unit;
}
