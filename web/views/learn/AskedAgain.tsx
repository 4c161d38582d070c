// A why that was missed is asked once more, two cards later: its answers in another order, nothing marked.

import type { Known } from '../../model/learn/card.ts';
import { otherOrder } from '../../model/learn/progress.ts';
import { whyOf } from '../../model/learn/text.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { factsOf } from './cards.ts';
import { Foot } from './Foot.tsx';
import { useCardKeys } from './keys.ts';
import { Why } from './Why.tsx';

export function AskedAgain({ learn, known }: { readonly learn: Learn; readonly known: Known }) {
  useCardKeys(learn, learn.forward, undefined);
  const { again, againPressed, againRight } = learn.progress.value;
  const text = learn.texts.find(({ number }) => number === again)!;
  const facts = factsOf(text.id, known);
  const why = facts && whyOf(text, facts, true);
  return (
    <>
      <article class="learn-card at-again" aria-label="Asked again">
        <div class="learn-words">
          <p class="learn-note">Earlier, in question {text.number}:</p>
          {facts && why && (
            <Why
              why={why}
              facts={facts}
              order={otherOrder(why.answers.length, text.number)}
              pressed={againPressed}
              done={againRight}
              onAnswer={learn.answerAgain}
            />
          )}
        </div>
      </article>
      <Foot learn={learn} onForward={learn.forward} />
    </>
  );
}
