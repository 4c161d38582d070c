// The combobox "Find a symbol": suggestions as you type, names that begin so first; an address shows its symbol.

import { signal, useSignalEffect } from '@preact/signals';
import { engine, find, findAt } from '../../session/actions.ts';
import type { Location, Tables } from '../../wire/answers.ts';
import { plural, visible } from '../../model/text.ts';
import { draft, query, tables, trace } from '../../session/store.ts';
import { nextActive } from '../../model/active.ts';
import { address, kindOf, looksLikeAddress } from '../../model/format.ts';

const SHOWN = 8;

interface Offer {
  readonly seq: number;
  readonly name: string;
  /** "+0x1c of 0x200" when an address was typed. */
  readonly note: string;
}

interface Offers {
  /** The map they were found in: positions mean nothing in another. */
  readonly of: Tables | undefined;
  readonly list: readonly Offer[];
  /** How many symbols begin so, when not all their names are listed; else 0. */
  readonly begin: number;
}

const NONE: Offers = { of: undefined, list: [], begin: 0 };

const input = { current: null as HTMLInputElement | null };

/** Puts the cursor into the find box, its text selected. */
export function focusFind(): void {
  input.current?.focus();
  input.current?.select();
}

async function offersFor(text: string, all: Tables): Promise<Offers> {
  const e = engine();
  if (!e || !text) return NONE;
  const name = (seq: number): string => all.name(seq) ?? '';
  if (looksLikeAddress(text)) {
    const place = await e.locate(text);
    if (place) return { list: [{ seq: place.seq, name: name(place.seq), note: offsetText(place) }], begin: 0, of: all };
  }
  const s = await e.suggest(text, SHOWN);
  // Equal names are listed once and counted each.
  return {
    of: all,
    list: s.seqs.map((seq) => ({ seq, name: name(seq), note: '' })),
    begin: s.total > s.prefixed ? s.total : 0,
  };
}

/** " + 0x1c of 0x200" */
export function offsetText(place: Location): string {
  return `+ 0x${place.offset.toString(16)} of 0x${place.size.toString(16)}`;
}

const offers = signal<Offers>(NONE);
let asking = 0;

async function ask(text: string): Promise<void> {
  const mine = ++asking;
  const all = tables.value;
  let answer = NONE;
  try {
    if (all?.complete) answer = await offersFor(text.trim(), all);
  } catch {
    // A worker being replaced: the next letter asks again.
  }
  if (mine === asking) offers.value = answer;
}

const open = signal(false);
const active = signal(-1);

function close(): void {
  open.value = false;
  active.value = -1;
}

function type(event: Event): void {
  query.value = (event.target as HTMLInputElement).value;
  draft.value = true;
  open.value = true;
  active.value = -1;
  void ask(query.value);
}

function choose(offer: Offer): void {
  close();
  draft.value = false;
  // An address keeps its text until it is answered: the answer says symbol and offset.
  void (offer.note ? find(query.value) : findAt(offer.seq));
}

function enter(): void {
  const chosen = isShown() ? offers.value.list[active.value] : undefined;
  asking++;
  if (chosen) return choose(chosen);
  close();
  void find(query.value);
}

/** Escape closes the list, and pressed again takes back what was typed. */
function escape(): void {
  if (open.value) return close();
  query.value = trace.value?.query ?? '';
  draft.value = false;
}

function move(by: number): void {
  if (!open.value) void ask(query.value);
  open.value = true;
  active.value = nextActive(active.value, by, offers.value.list.length);
}

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: enter,
  Escape: escape,
};

function onKeyDown(event: KeyboardEvent): void {
  // While an input method composes, Enter and the arrows are its own.
  const act = event.isComposing ? undefined : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

const isShown = (): boolean => open.value && offers.value.of === tables.value && offers.value.list.length > 0;

/** What was offered from another map, or is being asked, is void. */
function forget(): void {
  asking++;
  offers.value = NONE;
  close();
}

export function FindBox() {
  useSignalEffect(() => {
    void tables.value;
    forget();
  });
  const { list, begin } = offers.value;
  const shown = isShown();
  return (
    <div class="find">
      <input
        ref={(node) => {
          input.current = node;
        }}
        id="find"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="find-list"
        aria-activedescendant={shown && active.value >= 0 ? `find-${active.value}` : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={600}
        placeholder="a name or 0x address"
        value={query.value}
        onInput={type}
        onKeyDown={onKeyDown}
        onBlur={close}
        onFocus={(e) => e.currentTarget.select()}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul
        id="find-list"
        role="listbox"
        aria-label="Suggestions"
        class="find-list panel"
        hidden={!shown}
        onPointerDown={(e) => e.preventDefault()}
      >
        {list.map((offer, i) => (
          <Suggestion key={offer.seq} offer={offer} at={i} active={i === active.value} onChoose={() => choose(offer)} />
        ))}
        {begin > 0 && (
          <li class="find-more" role="presentation">
            {plural(begin, 'symbol begins', 'symbols begin')} so
          </li>
        )}
      </ul>
    </div>
  );
}

function Suggestion({
  offer,
  at,
  active,
  onChoose,
}: {
  readonly offer: Offer;
  readonly at: number;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  const all = tables.value;
  const where = all?.address(offer.seq);
  return (
    <li id={`find-${at}`} role="option" aria-selected={active} class="find-option" onClick={onChoose}>
      <span class="name clip">
        <Highlighted name={offer.name} part={query.value.trim()} />
      </span>
      <span class="find-note">{offer.note || (all && kindOf(String.fromCharCode(all.type(offer.seq))))}</span>
      {all && where !== undefined && <code class="find-address">{address(where, all)}</code>}
    </li>
  );
}

function Highlighted({ name, part }: { readonly name: string; readonly part: string }) {
  const at = part ? name.indexOf(part) : -1;
  if (at < 0) return <>{visible(name)}</>;
  return (
    <>
      {visible(name.slice(0, at))}
      <mark>{visible(part)}</mark>
      {visible(name.slice(at + part.length))}
    </>
  );
}
