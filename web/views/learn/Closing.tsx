// The page after the last card: what each card leaves of this kernel, the person's own score, four questions over all cards,
// and ways on.

import { useEffect, useRef } from 'preact/hooks';
import type { Known } from '../../model/learn/card.ts';
import { firstTryText, scoreText } from '../../model/learn/closing.ts';
import { cardState, firstTries } from '../../model/learn/progress.ts';
import { fillText, said } from '../../model/learn/text.ts';
import type { CardText } from '../../model/learn/text.ts';
import { visible } from '../../model/text.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { SINGLE_FILE } from '../../wire/assets.ts';
import { CARDS, factsOf } from './cards.ts';
import { Foot } from './Foot.tsx';
import { useCardKeys } from './keys.ts';
import { Pieces } from './Pieces.tsx';

interface Props {
  readonly learn: Learn;
  readonly known: Known;
}

export function Closing({ learn, known }: Props) {
  useCardKeys(learn, learn.forward, undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <article class="learn-card learn-closing" aria-labelledby="learn-question">
        <div class="learn-words">
          <h1 id="learn-question" ref={heading} tabIndex={-1}>
            What you have learnt
          </h1>
          <p>
            Of <b>{learn.map.value}</b>, one line from each question. {scoreText(learn.progress.value)}
          </p>
          <p class="learn-note">
            Score and guesses are yours alone: they are kept in this browser, for this kernel, and sent nowhere.
          </p>
          <ol class="learn-lines">
            {learn.texts.map((text) => (
              <Line key={text.id} learn={learn} known={known} text={text} />
            ))}
          </ol>
        </div>
        <div class="learn-words">
          <h2>Can you say it in your own words?</h2>
          {learn.texts.map((text) => (
            <Over key={text.id} known={known} text={text} />
          ))}
          <h2>Ways on</h2>
          <Ways learn={learn} known={known} />
        </div>
      </article>
      <Foot learn={learn} onForward={learn.forward} />
    </>
  );
}

/** What a card leaves, or why its question cannot be asked of this kernel. */
function Line({ learn, known, text }: Props & { readonly text: CardText }) {
  const progress = learn.progress.value;
  const moot = CARDS.get(text.id)!.model.moot(known);
  const facts = factsOf(text.id, known);
  return (
    <li class={cardState(progress, text.number).first ?? ''}>
      <a href={`#learn=${text.number}`}>{text.short}</a>{' '}
      {!moot && <span class="learn-first">{firstTryText(progress, text.number)}</span>}
      <p>
        {moot ? text.moot?.[moot] : facts ? <Pieces pieces={fillText(text.keep, facts)} /> : 'This is being counted …'}
      </p>
    </li>
  );
}

/** A question over all cards. The answer is closed at first, so that the person can say it before reading it. */
function Over({ known, text }: { readonly known: Known; readonly text: CardText }) {
  const facts = text.closing && factsOf(text.id, known);
  if (!facts) return null;
  return (
    <details class="learn-fold">
      <summary>{text.closing!.ask}</summary>
      <p>
        <Pieces pieces={said(text.closing!.answer, facts)} />{' '}
        <a href={`#learn=${text.number}`}>Question {text.number}</a>
      </p>
    </details>
  );
}

function Ways({ learn, known }: Props) {
  const missed = firstTries(learn.progress.value, 'missed').length;
  const name = raced(learn, known);
  return (
    <ul class="learn-ways">
      {missed > 0 && (
        <li>
          <button type="button" class="btn" onClick={learn.askMissed}>
            {missed === 1 ? 'Ask the missed question again' : `Ask the ${missed} missed questions again`}
          </button>
        </li>
      )}
      {name !== undefined && (
        <li>
          <a href={learn.raceOf(name)}>
            Race for <span class="name">{visible(name)}</span>
          </a>
          , step by step
        </li>
      )}
      <li>
        <a href="#lab">The Lab</a>: the same experiments with every knob free
      </li>
      {!SINGLE_FILE && (
        <li>
          <a href="handout.html">The handout</a>: the questions on paper, for the sample
        </li>
      )}
    </ul>
  );
}

/** A name whose lookup one of the cards is about; of several, the last card's. */
function raced(learn: Learn, known: Known): string | undefined {
  let name: string | undefined;
  for (const { id } of learn.texts) {
    const { model } = CARDS.get(id)!;
    const truth = model.moot(known) ? undefined : model.truth(known);
    if (truth !== undefined) name = model.lookup?.(truth) ?? name;
  }
  return name;
}
