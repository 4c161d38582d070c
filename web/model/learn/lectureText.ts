// The texts of a lecture, which are data (static/lecture; cmd/build-wasm/lecturetexts.go checks them). Pure.

import type { LectureCard, LectureStep } from './lecture.ts';

export interface LecturePlan {
  readonly minutes: number;
  /** Whether the whys are asked too. */
  readonly whys: boolean;
  /** Minutes of each card, by its id. */
  readonly cards: Readonly<Record<string, number>>;
}

export interface LectureWords {
  readonly id: string;
  /** What is voted on before the truth; without it the card's own question is shown, and nobody votes. */
  readonly ask?: string;
  /** What can be chosen. Without them the card computes its choices. */
  readonly choices?: readonly string[];
  /** For the lecturer. */
  readonly notes: readonly string[];
}

export interface LectureTexts {
  readonly plans: readonly LecturePlan[];
  readonly cards: readonly LectureWords[];
}

const WHOLE: readonly LectureStep[] = ['ask', 'shown', 'why', 'answer'];

interface Numbered {
  readonly id: string;
  readonly number: number;
}

/**
 * The cards of a lecture in the order of their numbers. Without a plan: all from that number on, with their whys.
 * A card that cannot be asked of the loaded kernel has one step, which says why.
 */
export function lectureCards(
  all: readonly Numbered[],
  plan: LecturePlan | undefined,
  from: number,
  isMoot: (id: string) => boolean,
): readonly LectureCard[] {
  return all
    .filter(({ id, number }) => (plan ? id in plan.cards : number >= from))
    .map(({ id, number }) => ({
      number,
      minutes: plan?.cards[id] ?? 0,
      steps: isMoot(id) ? ['ask'] : WHOLE.slice(0, plan && !plan.whys ? 2 : undefined),
    }));
}
