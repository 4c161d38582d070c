// One row of a table's bytes.

import { hex } from '../../../model/figures.ts';
import { isLit } from '../../../model/tables/lit.ts';
import { entryAt, headerOf, lastAtOrBelow } from '../../../model/tables/place.ts';
import type { TablePart } from '../../../model/tables/parts.ts';
import { rowBytes, rowText } from '../../../model/tables/rows.ts';
import type { Tables } from '../../../wire/answers.ts';
import type { Touching } from './touching.ts';

interface Props extends Touching {
  readonly part: TablePart;
  readonly row: number;
  /** Pixels from the top of all rows. */
  readonly top: number;
  readonly wide: number;
  /** The byte that is pointed at, if it is one of this table. */
  readonly at: number | undefined;
}

export function HexRow({ touch, all, part, row, top, wide, at }: Props) {
  const size = rowBytes(part, wide);
  const from = row * size;
  const { label, columns } = rowText(all, part, row, touch.tokens.value, wide);
  const spans = touch.lit.value[part.name];
  const bytes = [...part.bytes.subarray(from, from + size)];
  const whole = part.each > 0 && isLit(spans, from);
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
            class={`tt-byte${tintOf(all, part, offset)}${isLit(spans, offset) ? ' lit' : ''}${offset === at ? ' at' : ''}`}
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
