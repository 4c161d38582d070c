// A why-question. A wrong answer shows its misconception, and the person can try again until the right answer is found
// or shown.

import { fillText } from '../../model/learn/text.ts';
import type { WhyAnswer, Facts, WhyQuestion as Question } from '../../model/learn/text.ts';
import { Pieces } from './Pieces.tsx';

interface Props {
  readonly why: Question;
  readonly facts: Facts;
  /** Places of the answers, as they are listed. */
  readonly order: readonly number[];
  /** Wrong answers that were pressed, the last one last. */
  readonly pressed: readonly number[];
  readonly done: boolean;
  /** The person had the answer shown. */
  readonly told?: boolean;
  readonly onAnswer: (at: number, right: boolean) => void;
}

const LETTERS = 'ABCD';

export function Why({ why, facts, order, pressed, done, told = false, onAnswer }: Props) {
  const last = pressed.at(-1);
  return (
    <div class="learn-why">
      <h2>
        <Pieces pieces={fillText(why.ask, facts)} />
      </h2>
      <div role="group" aria-label={`${order.length === 4 ? 'Four' : 'Three'} answers`} class="learn-answers">
        {order.map((at, i) => {
          const answer = why.answers[at]!;
          const right = answer.right === true;
          const wrong = pressed.includes(at);
          const open = done ? right : at === last;
          return (
            <div key={at} class="learn-answer">
              <button
                type="button"
                class={`learn-choice${wrong ? ' wrong' : ''}${done && right ? ' right' : ''}`}
                aria-pressed={wrong || (done && right)}
                aria-disabled={done}
                onClick={() => {
                  if (!done) onAnswer(at, right);
                }}
              >
                <kbd>{LETTERS[i]}</kbd>
                <span>
                  <Pieces pieces={fillText(answer.say, facts)} />
                  {wrong && <span class="unseen">, pressed, and not the answer</span>}
                </span>
              </button>
              {open && <Reply answer={answer} facts={facts} told={told} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Reply({ answer, facts, told }: { readonly answer: WhyAnswer; readonly facts: Facts; readonly told: boolean }) {
  const head = answer.right ? (told ? 'The answer' : 'That is it') : answer.misconception;
  return (
    <div class={answer.right ? 'learn-reply right' : 'learn-reply'} role="status">
      <b>{head}</b>
      <p>
        <Pieces pieces={fillText(answer.reply, facts)} />
      </p>
    </div>
  );
}
