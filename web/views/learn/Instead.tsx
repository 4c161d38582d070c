// What stands in place of a card whose question cannot be asked of the loaded kernel, or not yet.

import type { CardText } from '../../model/learn/text.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { Foot } from './Foot.tsx';
import { useCardKeys } from './keys.ts';

interface Props {
  readonly learn: Learn;
  readonly text: CardText;
}

export function Moot({ learn, text, reason }: Props & { readonly reason: string }) {
  const forward = (): void => learn.turn(1);
  useCardKeys(learn, forward, undefined);
  return (
    <>
      <article class="learn-card at-ask" aria-labelledby="learn-question">
        <div class="learn-words">
          <h1 id="learn-question" tabIndex={-1}>
            {text.short}
          </h1>
          <p>{text.moot?.[reason]}</p>
          <p class="learn-files">
            {reason === 'noIndex' && (
              <button type="button" class="btn" onClick={learn.buildIndex}>
                Build its second order
              </button>
            )}
            <button type="button" class="btn" onClick={learn.takeSample}>
              Take the sample
            </button>
          </p>
        </div>
      </article>
      <Foot learn={learn} onForward={forward} moot />
    </>
  );
}

const WAIT_DESIGNS =
  'Each of the 91 designs is built here from the names of this kernel, checked, and counted. It takes a while.';

export function Counting({ learn, text }: Props) {
  const forward = (): void => learn.turn(1);
  useCardKeys(learn, forward, undefined);
  return (
    <>
      <article class="learn-card at-ask" aria-labelledby="learn-question">
        <div class="learn-words">
          <h1 id="learn-question">{text.short}</h1>
          <Awaited learn={learn} text={text} />
        </div>
      </article>
      <Foot learn={learn} onForward={forward} moot />
    </>
  );
}

/** What is being counted and how far it is; or why it cannot be, with a way to try again. */
export function Awaited({ learn, text }: Props) {
  const problem = learn.problem.value;
  const designs = text.id === 'designs';
  return (
    <>
      <p role="status">
        {problem || (designs ? WAIT_DESIGNS : 'Counting the lookups of all symbols …')}{' '}
        {problem && (
          <button type="button" class="btn" onClick={learn.studyAgain}>
            Try again
          </button>
        )}
      </p>
      {designs && !problem && <Built learn={learn} />}
    </>
  );
}

function Built({ learn }: { readonly learn: Learn }) {
  const work = learn.building.value;
  if (!work?.total) return null;
  const far = `${work.done} of ${work.total} designs`;
  return (
    <p>
      <progress value={work.done} max={work.total} aria-label={far} /> <span aria-hidden="true">{far}</span>
    </p>
  );
}
