// The words of a card: before the truth the question and the task, after it the sentence, then the why-question.

import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { cardState } from '../../model/learn/progress.ts';
import { visible } from '../../model/text.ts';
import { fillText, said, whyOf } from '../../model/learn/text.ts';
import type { CardText, Facts } from '../../model/learn/text.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { Pieces } from './Pieces.tsx';
import { Why } from './Why.tsx';

interface Props {
  readonly learn: Learn;
  readonly text: CardText;
  readonly facts: Facts;
  /** The card's own controls. */
  readonly side: ComponentChildren;
  /** What can be tried of one's own once the truth is shown. */
  readonly own: ComponentChildren;
  /** The name whose lookup the card is about. */
  readonly lookup: string | undefined;
}

export function CardWords({ learn, text, facts, side, own, lookup }: Props) {
  const { step, pressed, told } = cardState(learn.progress.value);
  const heading = useRef<HTMLHeadingElement>(null);
  // The focus goes to the question of a new card, so that a screen reader begins there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [text.id]);
  const brief = step === 'why' || step === 'right' || step === 'keep';
  const note = said(text.note, facts);
  const why = whyOf(text, facts);
  return (
    <>
      <h1 id="learn-question" class={brief ? 'brief' : ''} ref={heading} tabIndex={-1}>
        <Pieces pieces={fillText(brief ? text.short : text.question, facts)} />
      </h1>
      {step === 'ask' && (
        <p class="learn-before">
          <Pieces pieces={said(text.before, facts)} />
        </p>
      )}
      <p class={step === 'ask' ? 'unseen' : 'learn-sentence'} aria-live="polite">
        {step !== 'ask' && step !== 'keep' && <Pieces pieces={said(text.sentence, facts)} />}
      </p>
      {step === 'ask' && (
        <p class="learn-task" aria-live="polite">
          <Pieces pieces={said(text.task, facts)} />
        </p>
      )}
      {step === 'shown' && note.length > 0 && (
        <p class="learn-note">
          <Pieces pieces={note} />
        </p>
      )}
      {step === 'shown' && lookup && (
        <p class="learn-note">
          <a href={learn.raceOf(lookup)}>
            See this lookup in the race: <span class="name">{visible(lookup)}</span>
          </a>
        </p>
      )}
      {(step === 'ask' || step === 'shown') && side}
      {step === 'shown' && own}
      {step === 'ask' && <p class="learn-note">{text.hint}</p>}
      {(step === 'why' || step === 'right') && why && (
        <Why
          why={why}
          facts={facts}
          order={why.answers.map((_, i) => i)}
          pressed={pressed}
          done={step === 'right'}
          told={told}
          onAnswer={learn.answer}
        />
      )}
    </>
  );
}
