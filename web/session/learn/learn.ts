// Learn's own state: the card or the closing page on screen, guesses and answers with the loaded kernel, and what was computed of it. What is
// kept stays in this browser (web/model/learn/kept.ts).

import { batch, computed, effect, signal } from '@preact/signals';
import cards from 'virtual:card-texts';
import { PARTS } from '../../model/embed/heights.ts';
import { iframeSnippet } from '../../model/embed/snippet.ts';
import { formatLink } from '../../model/link.ts';
import type { Link } from '../../model/link.ts';
import { LEARN_KEY, progressOf, withProgress } from '../../model/learn/kept.ts';
import {
  answer,
  answerAgain,
  askMissed,
  beginAt,
  cardState,
  endAgain,
  nextStep,
  setGuess,
  showWithoutGuess,
  tellAnswer,
  toCard,
  toClosing,
  toStep,
} from '../../model/learn/progress.ts';
import type { CardStep, Learning } from '../../model/learn/progress.ts';
import { cardsIn } from '../../model/learn/text.ts';
import type { CardText } from '../../model/learn/text.ts';
import type { Known } from '../../model/learn/card.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import type { Internals } from '../session.ts';
import { createDesigning } from './designing.ts';
import { createOwn } from './own.ts';
import { createStudy } from './study.ts';

export type Learn = ReturnType<typeof createLearn>;

const texts = (): readonly CardText[] =>
  cardsIn(cards as Record<string, readonly CardText[]>, globalThis.navigator?.languages ?? []) ?? [];

