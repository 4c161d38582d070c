// One row of a table's bytes.

import { hex } from '../../../model/figures.ts';
import { isLit } from '../../../model/tables/lit.ts';
import type { ByteSpan } from '../../../model/tables/lit.ts';
import { entryAt, headerOf, lastAtOrBelow } from '../../../model/tables/place.ts';
import type { TablePart } from '../../../model/tables/parts.ts';
import { rowBytes, rowText } from '../../../model/tables/rows.ts';
import type { Token } from '../../../model/tokens.ts';
import type { Tables } from '../../../wire/answers.ts';

interface Props {
  readonly all: Tables;
  readonly part: TablePart;
  readonly tokens: readonly Token[];
  readonly row: number;
  /** Pixels from the top of all rows. */
  readonly top: number;
  readonly wide: number;
  /** The bytes of the chosen symbol that lie in this row. */
  readonly lit: readonly ByteSpan[];
  /** The byte that is pointed at, if it is one of this row. */
  readonly at: number | undefined;
}

export function HexRow({ all, part, tokens, row, top, wide, lit, at }: Props) {
  const size = rowBytes(part, wide);
  const from = row * size;
  const { label, columns } = rowText(all, part, row, tokens, wide);
  const bytes = [...part.bytes.subarray(from, from + size)];
  const whole = part.each > 0 && isLit(lit, from);
  return (
    <div class={`tt-row${whole ? ' here' : ''}`} role="row" aria-rowindex={row + 1} style={{ top: `${top}px` }}>
      {label && (
        <span class="tt-label" role="rowheader">
          {label}
        </span>
      )}
      {bytes.map((byte, i) => {
        const offset = from + i;
        return (
          <span
            key={offset}
            id={`tt-${part.name}-${offset}`}
            data-o={offset}
            role="gridcell"
            aria-selected={offset === at}
            class={`tt-byte${tintOf(all, part, offset)}${isLit(lit, offset) ? ' lit' : ''}${offset === at ? ' at' : ''}`}
          >
            {hex(byte, 2)}
          </span>
        );
      })}
      {bytes.length < size && <span class="tt-pad" style={{ '--missing': size - bytes.length }} />}
      {columns.map((text, i) => (
        <span key={i} class={i === columns.length - 1 ? 'tt-text name clip' : 'tt-number'} role="gridcell">
          {text}
        </span>
      ))}
    </div>
  );
}

/** Entries and tokens in turns, so that one sees where each begins; lengths are underlined. */
function tintOf(all: Tables, part: TablePart, offset: number): string {
  if (part.name === 'token_table') return lastAtOrBelow(all.tokenIndex, offset) & 1 ? ' odd' : '';
  if (part.name !== 'names') return '';
  const seq = entryAt(all, offset);
  const length = offset - all.records[seq]! < headerOf(all, seq) ? ' length' : '';
  return (seq & 1 ? ' odd' : '') + length;
}
