// One row of the list.

import { kindIndex, onAxis, sizeText, splitName } from '../../model/symbols/list.ts';
import { addressText, count, visible } from '../../model/text.ts';
import type { Tables } from '../../wire/answers.ts';
import type { SymbolColumns } from '../../wire/exploreAnswers.ts';
import { Name, TypeLetter } from './Name.tsx';

interface Props {
  readonly seq: number;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly chosen: boolean;
  readonly marked: string;
  readonly tables: Tables;
  readonly columns: SymbolColumns;
  readonly onChoose: () => void;
}

export function Row({ seq, index, top, chosen, marked, tables, columns, onChoose }: Props) {
  const name = tables.name(seq) ?? '';
  const letter = String.fromCharCode(tables.type(seq));
  const record = tables.records[seq + 1]! - tables.records[seq]!;
  const search = columns.search[seq]!;
  const copies = columns.equal[seq]!;
  return (
    <div
      id={`sym-${seq}`}
      class="sym-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={chosen}
      style={{ top: `${top}px` }}
      onClick={onChoose}
    >
      <Address cell address={tables.address(seq) ?? 0n} word32={tables.word32} />
      <span role="gridcell">
        <TypeLetter letter={letter} kind={kindIndex(letter)} />
      </span>
      <span class="name clip" role="gridcell" title={visible(splitName(name).join(''))}>
        <Name name={name} marked={marked} />
        {copies > 1 && <small>one of {count(copies)}</small>}
      </span>
      <span class="sym-size" role="gridcell">
        {sizeText(columns.size[seq]!)}
      </span>
      <span class="sym-rec" role="gridcell">
        {record}
      </span>
      <span class="sym-reads" role="gridcell">
        {count(search)}
      </span>
      <Dots search={search} scan={tables.linearBytes(seq + 1)} />
    </div>
  );
}

interface AddressProps {
  readonly address: bigint;
  readonly word32: boolean;
  /** It stands in a row of a grid. */
  readonly cell?: boolean;
}

/** The half that most symbols share is pale. */
export function Address({ address, word32, cell }: AddressProps) {
  const digits = addressText(address, word32);
  const common = digits.length > 8 ? digits.length - 8 : 0;
  return (
    <span class="sym-addr mono" role={cell ? 'gridcell' : undefined}>
      <span class="muted">{digits.slice(0, common)}</span>
      {digits.slice(common)}
    </span>
  );
}

/** Both lookups on one axis: the distance is the speed-up. */
function Dots({ search, scan }: { readonly search: number; readonly scan: number }) {
  const x = (bytes: number): number => 5 + onAxis(bytes) * 78;
  return (
    <svg class="sym-dots" viewBox="0 0 88 26" aria-hidden="true">
      <line x1={x(search)} x2={x(scan)} y1="13" y2="13" />
      <circle cx={x(scan)} cy="13" r="4" />
      <rect x={x(search) - 3.5} y="9.5" width="7" height="7" />
    </svg>
  );
}
