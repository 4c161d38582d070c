// The rows of equal names: of a name, and of one of its symbols.

import { kindIndex, sizeText } from '../../model/symbols/list.ts';
import { count, visible } from '../../model/text.ts';
import type { Tables } from '../../wire/answers.ts';
import type { SymbolCard, SymbolColumns } from '../../wire/exploreAnswers.ts';
import { Name, TypeLetter } from './Name.tsx';
import { Address } from './Row.tsx';

interface Shared {
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  /** The keys are at this row. */
  readonly active: boolean;
  readonly tables: Tables;
  readonly columns: SymbolColumns;
  readonly onPress: () => void;
}

interface NameProps extends Shared {
  readonly members: Uint32Array;
  /** Bytes of the tables that all of them take. */
  readonly bytes: number;
  readonly open: boolean;
}

/** Ticks that a line of 180 pixels has room for. */
const MOST_TICKS = 60;

export function NameRow({ id, index, top, active, tables, members, bytes, open, onPress }: NameProps) {
  const letters = [...new Set(Array.from(members.subarray(0, 200), (seq) => String.fromCharCode(tables.type(seq))))];
  const alone = members.length < 2;
  return (
    <div
      id={id}
      class={`sym-row sym-name-row${active ? ' active' : ''}`}
      role="row"
      aria-level={1}
      aria-rowindex={index + 1}
      aria-expanded={alone ? undefined : open}
      style={{ top: `${top}px` }}
      onClick={onPress}
    >
      <span class="name clip" role="rowheader" title={visible(tables.name(members[0]!) ?? '')}>
        <i class="sym-twist" aria-hidden="true">
          {alone ? '' : open ? '▾' : '▸'}
        </i>
        <Name name={tables.name(members[0]!) ?? ''} />
      </span>
      <b class="r" role="gridcell">
        {count(members.length)}
      </b>
      <Where members={members} of={tables.numSyms} />
      <span class="sym-letters" role="gridcell">
        {letters.map((letter) => (
          <TypeLetter key={letter} letter={letter} kind={kindIndex(letter)} />
        ))}
      </span>
      <span class="r" role="gridcell">
        {count(bytes)}
      </span>
    </div>
  );
}

/** Where the symbols of a name lie, from the first of the map to the last. */
function Where({ members, of }: { readonly members: Uint32Array; readonly of: number }) {
  const step = Math.max(1, Math.ceil(members.length / MOST_TICKS));
  let path = '';
  for (let i = 0; i < members.length; i += step) path += `M${(1 + (178 * members[i]!) / of).toFixed(1)} 7v12`;
  return (
    <svg class="sym-lie" viewBox="0 0 180 26" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" x2="180" y1="13" y2="13" />
      <path d={path} />
    </svg>
  );
}

interface MemberProps extends Shared {
  readonly seq: number;
  /** The card of its name's symbols, once it is there. */
  readonly card: SymbolCard | undefined;
  readonly chosen: boolean;
}

export function MemberRow({ id, index, top, active, tables, columns, seq, card, chosen, onPress }: MemberProps) {
  const at = card?.copies.findIndex((copy) => copy.seq === seq) ?? -1;
  const copy = card?.copies[at];
  const name = (i: number): string => visible(tables.name(i) ?? '');
  return (
    <div
      id={id}
      class={`sym-row sym-member${active ? ' active' : ''}`}
      role="row"
      aria-level={2}
      aria-rowindex={index + 1}
      aria-selected={chosen}
      style={{ top: `${top}px` }}
      onClick={onPress}
    >
      <span role="gridcell">
        <span class="sym-badge">
          {at < 0 ? '…' : at + 1}
          {card?.found === seq && ' first'}
        </span>
        <span class="unseen">{card && ` of ${count(card.copies.length)}`}</span>
      </span>
      <Address cell address={tables.address(seq) ?? 0n} word32={tables.word32} />
      <span class="r" role="gridcell">
        {sizeText(columns.size[seq]!)} B
      </span>
      <span class="sym-between clip" role="gridcell">
        {copy && copy.before >= 0 && (
          <>
            {copy.after >= 0 ? 'between ' : 'after '}
            <code>{name(copy.before)}</code>
          </>
        )}
        {copy && copy.before >= 0 && copy.after >= 0 && ' and '}
        {copy && copy.after >= 0 && (
          <>
            {copy.before < 0 && 'before '}
            <code>{name(copy.after)}</code>
          </>
        )}
      </span>
    </div>
  );
}
