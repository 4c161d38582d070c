// Card 4: one entry of kallsyms_names, read with the token table alone. Two codes are shown, one is helped with, the others are
// read without help. The guess is what was tried. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Costs } from '../../wire/studyAnswers.ts';
import { count, visible } from '../text.ts';
import { readTokens } from '../tokens.ts';
import { flagsOf, value } from './card.ts';
import type { CardModel } from './card.ts';
import { readableRecord } from './record.ts';
import type { ReadableRecord } from './record.ts';
import { boxes, readTries, rightAtOnce } from './tries.ts';
import type { Tries } from './tries.ts';

export interface ReadingTruth extends ReadableRecord {
  readonly tables: Tables;
  /** undefined where there is no second order, so that no lookup was counted. */
  readonly costs: Costs | undefined;
  /** Text of each code. */
  readonly texts: readonly string[];
  readonly name: string;
  /** Codes that are to be read. */
  readonly answers: readonly number[];
}

/** Codes that are read already. */
export const WORKED = 2;
/** Codes after them whose row and column are lit. */
export const HELPED = 1;

export const readingCard: CardModel<ReadingTruth, Tries> = {
  id: 'reading',

  truth({ tables, costs }) {
    if (tables.hasSeqs && !costs) return undefined;
    const texts = textsOf(tables);
    const record = readableRecord(tables, texts);
    if (!record) return undefined;
    return {
      ...record,
      tables,
      costs,
      texts,
      name: tables.name(record.seq) ?? '',
      answers: record.codes.slice(WORKED),
    };
  },

  moot: ({ tables }) => (readableRecord(tables, textsOf(tables)) ? undefined : 'noRecord'),

  begin: () => undefined,

  lookup: ({ name }) => name,

  write: (tries) => tries.join('-'),

  read: (text, { answers }) => readTries(text, answers.length, 256),

  facts(truth, tries = []) {
    const { tables, costs, codes, texts, seq, answers, name } = truth;
    const { open, wrong } = boxes(tries, answers);
    const longest = longestOf(truth);
    const made = tables.rounds.find((round) => round.slot === longest);
    const mean = (letters: number | undefined): string => ((letters ?? 0) / tables.numSyms).toFixed(1);
    return {
      values: {
        entry: value(seq),
        first: value(hexByte(codes[0]!)),
        firstText: value(visible(texts[codes[0]!]!)),
        second: value(hexByte(codes[1]!)),
        secondText: value(visible(texts[codes[1]!]!)),
        code: value(hexByte(answers[open ?? answers.length - 1]!)),
        tried: value(wrong === undefined ? '' : hexByte(wrong), 'guess'),
        triedText: value(wrong === undefined ? '' : visible(texts[wrong] ?? ''), 'guess'),
        bytes: value(codes.length + 1),
        letters: value(name.length),
        alone: value(`${rightAtOnce(tries, answers, HELPED)} of ${codes.length}`, 'guess'),
        longest: value(visible(texts[longest]!)),
        longestCount: value(made?.count ?? 0),
        sharedNames: value(mean(costs?.sharedByName)),
        sharedMemory: value(mean(costs?.sharedInMemory)),
      },
      flags: flagsOf({
        guess: tries.length > 0,
        helped: open !== undefined && open < HELPED,
        done: open === undefined,
        wrong: wrong !== undefined,
        global: texts[codes[0]!] === 'T',
        made: made !== undefined,
        shared: costs !== undefined,
      }),
    };
  },

  twin({ codes, texts, answers }, tries = [], shown) {
    const known = shown ? codes.length : WORKED + (boxes(tries, answers).open ?? answers.length);
    return {
      head: ['byte', 'value', 'row', 'column', 'letters'],
      rows: codes.map((code, i) => [
        count(i + 1),
        hexByte(code),
        hexByte(code)[0]!,
        hexByte(code)[1]!,
        i < known ? visible(texts[code] ?? '') : 'not read yet',
      ]),
    };
  },
};

const known = new WeakMap<Tables, readonly string[]>();

function textsOf(tables: Tables): readonly string[] {
  const texts = known.get(tables) ?? readTokens(tables).map((token) => token.text);
  known.set(tables, texts);
  return texts;
}

/** "9a" */
export function hexByte(code: number): string {
  return code.toString(16).padStart(2, '0');
}

function longestOf({ codes, texts }: ReadingTruth): number {
  return codes.reduce((best, code) => (texts[code]!.length > texts[best]!.length ? code : best));
}

/**
 * The code meant by a person who types these letters: the open one if it stands for them, otherwise the first that
 * does.
 */
export function codeOf({ texts, answers }: ReadingTruth, tries: Tries, letters: string): number | undefined {
  const { open } = boxes(tries, answers);
  const right = answers[open ?? 0]!;
  if (texts[right] === letters) return right;
  const at = texts.indexOf(letters);
  return at < 0 || letters === '' ? undefined : at;
}
