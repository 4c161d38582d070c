// The combobox "Find a symbol": suggestions as you type (suggestions.ts).

import { address, kindOf } from '../../model/format.ts';
import { plural, visible } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createFindBox } from './suggestions.ts';
import type { Offer } from './suggestions.ts';

type Box = ReturnType<typeof createFindBox>;

const KEYS: Readonly<Record<string, (box: Box) => void>> = {
  ArrowDown: (box) => box.move(1),
  ArrowUp: (box) => box.move(-1),
  Enter: (box) => box.enter(),
  Escape: (box) => box.escape(),
};

function onKeyDown(box: Box, event: KeyboardEvent): void {
  // While an input method composes, it uses Enter and the arrow keys itself.
  const act = event.isComposing ? undefined : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(box);
}

export function FindBox() {
  const { findText } = useSession().state;
  const box = usePart(createFindBox);
  const { offers, active, isShown, close, choose } = box;
  const { list, begin } = offers.value;
  const shown = isShown();
  return (
    <div class="find">
      <input
        ref={box.setField}
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
        value={findText.value}
        onInput={(e) => box.type(e.currentTarget.value)}
        onKeyDown={(e) => onKeyDown(box, e)}
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
  const { tables, findText } = useSession().state;
  const all = tables.value;
  const where = all?.address(offer.seq);
  return (
    <li id={`find-${at}`} role="option" aria-selected={active} class="find-option" onClick={onChoose}>
      <span class="name clip">
        <Highlighted name={offer.name} part={findText.value.trim()} />
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
