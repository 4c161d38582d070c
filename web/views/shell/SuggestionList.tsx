// The list of suggestions under the find box.

import { address } from '../../model/format.ts';
import { kindOf } from '../../model/kinds.ts';
import { plural, visible } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { FindState, Offer } from './suggestions.ts';

export function SuggestionList({ box, shown }: { readonly box: FindState; readonly shown: boolean }) {
  const { offers, active, choose } = box;
  const { list, begin } = offers.value;
  return (
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