export function createLearn({ store, world, navigation, loads, part }: Internals) {
  const study = part(createStudy);
  const counted = part(createDesigning);
  const own = part(createOwn);
  const { tables, source } = store;
  const all = texts();
  const first = all[0]!.number;
  /** Number of the page that comes after the last card. */
  const closing = all.at(-1)!.number + 1;
  const places = [...all.map(({ number }) => number), closing];
  const numbered = (number: number): CardText => all.find((text) => text.number === number) ?? all[0]!;

  /** The card of that number, or the closing page; the first card where there is neither. */
  const placed = (number: number): number => (number === closing ? closing : numbered(number).number);

  /** Guesses and answers are stored under this: the map's fingerprint. */
  const kernel = computed(() => (tables.value?.complete ? tables.value.fingerprint : ''));
  const progress = signal<Learning>(beginAt(store.card.peek() || first));

  /** What is known of the loaded kernel; undefined before its tables are there. */
  const known = computed<Known | undefined>(() => {
    const all = tables.value;
    if (!all?.complete) return undefined;
    return {
      tables: all,
      costs: study.costs.value,
      training: study.training.value,
      designs: counted.designs.value,
      ownText: own.text.value,
      ownPairs: own.pairs.value,
    };
  });

  const change = (next: Learning): void => {
    batch(() => {
      progress.value = next;
      store.card.value = next.card;
    });
    if (kernel.peek()) world.storage.write(LEARN_KEY, withProgress(world.storage.read(LEARN_KEY), kernel.peek(), next));
  };

  function go(number: number): void {
    const now = progress.peek();
    change(number === closing ? toClosing(now, closing) : toCard(now, number));
  }
  /** To the place so many further on or back. */
  const turn = (by: number): void => {
    const to = places[places.indexOf(progress.peek().card) + by];
    if (to) go(to);
  };
  /** Ends a question that was asked again. On the closing page the next one follows. */
  const endAgainHere = (now: Learning): void => {
    const ended = endAgain(now);
    change(now.card === closing ? toClosing(ended, closing) : ended);
  };

  // Each kernel has its own guesses. A guess in a link replaces the stored one.
  effect(() => {
    if (!kernel.value) return;
    const wanted = store.card.peek() ? placed(store.card.peek()) : undefined;
    const kept = progressOf(world.storage.read(LEARN_KEY), kernel.value, first, wanted);
    const number = placed(kept.card);
    batch(() => {
      progress.value = { ...kept, card: number };
      store.card.value = number;
    });
  });
  effect(() => {
    const wanted = store.card.value;
    if (wanted && wanted !== progress.peek().card) go(placed(wanted));
  });
  effect(() => {
    const guess = store.cardGuess.value;
    if (!guess || !kernel.value) return;
    store.cardGuess.value = '';
    if (progress.peek().card === closing) return;
    change({ ...toStep(setGuess(progress.peek(), guess), 'ask'), again: undefined });
  });

  /** Number of the card that a lecture shows; 0 without one. */
  const lectured = signal(0);
  // Designs take many seconds, so they are counted from the card before on, once nothing else is.
  effect(() => {
    const near = Math.max(progress.value.card, lectured.value) >= all.at(-1)!.number - 1;
    const { designs, stopped, work } = counted;
    if (!near || store.view.value !== 'learn' || !tables.value?.complete || study.work.value) return;
    if (!designs.value && !work.value && !stopped.value.has('designs')) counted.start('designs');
  });

  const raceLink = (name: string): Link => ({
    ...navigation.linkNow(),
    view: 'race',
    query: { by: 'name', name },
    mode: 'work',
    position: 0,
    range: undefined,
    theme: 'auto',
  });

  return {
    texts: all,
    progress,
    known,
    closing,
    /** Whether the closing page is on screen, or what is asked before it. */
    atClosing: computed(() => progress.value.card === closing),
    /** The text of the card on screen; of the first one when the closing page is. */
    text: computed(() => numbered(progress.value.card)),
    /** The loaded map's name. */
    map: computed(() => source.value?.name ?? ''),

    /** The address of the card on screen with the loaded map, and with the guess if wished. */
    linkHere(withGuess: boolean): string {
      const { guess } = cardState(progress.value);
      const link = {
        ...navigation.linkNow(),
        view: 'learn' as const,
        card: progress.value.card,
        theme: 'auto' as const,
      };
      return world.address.whole(formatLink({ ...link, guess: withGuess ? guess : undefined }));
    },

    /** The race of a name, from its start, in the loaded map. */
    raceOf: (name: string): string => formatLink(raceLink(name)),
    /** A frame of that race for another page; '' where the map is a person's own, which no other page has. */
    embedOf(name: string): string {
      const site = new URL('.', world.address.whole(''));
      if (source.value?.kind !== 'sample' || !site.protocol.startsWith('http')) return '';
      const settings = { link: raceLink(name), speed: 1, loop: false, autoplay: false, parts: PARTS };
      return iframeSnippet(site.href, { settings, width: 0 });
    },

    /** Why nothing can be counted, in words; '' while nothing is wrong. */
    problem: computed(() => study.problem.value || counted.problem.value),
    /** How far the counting of designs is; undefined while it is not under way. */
    building: counted.work,
    studyAgain(): void {
      if (study.problem.peek()) study.again();
      else counted.start('designs');
    },
    /** A lecture shows that card; 0: it has ended. */
    lecture(number: number): void {
      lectured.value = number;
    },
    /** Asks the same question of the sample. */
    takeSample: (): void => void loads.load(DEFAULT_SAMPLE),
    buildIndex: (): void => void loads.buildIndex(),

    guess: (text: string): void => change(setGuess(progress.peek(), text)),
    step: (to: CardStep): void => change(toStep(progress.peek(), to)),
    /** Shows the truth without a guess, if it is not shown yet. */
    showTruth(): void {
      const { card } = progress.peek();
      if (card !== closing && cardState(progress.peek()).step === 'ask') change(showWithoutGuess(progress.peek()));
    },
    answer: (at: number, right: boolean): void => change(answer(progress.peek(), at, right)),
    answerAgain: (at: number, right: boolean): void => change(answerAgain(progress.peek(), at, right)),
    /** Asks the questions again that were missed at the first try. */
    askMissed: (): void => change(askMissed(progress.peek())),
    go,
    turn,
    /** The black button: the next state of the card, or the next card; from the closing page to the race. */
    forward(): void {
      const now = progress.peek();
      const { step } = cardState(now);
      const next = nextStep(step);
      if (now.again !== undefined) endAgainHere(now);
      else if (now.card === closing) navigation.setView('race');
      else if (step === 'why') change(tellAnswer(now));
      else if (next) change(toStep(now, next));
      else turn(1);
    },
    /** Whether the card on screen is the last one. */
    isLast: (): boolean => progress.peek().card === closing - 1,
  };
}
