// The rows of a pane that are on screen.

import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ByteSpan } from '../../../model/tables/lit.ts';
import type { TablePart } from '../../../model/tables/parts.ts';
import type { Token } from '../../../model/tokens.ts';
import type { Tables } from '../../../wire/answers.ts';
import { HexRow } from './HexRow.tsx';

/** So many rows are kept as they were drawn. */
const MOST_KEPT = 400;

interface Props {
  readonly all: Tables;
  readonly part: TablePart;
  readonly tokens: readonly Token[];
  readonly wide: number;
  /** Bytes of a row. */
  readonly size: number;
  readonly rowHeight: number;
  readonly shown: { readonly from: number; readonly to: number; readonly top: number };
  readonly spans: readonly ByteSpan[];
  readonly at: number | undefined;
}

/** Rows as they were drawn, by their number. */
interface Drawn {
  readonly all: Tables;
  readonly rows: Map<number, { readonly looks: string; readonly node: VNode }>;
}

/** A row that looks as before is the same node, which is not compared again: a key changes few of some hundred cells. */
export function HexRows({ all, part, tokens, wide, size, rowHeight, shown, spans, at }: Props) {
  const drawn = useRef<Drawn>({ all, rows: new Map() });
  if (drawn.current.all !== all) drawn.current = { all, rows: new Map() };
  const { rows } = drawn.current;
  if (rows.size > MOST_KEPT) rows.clear();
  const draw = (row: number, top: number): VNode => {
    const [from, to] = [row * size, (row + 1) * size];
    const lit = spans.filter((span) => span.from < to && span.to > from);
    const here = at !== undefined && at >= from && at < to ? at : undefined;
    const looks = [top, wide, here, ...lit.flatMap((span) => [span.from, span.to])].join();
    const before = rows.get(row);
    if (before?.looks === looks) return before.node;
    const node = <HexRow key={row} {...{ all, part, tokens, row, top, wide, lit }} at={here} />;
    rows.set(row, { looks, node });
    return node;
  };
  const many = Math.max(0, shown.to - shown.from);
  return <>{Array.from({ length: many }, (_, i) => draw(shown.from + i, shown.top + i * rowHeight))}</>;
}
