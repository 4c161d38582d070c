// The cards of Learn on a projector: one shell with Race (Presenter.tsx), which comes from outside, since it is in another chunk.

import { useEffect, useMemo } from 'preact/hooks';
import type { Known } from '../../model/learn/card.ts';
import { createLecturing } from '../../session/learn/lecturing.ts';
import type { Lecturing } from '../../session/learn/lecturing.ts';
import { usePart } from '../../session/context.ts';
import { CARDS } from '../learn/cards.ts';
import { useKeys } from '../keys.ts';
import { LECTURE_KEYS } from '../../model/learn/keys.ts';
import { LectureBar } from './LectureBar.tsx';
import { LecturedCard } from './LecturedCard.tsx';
import { LecturePlans } from './LecturePlans.tsx';
import { useLectureKeys } from './lectureKeys.ts';
import { LECTURE_LABEL } from './shell.ts';
import type { Shell } from './shell.ts';

interface Props {
  readonly Shell: Shell;
  readonly known: Known;
}

export function Lectured({ Shell, known }: Props) {
  const lecturing = usePart(createLecturing);
  useKeys(LECTURE_KEYS);
  useEffect(lecturing.run, []);
  const moot = useMemo(() => mootCards(lecturing, known), [known]);
  useEffect(() => lecturing.setMoot(moot), [moot]);
  const text = lecturing.text.value;
  const { blank, at, step } = lecturing.lecture.value;
  // What had the focus may have gone with the step before; a screen reader then begins at the top.
  useEffect(() => {
    if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
  }, [at, step]);
  if (blank) return <Blank Shell={Shell} lecturing={lecturing} />;
  if (!text) return <LecturePlans Shell={Shell} lecturing={lecturing} />;
  return <LecturedCard key={text.id} Shell={Shell} lecturing={lecturing} known={known} text={text} />;
}

function mootCards({ learn }: Lecturing, known: Known): ReadonlySet<string> {
  return new Set(learn.texts.filter(({ id }) => CARDS.get(id)!.model.moot(known)).map(({ id }) => id));
}

/** A black screen, so that the class looks at the lecturer. */
function Blank({ Shell, lecturing }: { readonly Shell: Shell; readonly lecturing: Lecturing }) {
  const { forward, back } = lecturing;
  useLectureKeys({ lectureForward: forward, lectureBack: back });
  return (
    <>
      <Shell
        label={LECTURE_LABEL}
        headline={
          <p class="unseen" role="status">
            The screen is black. B shows it again.
          </p>
        }
        picture={null}
        sentence={null}
        controls={<LectureBar lecturing={lecturing} />}
      />
      <button type="button" class="lecture-blank" aria-label="Show the screen again" onClick={lecturing.blank} />
    </>
  );
}
