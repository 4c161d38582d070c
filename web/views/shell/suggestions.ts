// What the find box offers as one types: names that begin so first; an address offers the symbol that covers it.

import { effect, signal } from '@preact/signals';
import { nextActive } from '../../model/active.ts';
import { looksLikeAddress } from '../../model/format.ts';
import { focusMain } from './focus.ts';
import { latest } from '../../session/latest.ts';
import type { Session } from '../../session/session.ts';
import type { Location, Tables } from '../../wire/answers.ts';
import type { Questions } from '../../wire/engine.ts';

const SHOWN = 8;

export interface Offer {
  readonly seq: number;
  readonly name: string;
  /** "+ 0x1c of 0x200" when an address was typed. */
  readonly note: string;
  /** How many symbols have this name. */
  readonly same: number;
}

interface Offers {
  /** The map that they were found in: in another their positions mean nothing. */
  readonly of: Tables | undefined;
  readonly list: readonly Offer[];
  /** How many symbols begin so, when not all their names are listed; else 0. */
  readonly begin: number;
}

const NONE: Offers = { of: undefined, list: [], begin: 0 };

export function createFindBox({ state, lookups }: Session) {
  const { tables, trace, findText } = state;
  const offers = signal<Offers>(NONE);
  const open = signal(false);
  /** The suggestion the arrow keys are on; -1 is the text itself. */
  const active = signal(-1);
  const questions = latest();
  let field: HTMLInputElement | null = null;

  async function ask(text: string): Promise<void> {
    const turn = questions.begin();
    const all = tables.value;
    const e = lookups.ask();
    let answer = NONE;
    try {
      if (all?.complete && e && text.trim()) answer = await offersFor(e, text.trim(), all);
    } catch {
      // The worker is being replaced: the next letter asks again.
    }
    if (turn.current()) offers.value = answer;
  }

  function close(): void {
    open.value = false;
    active.value = -1;
  }

  const isShown = (): boolean => open.value && offers.value.of === tables.value && offers.value.list.length > 0;

  function choose(offer: Offer): void {
    close();
    focusMain();
    lookups.endEdit();
    // An address keeps its text until it is answered: the answer says symbol and offset.
    void (offer.note ? lookups.find(findText.value) : lookups.findAt(offer.seq));
  }

  // Suggestions from another map, and questions still under way, are dropped.
  effect(() => {
    void tables.value;
    questions.callOff();
    offers.value = NONE;
    close();
  });

  return {
    offers,
    active,
    isShown,
    close,
    choose,

    setField(input: HTMLInputElement | null): void {
      field = input;
    },

    /** Puts the cursor into the box, its text selected. */
    focus(): void {
      field?.focus();
      field?.select();
    },

    type(text: string): void {
      lookups.edit(text);
      open.value = true;
      active.value = -1;
      void ask(text);
    },

    /** Looks up what is chosen or typed. The keys are the player's from then on. */
    enter(): void {
      const chosen = isShown() ? offers.value.list[active.value] : undefined;
      questions.callOff();
      if (chosen) {
        choose(chosen);
        return;
      }
      close();
      void lookups.find(findText.value);
      focusMain();
    },

    /** Closes the list, and pressed again takes back what was typed and leaves the box. */
    escape(): void {
      if (open.value) {
        close();
        return;
      }
      lookups.endEdit(trace.value?.query ?? '');
      focusMain();
    },

    move(by: number): void {
      if (!open.value) void ask(findText.value);
      open.value = true;
      active.value = nextActive(active.value, by, offers.value.list.length);
    },
  };
}

export type FindState = ReturnType<typeof createFindBox>;

async function offersFor(e: Questions, text: string, all: Tables): Promise<Offers> {
  const name = (seq: number): string => all.name(seq) ?? '';
  const place = looksLikeAddress(text) ? await e.locate(text) : undefined;
  if (place)
    return { of: all, list: [{ seq: place.seq, name: name(place.seq), note: offsetText(place), same: 1 }], begin: 0 };
  const s = await e.suggest(text, SHOWN);
  return {
    of: all,
    list: s.seqs.map((seq, i) => ({ seq, name: name(seq), note: '', same: s.same[i]! })),
    // Equal names are listed once and counted each.
    begin: s.total > s.prefixed ? s.total : 0,
  };
}

/** "+ 0x1c of 0x200" */
export function offsetText(place: Location): string {
  return `+ 0x${place.offset.toString(16)} of 0x${place.size.toString(16)}`;
}
