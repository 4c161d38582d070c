// What the view Symbols shows of the loaded kernel, by a program of its own: asked for when the view is open, and again for the next
// kernel. The filter is the only state: all else follows from it, from the order and from the chosen symbol.

import { batch, effect, signal } from '@preact/signals';
import { problemOf } from '../../model/problems.ts';
import { sortOf } from '../../model/symbols/filter.ts';
import { symbolPartOf } from '../../model/symbols/place.ts';
import type { Tables } from '../../wire/answers.ts';
import { decodeAnswer, decodeCard, decodeColumns, decodeMiss } from '../../wire/exploreAnswers.ts';
import type { Matches, Miss, Places, SymbolCard, SymbolColumns } from '../../wire/exploreAnswers.ts';
import type { Request } from '../../wire/protocol.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Seat } from '../../wire/seat.ts';
import { latest } from '../latest.ts';
import type { Turn } from '../latest.ts';
import type { Internals } from '../session.ts';
import { bytes, studied } from '../studied.ts';

export type Symbols = ReturnType<typeof createSymbols>;

export function createSymbols({ store, world, lookups, navigation }: Internals) {
  const columns = signal<SymbolColumns | undefined>(undefined);
  const answer = signal<Matches | Places | undefined>(undefined);
  const miss = signal<Miss | undefined>(undefined);
  const card = signal<SymbolCard | undefined>(undefined);
  const problem = signal('');
  /** How far the kernel ran from where it was linked to, as a person wrote it; '' where the text may tell. */
  const shift = signal('');
  /** What the list shows: the symbols of its rows on screen. */
  const shown = signal<readonly number[]>([]);
  /** The match that the list was asked to show last, by its place; an object of its own each time. */
  const asked = signal<{ readonly at: number } | undefined>(undefined);
  /** Of symbols that share their name, once somebody has opened it: the card that they share. */
  const namesakes = signal<ReadonlyMap<number, SymbolCard>>(new Map());
  const filters = latest();
  const cards = latest();
  let seat: Seat | undefined;

  /** Asks for the newest of several: an answer that came late is dropped. */
  async function ask(turn: Turn, request: Request): Promise<Uint8Array | undefined> {
    try {
      const frame = await seat?.ask(request);
      return turn.current() ? frame : undefined;
    } catch (reason) {
      if (turn.current() && !(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
      return undefined;
    }
  }

  async function filter(text: string, sort: string, shifted: string): Promise<void> {
    const turn = filters.begin();
    const request: Request = { op: 'filter', text, ...sortOf(sort), shift: shifted };
    // A filter that takes long answers with its first matches, and goes on when it is asked again.
    for (let more = true, asked = request; more; asked = { ...request, more: true }) {
      const frame = await ask(turn, asked);
      if (!frame) return;
      const got = decodeAnswer(frame);
      more = got.kind === 'matches' && got.more;
      const lost =
        got.kind === 'matches' && got.missing ? await ask(turn, { op: 'miss', name: text.trim() }) : undefined;
      if (!turn.current()) return;
      batch(() => {
        problem.value = '';
        answer.value = got;
        miss.value = lost && decodeMiss(lost);
      });
    }
  }

  async function look(seq: number): Promise<void> {
    const turn = cards.begin();
    const frame = await ask(turn, { op: 'card', seq });
    if (frame) card.value = decodeCard(frame);
  }

  /** Learns where the symbols of that one's name lie. */
  async function lookAtName(seq: number): Promise<void> {
    const begun = columns.peek();
    if (!begun || namesakes.peek().has(seq)) return;
    const frame = await seat?.ask({ op: 'card', seq }).catch(() => undefined);
    if (!frame || columns.peek() !== begun) return;
    const got = decodeCard(frame);
    namesakes.value = new Map([...namesakes.peek(), ...got.copies.map((copy) => [copy.seq, got] as const)]);
  }

  async function begin(tables: Tables): Promise<void> {
    seat?.end(new Cancelled());
    filters.callOff();
    cards.callOff();
    batch(() => {
      columns.value = answer.value = miss.value = card.value = undefined;
      problem.value = '';
      namesakes.value = new Map();
      asked.value = undefined;
    });
    seat = world.symbols?.open();
    const sent = { ...studied(tables), addresses: bytes(tables.addresses), allSymbols: tables.allSymbols };
    try {
      const frame = await seat?.ask({ op: 'explore', tables: sent });
      if (frame && tables === store.tables.peek()) columns.value = decodeColumns(frame, tables.numSyms);
    } catch (reason) {
      if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
    }
  }

  let begun: Tables | undefined;
  const isOpen = (): boolean => store.view.value === 'symbols' && symbolPartOf(store.part.value) === 'list';
  effect(() => {
    const tables = store.tables.value;
    if (!isOpen() || !tables?.complete || tables === begun) return;
    // A symbol chosen in another kernel is another symbol here.
    if (begun) store.chosen.value = -1;
    begun = tables;
    void begin(tables);
  });
  effect(() => {
    if (columns.value && isOpen()) void filter(store.filter.value, store.sort.value, shift.value);
  });
  effect(() => {
    const seq = store.chosen.value;
    if (!columns.value || !isOpen()) return;
    if (seq >= 0 && seq < columns.value.rank.length) void look(seq);
    else card.value = undefined;
  });

  return {
    columns,
    answer,
    miss,
    card,
    problem,
    shift,
    shown,
    asked,
    namesakes,
    lookAtName,
    /** Shows the match of that place in the list. */
    showMatch(at: number): void {
      if (at >= 0) asked.value = { at };
    },
    setFilter(text: string): void {
      store.filter.value = text;
    },
    setSort(sort: string): void {
      store.sort.value = sort;
    },
    choose(seq: number): void {
      store.chosen.value = seq;
    },
    again(): void {
      const tables = store.tables.peek();
      if (tables?.complete) void begin(tables);
    },
    /** Shows the symbol's record among the bytes of the tables. */
    showBytes(seq: number): void {
      const offset = store.tables.peek()?.records[seq];
      if (offset === undefined) return;
      store.touched.value = `bytes.names.${offset}`;
      navigation.setView('tables');
    },
    /** Looks the symbol's name up in a race. */
    async race(seq: number): Promise<void> {
      await lookups.findAt(seq);
      navigation.setView('race');
    },
  };
}
