// Which element explains which word: the first of a page. And the word that Help is to show when it opens.

import { signal } from '@preact/signals';
import type { Word } from '../../model/glossary.ts';
import type { Session } from '../../session/session.ts';

export function createTerms({ dialogs }: Session) {
  const claims = signal<readonly { readonly word: Word; readonly by: object }[]>([]);
  let wanted: Word | undefined;
  return {
    /** Answers what gives the word up, for the next that claimed it. */
    claim(word: Word, by: object): () => void {
      claims.value = [...claims.peek(), { word, by }];
      return () => {
        claims.value = claims.peek().filter((c) => c.by !== by);
      };
    },

    isFirst: (word: Word, by: object): boolean => claims.value.find((c) => c.word === word)?.by === by,

    /** Opens the list of all words in Help, at this one. */
    openList(word: Word): void {
      wanted = word;
      dialogs.openHelp();
    },

    /** The word to show, asked once by each opening of Help. */
    takeWanted(): Word | undefined {
      const word = wanted;
      wanted = undefined;
      return word;
    },
  };
}
