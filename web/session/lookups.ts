// Shows a lookup: asks the engine, and puts its answer and a moment of its race on screen.

import { batch } from '@preact/signals';
import { answerTo, firstLookup } from '../model/choose.ts';
import type { Answer } from '../model/choose.ts';
import type { Mode, Range } from '../model/clock.ts';
import { looksLikeAddress } from '../model/format.ts';
import { problemOf } from '../model/problems.ts';
import type { Query } from '../model/query.ts';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { count } from '../model/text.ts';
import { end, within } from '../model/timeline.ts';
import type { Tables, Trace } from '../wire/answers.ts';
import { Cancelled } from '../wire/seat.ts';
import type { Questions } from '../wire/engine.ts';
import { latest } from './latest.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** A moment of a race. */
export interface Moment {
  readonly mode: Mode;
  readonly position: number;
  readonly range: Range | undefined;
}

/** Why this name is looked up, in a sentence; a function if the sentence depends on the answer. */
type Reason = string | ((t: Trace) => string);

interface Shown {
  readonly reason: string;
  /**
   * If it is left out, the race is at its start and has no range. The moment of another lookup does not fit this one.
   */
  readonly moment: Moment | undefined;
  /** A race that is playing continues to play. */
  readonly keepPlaying?: boolean;
}

export type Lookups = ReturnType<typeof createLookups>;

export function createLookups(store: Store, { engine }: Pick<World, 'engine'>, onShown: () => void) {
  const questions = latest();
  /** A name that was entered before there was an engine. It is looked up when there is one. */
  let queuedText = '';

  /**
   * The engine, for those who ask small questions of their own (suggestions, entries, timings); undefined before the
   * first map.
   */
  const ask = (): Questions | undefined => (store.ready.value ? engine : undefined);

  function show({ query, trace, located }: Answer, { reason, moment, keepPlaying = false }: Shown): void {
    batch(() => {
      store.query.value = query;
      store.answering.value = false;
      store.trace.value = trace;
      if (!store.draft.value) store.findText.value = trace.query;
      store.why.value = reason;
      store.located.value = located;
      store.timing.value = undefined;
      store.linearEntry.value = undefined;
      if (moment) store.mode.value = moment.mode;
      const last = end(trace, store.mode.value);
      store.position.value = Math.min(moment?.position ?? 0, last);
      store.range.value = within(moment?.range, last);
      if (!keepPlaying) store.playing.value = false;
    });
  }

  /** Reports a failure, unless the work was cancelled on purpose. */
  function report(reason: unknown, title: string): void {
    if (reason instanceof Cancelled || (reason instanceof DOMException && reason.name === 'AbortError')) return;
    store.problem.value = problemOf(reason, title);
  }

  async function showAnswer(answer: (e: Questions) => Promise<Answer>, reason: Reason, moment?: Moment): Promise<void> {
    const e = ask();
    if (!e) return;
    store.draft.value = false;
    store.answering.value = true;
    const turn = questions.begin();
    try {
      const found = await answer(e);
      if (!turn.current()) return;
      show(found, {
        reason: typeof reason === 'string' ? reason || toldOnAddress(found) : reason(found.trace),
        moment,
      });
      store.problem.value = store.missingMap.value = undefined;
      onShown();
    } catch (error) {
      if (turn.current()) report(error, 'The lookup failed');
    } finally {
      if (turn.current()) store.answering.value = false;
    }
  }

  /** Looks a name up. The caller may say why this name, and at which moment its race begins. */
  const look = (query: Query, reason: Reason = '', moment?: Moment): Promise<void> =>
    showAnswer((e) => answerTo(e, query), reason, moment);

  const findAt = (seq: number, reason: Reason = ''): Promise<void> => look({ by: 'seq', seq }, reason);

  /** A query as typed: a name, or an address, which is looked up by the name of the symbol that covers it. */
  async function find(text: string): Promise<void> {
    const word = text.trim();
    if (!word) return;
    if (!ask()) {
      store.draft.value = false;
      store.answering.value = true;
      queuedText = word;
      return;
    }
    await look(looksLikeAddress(word) ? { by: 'address', address: word } : { by: 'name', name: word });
  }

  return {
    ask,
    find,
    show,
    report,
    look,
    findAt,
    momentNow: (): Moment => ({ mode: store.mode.value, position: store.position.value, range: store.range.value }),

    /** The lookup this map opens with. */
    lookFirst: (moment?: Moment): Promise<void> =>
      showAnswer((e) => firstLookup(e, store.tables.peek()!, undefined), '', moment),

    /** The race that ships with the page: there before any engine, and only this one lookup. */
    showOpening(opening: { readonly tables: Tables; readonly trace: Trace }, moment: Moment): void {
      batch(() => {
        store.tables.value = opening.tables;
        store.source.value = DEFAULT_SAMPLE;
        store.buildOptions.value = {};
        show({ query: { by: 'name', name: opening.trace.query }, trace: opening.trace }, { reason: '', moment });
      });
    },

    /** Looks up what was entered before there was an engine. */
    async findQueued(): Promise<void> {
      if (!queuedText || !ask()) return;
      const text = queuedText;
      queuedText = '';
      await find(text);
    },

    /** Results of earlier requests are no longer shown. */
    callOff(): void {
      questions.callOff();
      queuedText = '';
      store.answering.value = false;
    },

    /** The person edits the text of the find box. */
    edit(text: string): void {
      store.findText.value = text;
      store.draft.value = true;
    },

    /** The text of the find box is the lookup on screen, or an entered suggestion that is being looked up. */
    endEdit(text?: string): void {
      if (text !== undefined) store.findText.value = text;
      store.draft.value = false;
    },
  };
}

function toldOnAddress({ query, located, trace }: Answer): string {
  if (query.by !== 'address') return '';
  return located ? firstOfName(trace, located.seq) : 'No symbol covers that address, so it was looked up as a name.';
}

/** A lookup is by name: where several symbols share it, the race finds the first of them. */
export function firstOfName(t: Trace, picked: number): string {
  if (t.seq === picked) return '';
  return `The symbol at position ${count(picked)} shares its name; a lookup finds the first that has it, at position ${count(t.seq)}.`;
}
