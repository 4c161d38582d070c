// Under a card: its four steps, the number of the question, and the black button to the next step.

import { cardState } from '../../model/learn/progress.ts';
import type { CardStep } from '../../model/learn/progress.ts';
import type { Learn } from '../../session/learn/learn.ts';

const STEPS = [
  ['ask', 'Guess'],
  ['shown', 'See'],
  ['why', 'Why'],
  ['keep', 'Keep'],
] as const satisfies readonly (readonly [CardStep, string])[];

const FORWARD: Readonly<Record<CardStep, string>> = {
  ask: 'Show me',
  shown: 'Why?',
  why: 'Show the answer',
  right: 'Keep this',
  keep: 'Next question',
};

const AFTER_AGAIN = { card: 'On to the question', closing: 'Go on' } as const;

interface Props {
  readonly learn: Learn;
  readonly onForward: () => void;
  /** The question cannot be asked of this kernel: the button leads to the next one. */
  readonly moot?: boolean;
}

export function Foot({ learn, onForward, moot = false }: Props) {
  const { progress, texts } = learn;
  const { step } = cardState(progress.value);
  const again = progress.value.again !== undefined;
  const closing = learn.atClosing.value;
  const plain = again || moot || closing;
  const where = closing ? 'closing' : 'card';
  const at = closing ? `After ${texts.length} questions` : `Question ${progress.value.card} of ${texts.length}`;
  return (
    <footer class="learn-foot">
      <div class="learn-foot-inner">
        {!plain && (
          <div class="learn-steps" role="group" aria-label="Steps of this question">
            {STEPS.map(([id, label]) => (
              <button
                key={id}
                type="button"
                aria-current={id === step || (id === 'why' && step === 'right') ? 'step' : undefined}
                onClick={() => learn.step(id)}
              >
                {label}
              </button>
            ))}
          </div>
        )}
        <p class="learn-count">{again ? 'Asked again' : at}</p>
        <span class="spring" />
        {step === 'ask' && !plain && (
          <button type="button" class="btn quiet" onClick={learn.showTruth}>
            Show without a guess
          </button>
        )}
        {(step === 'shown' || step === 'why') && !plain && (
          <button type="button" class="btn quiet" onClick={() => learn.step('keep')}>
            Keep this
          </button>
        )}
        <button type="button" class="btn strong learn-forward" onClick={onForward}>
          {again ? AFTER_AGAIN[where] : closing ? 'To the race' : label(moot ? 'keep' : step, learn.isLast())}
          <kbd aria-hidden="true">Enter</kbd>
        </button>
      </div>
    </footer>
  );
}

function label(step: CardStep, last: boolean): string {
  return step === 'keep' && last ? 'What you have learnt' : FORWARD[step];
}
