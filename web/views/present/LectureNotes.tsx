// The lecturer's notes on a card, and what comes next.

import { fillText } from '../../model/learn/text.ts';
import type { Facts } from '../../model/learn/text.ts';
import type { Lecturing } from '../../session/learn/lecturing.ts';
import { Pieces } from '../learn/Pieces.tsx';

export function LectureNotes({ lecturing, facts }: { readonly lecturing: Lecturing; readonly facts: Facts }) {
  const { texts, text, cards, lecture, learn } = lecturing;
  const { at } = lecture.value;
  const words = texts.cards.find(({ id }) => id === text.value?.id);
  const next = at === undefined ? undefined : cards.value[at + 1];
  const after = learn.texts.find(({ number }) => number === next?.number);
  return (
    <section class="lecture-notes" aria-label="Notes">
      <ul>
        {words?.notes.map((note) => (
          <li key={note}>
            <Pieces pieces={fillText(note, facts)} />
          </li>
        ))}
      </ul>
      <p>{after ? `Next card: ${after.number}.` : 'This is the last card.'} N shows the question again.</p>
    </section>
  );
}
