// The bytes of one table with what they say.

import { useComputed } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { byteAfter } from '../../../model/tables/rows.ts';
import type { TableName, TablePart } from '../../../model/tables/parts.ts';
import { HexRows } from './HexRows.tsx';
import { useShownBytes } from './shownBytes.ts';
import type { Touching } from './touching.ts';

const ABOUT: Readonly<Record<TableName, string>> = {
  names: 'underlined: lengths; entries tinted in turns',
  seqs_of_names: 'place, three bytes, position, name',
  offsets: 'entry, offset, address, name',
  markers: 'block, where it begins, its first entry',
  token_table: '256 texts, a NUL behind each',
  token_index: 'token, where its text begins',
  num_syms: 'how many symbols there are',
  relative_base: 'what offsets count from',
};

export function HexPane(props: Touching & { readonly part: TablePart }) {
  const { part, touch, all, later, views } = props;
  const { name, label, bytes } = part;
  const pane = useShownBytes(part);
  const { box, rows, size, shown, wide, rowHeight } = pane;
  const at = useComputed(() => (touch.place.value?.table === name ? touch.place.value.offset : undefined)).value;
  const spans = (at === undefined ? later.value : touch.lit.value)[name] ?? [];
  const focus = at ?? spans[0]?.from;
  const row = focus === undefined ? undefined : Math.floor(focus / size);
  useLayoutEffect(() => {
    if (row !== undefined && pane.known) pane.see(row);
  }, [row, rows, pane.known, rowHeight]);
  useLayoutEffect(() => {
    const view = { from: shown.from * size, to: Math.min(bytes.length, shown.to * size) };
    if (pane.known) views.value = { ...views.peek(), [name]: view };
  }, [shown.from, shown.to, size, pane.known]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = byteAfter(all, part, focus ?? 0, event.key, { page: pane.page, wide });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    touch.point({ table: name, offset: next });
  };
  const onScreen = at !== undefined && row! >= shown.from && row! < shown.to;
  return (
    <section class={`panel tt-pane tt-of-${name}`} aria-labelledby={`tt-${name}-title`}>
      <h2 class="section-head" id={`tt-${name}-title`}>
        <code>{label}</code> <small>{ABOUT[name]}</small>
      </h2>
      <div
        ref={box}
        id={`tt-${name}`}
        class="tt-hex"
        role="grid"
        aria-label={`Bytes of ${label}`}
        aria-rowcount={rows}
        aria-activedescendant={onScreen ? `tt-${name}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={pane.onScroll}
        {...pointing(props)}
      >
        <div class="tt-whole" role="rowgroup" style={{ height: `${shown.whole}px` }}>
          <HexRows {...{ all, part, wide, size, rowHeight, shown, spans, at }} tokens={touch.tokens.value} />
        </div>
      </div>
    </section>
  );
}

/** A mouse over a byte shows what it is, a press goes there. */
function pointing({ part: { name }, touch, hover }: Touching & { readonly part: TablePart }) {
  const offsetOf = (event: Event): number | undefined => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-o]');
    return cell ? Number(cell.dataset['o']) : undefined;
  };
  return {
    onClick(event: MouseEvent): void {
      const offset = offsetOf(event);
      if (offset !== undefined) touch.point({ table: name, offset });
    },
    onPointerOver(event: PointerEvent): void {
      const offset = event.pointerType === 'mouse' ? offsetOf(event) : undefined;
      hover.value = offset === undefined ? undefined : { table: name, offset };
    },
    onPointerLeave(): void {
      hover.value = undefined;
    },
  };
}
