// Learn: questions about the loaded kernel, one at a time. Text at the left, the figure at the right, one button below.

import { isSeen } from '../../model/learn/progress.ts';
import { createLearn } from '../../session/learn/learn.ts';
import type { Known } from '../../model/learn/card.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { usePart } from '../../session/context.ts';
import { createPresenting } from '../../session/presenting.ts';
import { SINGLE_FILE } from '../../wire/assets.ts';
import { useCommand } from '../keys.ts';
import { Lectured } from '../present/Lectured.tsx';
import type { Shell } from '../present/shell.ts';
import { AskedAgain } from './AskedAgain.tsx';
import { CardOnScreen } from './CardOnScreen.tsx';
import { Closing } from './Closing.tsx';

export function LearnView() {
  const learn = usePart(createLearn);
  const { known } = learn;
  const { on, shell, toggle } = usePart(createPresenting);
  useCommand('present', toggle);
  if (on.value && known.value && shell.value) return <Lectured Shell={shell.value as Shell} known={known.value} />;
  return (
    <div class="learn">
      <Strip learn={learn} />
      {known.value ? (
        <Now learn={learn} known={known.value} />
      ) : (
        <p class="learn-wait">The tables are being built; the questions are about them.</p>
      )}
    </div>
  );
}

/** The card on screen, a question that is asked again in its place, or the page after the last card. */
function Now({ learn, known }: { readonly learn: Learn; readonly known: Known }) {
  const { again } = learn.progress.value;
  if (again !== undefined) return <AskedAgain key={`again${again}`} learn={learn} known={known} />;
  if (learn.atClosing.value) return <Closing learn={learn} known={known} />;
  const text = learn.text.value;
  return <CardOnScreen key={text.id} learn={learn} known={known} text={text} />;
}

/** The numbers of the questions; a bar under a number: seen. */
function Strip({ learn }: { readonly learn: Learn }) {
  const { texts, progress } = learn;
  const { toggle } = usePart(createPresenting);
  return (
    <nav class="learn-strip" aria-label="Questions">
      {texts.map((text) => (
        <button
          key={text.id}
          type="button"
          class={isSeen(progress.value, text.number) ? 'seen' : ''}
          aria-current={text.number === progress.value.card ? 'true' : undefined}
          aria-label={`Question ${text.number}${isSeen(progress.value, text.number) ? ', seen' : ''}`}
          onClick={() => learn.go(text.number)}
        >
          {text.number}
        </button>
      ))}
      <button
        type="button"
        aria-current={learn.atClosing.value ? 'true' : undefined}
        aria-label="End: what you have learnt"
        onClick={() => learn.go(learn.closing)}
      >
        End
      </button>
      <button type="button" class="learn-present" title="Present these questions (P)" onClick={toggle}>
        Present
      </button>
      {!SINGLE_FILE && (
        <a class="learn-present" href="handout.html" title="These questions on paper, for the sample">
          Handout
        </a>
      )}
    </nav>
  );
}
