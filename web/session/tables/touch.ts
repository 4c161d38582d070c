// The explorer of Tables: the byte that is pointed at, the symbol whose bytes are lit, and what follows from them. The symbol is that of the
// lookup, or the one whose byte was pointed at last.

import { computed, effect, signal } from '@preact/signals';
import { aimOf } from '../../model/tables/goTo.ts';
import { litBytes } from '../../model/tables/lit.ts';
import { TABLE_NAMES, tableParts } from '../../model/tables/parts.ts';
import type { TablePart } from '../../model/tables/parts.ts';
import { pathOf } from '../../model/tables/place.ts';
import type { BytePlace } from '../../model/tables/place.ts';
import { readTokens } from '../../model/tokens.ts';
import type { Tables, Trace } from '../../wire/answers.ts';
import type { Internals } from '../session.ts';
import { createCounted } from './counted.ts';
import { createTouched } from './touched.ts';

export type Touch = ReturnType<typeof createTouch>;

export function createTouch({ store, lookups, part }: Internals) {
  const { own } = part(createCounted);
  const { touched, show } = part(createTouched);
  const all = computed(() => (store.tables.value?.complete ? store.tables.value : undefined));
  const tokens = computed(() => (all.value ? readTokens(all.value) : []));
  const parts = computed<readonly TablePart[]>(() => {
    const order = own.value?.tables ?? TABLE_NAMES.map((_, i) => i);
    return all.value ? tableParts(all.value, order) : [];
  });
  const partOf = (table: BytePlace['table'] | undefined): TablePart | undefined =>
    parts.value.find(({ name }) => name === table);
  const seq = signal(-1);
  const place = computed<BytePlace | undefined>(() => {
    const asked = touched.value.place;
    if (asked && asked.offset < (partOf(asked.table)?.bytes.length ?? 0)) return asked;
    const from = all.value?.numSyms ? all.value.records[Math.max(0, seq.value)] : undefined;
    return from === undefined ? undefined : { table: 'names', offset: from };
  });
  const path = computed(() => {
    const at = place.value;
    const table = partOf(at?.table);
    return all.value && table && at ? pathOf(all.value, table, at.offset, tokens.value) : undefined;
  });
  const lit = computed(() => (all.value ? litBytes(all.value, parts.value, seq.value, tokens.value) : {}));

  const point = (to: BytePlace): void => show({ part: 'bytes', place: to });
  const choose = (to: number): void => {
    const from = all.peek()?.records[to];
    if (from === undefined) return;
    seq.value = to;
    point({ table: 'names', offset: from });
  };

  // A byte that belongs to a symbol chooses it. A marker belongs to all of its block: a symbol of the block stays.
  effect(() => {
    const owner = path.value?.seq;
    if (owner === undefined) return;
    if (place.value?.table !== 'markers' || seq.peek() >> 8 !== owner >> 8) seq.value = owner;
  });
  // A lookup chooses its symbol. While a link is followed, the byte that the link names stays.
  let [shown, of]: [Trace | undefined, Tables | undefined] = [undefined, undefined];
  effect(() => {
    const trace = store.trace.value;
    const tables = all.value;
    if (!trace || !tables || (trace === shown && tables === of)) return;
    const first = shown === undefined;
    [shown, of] = [trace, tables];
    const named = touched.peek().place;
    const to = store.located.peek()?.seq ?? trace.seq;
    if (to < 0) return;
    if (named && (first || store.visiting.peek() > 0)) {
      if (seq.peek() < 0) seq.value = to;
      return;
    }
    seq.value = to;
    if (named) show({ part: 'bytes' });
  });

  return {
    all,
    tokens,
    parts,
    seq,
    place,
    path,
    lit,
    point,
    choose,
    /** Goes where a text says. Returns why it cannot; '' where it can, or where a lookup answers. */
    goTo(text: string): string {
      if (!all.value) return '';
      const aim = aimOf(text, all.value, parts.value);
      if (aim.kind === 'byte') point(aim.place);
      if (aim.kind === 'entry') choose(aim.seq);
      if (aim.kind === 'lookup') void lookups.find(aim.text);
      return aim.kind === 'wrong' ? aim.why : '';
    },
  };
}
