// The list of suggestions under the find box.

import { clip } from '../../model/format.ts';
import { placeOf } from '../../model/kinds.ts';
import { count, plural, visible } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { FindState, Offer } from './suggestions.ts';

/** Letters of the text in the sentence under the list. */
const MOST = 40;

export function SuggestionList({ box, shown }: { readonly box: FindState; readonly shown: boolean }) {
  const { offers, active, choose } = box;
  const { findText } = useSession().state;
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
          {plural(begin, 'symbol begins', 'symbols begin')} with “{clip(visible(findText.value.trim()), MOST)}”
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
  return (
    <li id={`find-${at}`} role="option" aria-selected={active} class="find-option" onClick={onChoose}>
      <span class="name clip">
        <Highlighted name={offer.name} part={findText.value.trim()} />
      </span>
      <span class="find-note">{offer.note || (all && placeOf(String.fromCharCode(all.type(offer.seq))))}</span>
      {offer.same > 1 && (
        <span class="find-same">{count(offer.same)} symbols have this name; the first in memory is found</span>
      )}
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
