// The presenter, the glossary, Help, names to try, what is said of keys and the inside of a probe: a chunk of its own beside lateParts.ts, fetched together with it.

import { createPresenting } from '../session/presenting.ts';
import type { Session } from '../session/session.ts';
import { Presenter } from './present/Presenter.tsx';
import { keepFocus } from './shell/keepFocus.ts';
import { Explained } from './words/Explained.tsx';
import { createExplaining } from './words/Term.tsx';
import { TermNote } from './words/TermNote.tsx';

export { Rail } from './inside/Rail.tsx';
export { GuessSwitch, Halves, IndexHalves } from './race/Guess.tsx';
export { Deep } from './shell/Deep.tsx';
export { NamesToTry } from './shell/NamesToTry.tsx';
export { NotThere } from './shell/NotThere.tsx';
export { RacePresented } from './present/RacePresented.tsx';

/** Words are explained, the focus is kept, and other views can be presented from now on. */
export function beginDeep(part: Session['part']): void {
  part(createExplaining).value = { note: TermNote, text: Explained };
  part(createPresenting).shell.value = Presenter;
  keepFocus();
}
