// Learn: questions about the loaded kernel, one at a time. Text at the left, the figure at the right, one button below.

import { isSeen } from '../../model/learn/progress.ts';
import { createLearn } from '../../session/learn/learn.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { usePart } from '../../session/context.ts';
import { createPresenting } from '../../session/presenting.ts';
import { SINGLE_FILE } from '../../wire/assets.ts';
import { useCommand } from '../keys.ts';
import { Lectured } from '../present/Lectured.tsx';
import type { Shell } from '../present/shell.ts';
import { CardOnScreen } from './CardOnScreen.tsx';

export function LearnView() {
  const learn = usePart(createLearn);
  const { known, text } = learn;
  const { on, shell, toggle } = usePart(createPresenting);
  useCommand('present', toggle);
  if (on.value && known.value && shell.value) return <Lectured Shell={shell.value as Shell} known={known.value} />;
  return (
    <div class="learn">
      <Strip learn={learn} />
      {known.value ? (
        <CardOnScreen key={text.value.id} learn={learn} known={known.value} text={text.value} />
      ) : (
        <p class="learn-wait">The tables are being built; the questions are about them.</p>
      )}
    </div>
  );
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
