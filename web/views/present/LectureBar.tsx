// The last row of a lecture: where it is, and the buttons for those who have no keys at hand.

import type { ComponentChildren } from 'preact';
import { PlayButton } from '../../kit/PlayButton.tsx';
import type { LectureStep } from '../../model/learn/lecture.ts';
import { plural } from '../../model/text.ts';
import type { Lecturing } from '../../session/learn/lecturing.ts';
import { useLectureKeys } from './lectureKeys.ts';

const STEPS: readonly (readonly [LectureStep, string])[] = [
  ['ask', 'Guess'],
  ['shown', 'See'],
  ['why', 'Why'],
  ['answer', 'Answer'],
];

interface Props {
  readonly lecturing: Lecturing;
  readonly children?: ComponentChildren;
}

export function LectureBar({ lecturing, children }: Props) {
  const { lecture, cards, back, forward, blank, notes } = lecturing;
  const { at, step } = lecture.value;
  useLectureKeys({ blank });
  const card = at === undefined ? undefined : cards.value[at];
  return (
    <>
      {card && (
        <>
          <PlayButton name="Back" icon="back" tip="Back (Page Up)" act={back} />
          <PlayButton name="On" icon="forward" tip="On (Page Down)" more="strong" act={forward} />
          <p class="lecture-where">
            <b>
              {at! + 1} of {cards.value.length}
            </b>
            <span>
              {STEPS.filter(([id]) => card.steps.includes(id)).map(([id, label]) =>
                id === step ? <b key={id}>{label}</b> : <i key={id}>{label}</i>,
              )}
            </span>
          </p>
          {children}
          <span class="spring" />
          <button type="button" class="btn quiet" onClick={notes}>
            Notes <kbd>N</kbd>
          </button>
          <button type="button" class="btn quiet" onClick={blank}>
            Black <kbd>B</kbd>
          </button>
          <Clock lecturing={lecturing} />
        </>
      )}
      {!card && <span class="spring" />}
    </>
  );
}

function Clock({ lecturing }: { readonly lecturing: Lecturing }) {
  const { text, ahead } = lecturing.clock.value;
  const minutes = lecturing.plan.value?.minutes;
  return (
    <p class="lecture-clock">
      <b>{text}</b>
      {minutes && (
        <span>
          {' '}
          of {minutes} min
          {ahead !== 0 && `, ${plural(Math.abs(ahead), 'minute')} ${ahead > 0 ? 'ahead' : 'behind'}`}
        </span>
      )}
    </p>
  );
}
