// A text with each of its terms as a word that answers.

import { termsIn } from '../../model/termsIn.ts';
import { TermNote } from './TermNote.tsx';

export interface ExplainedProps {
  readonly text: string;
  /** A symbol's name: no word of it is a term, but its prefix may be one. */
  readonly name?: boolean;
}

export function Explained({ text, name = false }: ExplainedProps) {
  return (
    <>
      {termsIn(text, name).map(({ word, text: part }, i) =>
        word ? (
          <TermNote key={i} word={word}>
            {part}
          </TermNote>
        ) : (
          part
        ),
      )}
    </>
  );
}
