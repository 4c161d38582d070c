// The lecture on screen: what is planned, where it is, the hands that were counted, and its clock. Nothing of it is kept.

import { computed, effect, signal } from '@preact/signals';
import lectures from 'virtual:lecture-texts';
import {
  AT_FIRST,
  backward,
  clockText,
  minutesAhead,
  onward,
  rubOut,
  toChoice,
  typeDigit,
  voteAgain,
} from '../../model/learn/lecture.ts';
import type { Lecture, LectureCard } from '../../model/learn/lecture.ts';
import { lectureCards } from '../../model/learn/lectureText.ts';
import type { LecturePlan, LectureTexts } from '../../model/learn/lectureText.ts';
import { cardsIn } from '../../model/learn/text.ts';
import type { Internals } from '../session.ts';
import { createLearn } from './learn.ts';

/** A question that hands are counted for: its name, and how many choices it has. */
interface Voted {
  readonly question: string;
  readonly many: number;
}

export type Lecturing = ReturnType<typeof createLecturing>;

const TICK_MS = 1000;

export function createLecturing({ part, world }: Internals) {
  const learn = part(createLearn);
  const texts = cardsIn(lectures as Record<string, LectureTexts>, globalThis.navigator?.languages ?? [])!;
  const lecture = signal<Lecture>(AT_FIRST);
  const plan = signal<LecturePlan | undefined>(undefined);
  const from = signal(1);
  const moot = signal<ReadonlySet<string>>(new Set());
  const begun = signal(0);
  const now = signal(0);

  const cards = computed<readonly LectureCard[]>(() =>
    lectureCards(learn.texts, plan.value, from.value, (id) => moot.value.has(id)),
  );
  const change = (next: Lecture): void => {
    lecture.value = next;
  };
  // What a card needs may take a while to count.
  effect(() => {
    const { at } = lecture.value;
    learn.lecture(at === undefined ? 0 : (cards.value[at]?.number ?? 0));
  });
  const clear = (): void => change({ ...AT_FIRST, hands: {} });

  return {
    learn,
    texts,
    lecture,
    cards,
    plan,
    /** The text of the card on screen; undefined while the plan is chosen. */
    text: computed(() => {
      const { at } = lecture.value;
      const number = at === undefined ? undefined : cards.value[at]?.number;
      return learn.texts.find((text) => text.number === number);
    }),
    /** The time since the lecture began, and how it compares with the plan. */
    clock: computed(() => {
      const ms = Math.max(0, now.value - begun.value);
      const { at } = lecture.value;
      return {
        text: clockText(ms),
        ahead: plan.value && at !== undefined ? minutesAhead(cards.value, at, ms) : 0,
      };
    }),
    /** Which cards cannot be asked of the loaded kernel. */
    setMoot(ids: ReadonlySet<string>): void {
      moot.value = ids;
    },

    /** Begins with a plan, or with all cards from the one on screen. */
    begin(chosen: LecturePlan | undefined): void {
      clear();
      plan.value = chosen;
      from.value = learn.text.peek().number;
      begun.value = now.value = world.clock.date();
      change({ ...lecture.peek(), at: 0 });
    },
    forward: (): void => change(onward(lecture.peek(), cards.peek())),
    back: (): void => change(backward(lecture.peek(), cards.peek())),
    blank: (): void => change({ ...lecture.peek(), blank: !lecture.peek().blank }),
    notes: (): void => change({ ...lecture.peek(), notes: !lecture.peek().notes }),
    choose: (choice: number, many: number): void => change(toChoice(lecture.peek(), choice, many)),
    type: ({ question, many }: Voted, digit: number): void => change(typeDigit(lecture.peek(), question, many, digit)),
    rubOut: ({ question, many }: Voted): void => change(rubOut(lecture.peek(), question, many)),
    voteAgain: ({ question }: Voted): void => change(voteAgain(lecture.peek(), question)),
    /** The clock runs while the lecture is on screen. Returns a function that ends it, on the lecture's card. */
    run(): () => void {
      // Who has gone to another card meanwhile begins anew.
      const { at: left } = lecture.peek();
      if (left !== undefined && cards.peek()[left]?.number !== learn.progress.peek().card) clear();
      let stop = (): void => {};
      const tick = (): void => {
        now.value = world.clock.date();
        stop = world.clock.after(TICK_MS, tick);
      };
      tick();
      return () => {
        stop();
        const { at } = lecture.peek();
        if (at !== undefined) learn.go(cards.peek()[at]!.number);
        change({ ...lecture.peek(), blank: false, notes: false });
      };
    },
    /** Back to the choice of a plan. */
    clear,
  };
}
