// The beginning of a lecture: how much time there is. Page Down takes the choice that is marked.

import { useEffect } from 'preact/hooks';
import type { LecturePlan } from '../../model/learn/lectureText.ts';
import type { Lecturing } from '../../session/learn/lecturing.ts';
import { LectureBar } from './LectureBar.tsx';
import { useLectureKeys } from './lectureKeys.ts';
import { LECTURE_LABEL } from './shell.ts';
import type { Shell } from './shell.ts';

export function LecturePlans({ Shell, lecturing }: { readonly Shell: Shell; readonly lecturing: Lecturing }) {
  const { texts, learn, lecture, begin, choose } = lecturing;
  const plans: readonly (LecturePlan | undefined)[] = [undefined, ...texts.plans];
  const { choice } = lecture.value;
  useLectureKeys({
    lectureForward: () => begin(plans[lecture.peek().choice]),
    choiceBack: () => choose(lecture.peek().choice - 1, plans.length),
    choiceForward: () => choose(lecture.peek().choice + 1, plans.length),
  });
  useEffect(() => {
    if (choice > 0) document.querySelectorAll<HTMLElement>('.lecture-plans button')[choice]?.focus();
  }, [choice]);
  const numbers = (plan: LecturePlan): string =>
    learn.texts
      .filter(({ id }) => id in plan.cards)
      .map(({ number }) => number)
      .join(', ');
  return (
    <Shell
      label={LECTURE_LABEL}
      headline={<h1>How much time is there?</h1>}
      picture={
        <div class="lecture-plans" role="group" aria-label="Plans">
          {plans.map((plan, i) => (
            <button
              key={plan?.minutes ?? 0}
              type="button"
              aria-current={i === choice ? 'true' : undefined}
              onClick={() => begin(plan)}
            >
              <b>{plan ? `${plan.minutes} minutes` : 'No plan'}</b>
              <span>
                {plan
                  ? `questions ${numbers(plan)}${plan.whys ? ', each with its why' : ', without the whys'}`
                  : `from question ${learn.progress.value.card} on, as long as it takes`}
              </span>
            </button>
          ))}
        </div>
      }
      sentence={<p>Choose with ↑ and ↓, begin with Page Down. Your clicker’s two keys go on and back.</p>}
      controls={<LectureBar lecturing={lecturing} />}
    />
  );
}
