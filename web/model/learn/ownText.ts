// A text that a person typed, written in the tokens of the loaded kernel. The program writes it (symtab/study); here it becomes
// words. Pure.

import type { Written } from '../../wire/designAnswers.ts';
import { count, plural, visible } from '../text.ts';
import type { Value } from './text.ts';

/** As many letters are taken. A kernel's own names have up to 511 bytes, but few have more than 64. */
const MOST_LETTERS = 128;

export interface OwnText {
  readonly typed: string;
  /** Why it was not written. */
  readonly wrong?: 'empty' | 'long' | undefined;
  readonly written?: Written | undefined;
}

const lettersOf = (typed: string): number => [...typed].length;

export function wrongText(typed: string): 'empty' | 'long' | undefined {
  const letters = lettersOf(typed);
  if (letters === 0) return 'empty';
  return letters > MOST_LETTERS ? 'long' : undefined;
}

interface TextPiece {
  readonly code: number;
  readonly text: string;
}

const lenient = new TextDecoder();

/** Each byte with what it stands for. */
export function textPieces({ codes, letters, lens }: Written): readonly TextPiece[] {
  let at = 0;
  return [...codes].map((code, i) => {
    const from = at;
    at += lens[i]!;
    return { code, text: visible(lenient.decode(letters.subarray(from, at))) };
  });
}

/** What the texts of the card may name of it. */
export function textFacts(own: OwnText | undefined): {
  readonly values: Readonly<Record<string, Value>>;
  readonly flags: Readonly<Record<string, boolean>>;
} {
  const { written, wrong } = own ?? {};
  const codes = written?.codes.length ?? 0;
  const unknown = written?.unknown ?? 0;
  return {
    values: {
      typed: { text: plural(lettersOf(own?.typed ?? ''), 'letter'), ink: 'guess' },
      mostTyped: { text: count(MOST_LETTERS), ink: 'strong' },
      codes: { text: plural(codes, 'byte'), ink: 'strong' },
      unknown: { text: plural(unknown, 'byte'), ink: 'strong' },
    },
    flags: {
      written: codes > 0,
      textEmpty: wrong === 'empty',
      textLong: wrong === 'long',
      textNone: written !== undefined && codes === 0,
      textOdd: unknown > 0,
    },
  };
}
