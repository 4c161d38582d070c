// The bytes of one table with what they say. Only the rows on screen are drawn.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { scrollTo, shownRows } from '../../../model/symbols/list.ts';
import { byteAfter, rowBytes, rowCount } from '../../../model/tables/rows.ts';
import type { TableName, TablePart } from '../../../model/tables/parts.ts';
import type { Touching } from './touching.ts';
import { HexRow } from './HexRow.tsx';

/** A pane narrower than this has rows of 8 bytes, in CSS pixels. */
const NARROW = 520;

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
  const { part, touch, all, hover, views } = props;
  const { name, label, bytes } = part;
  const place = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(0);
  const rowHeight = useSignal(20);
  const wide = useSignal(16);
  useLayoutEffect(() => {
    const box = place.current!;
    const measure = (): void => {
      height.value = box.clientHeight;
      wide.value = box.clientWidth < NARROW ? 8 : 16;
      rowHeight.value = box.querySelector('[role=row]')?.clientHeight || 20;
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const rows = rowCount(part, wide.value);
  const size = rowBytes(part, wide.value);
  const scrolled = { scrollTop: top.value, height: height.value, rowHeight: rowHeight.value, rows };
  const at = touch.place.value?.table === name ? touch.place.value.offset : undefined;
  const focus = at ?? touch.lit.value[name]?.[0]?.from;
  const row = focus === undefined ? undefined : Math.floor(focus / size);
  useLayoutEffect(() => {
    const box = place.current!;
    if (row === undefined || height.value === 0) return;
    const near = Math.min(6, Math.floor(height.value / rowHeight.value / 3));
    for (const to of [Math.min(rows - 1, row + near), Math.max(0, row - near)]) {
      const y = scrollTo({ ...scrolled, scrollTop: box.scrollTop }, to);
      if (y !== undefined) box.scrollTop = y;
    }
  }, [row, rows, height.value > 0, rowHeight.value]);
  const { from, to, top: begins, whole } = shownRows(scrolled);
  useLayoutEffect(() => {
    if (height.value > 0)
      views.value = { ...views.peek(), [name]: { from: from * size, to: Math.min(bytes.length, to * size) } };
  }, [from, to, size]);
  const offsetOf = (event: Event): number | undefined => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-o]');
    return cell ? Number(cell.dataset['o']) : undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height.value / rowHeight.value) - 1);
    const next = byteAfter(all, part, at ?? focus ?? 0, event.key, { page, wide: wide.value });
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    touch.point({ table: name, offset: next });
  };
  return (
    <section class={`panel tt-pane tt-of-${name}`} aria-labelledby={`tt-${name}-title`}>
      <h2 class="section-head" id={`tt-${name}-title`}>
        <code>{label}</code> <small>{ABOUT[name]}</small>
      </h2>
      <div
        ref={place}
        id={`tt-${name}`}
        class="tt-hex"
        role="grid"
        aria-label={`Bytes of ${label}`}
        aria-rowcount={rows}
        aria-activedescendant={at === undefined || row! < from || row! >= to ? undefined : `tt-${name}-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(e) => {
          top.value = e.currentTarget.scrollTop;
        }}
        onClick={(e) => {
          const offset = offsetOf(e);
          if (offset !== undefined) touch.point({ table: name, offset });
        }}
        onPointerOver={(e) => {
          const offset = e.pointerType === 'mouse' ? offsetOf(e) : undefined;
          hover.value = offset === undefined ? undefined : { table: name, offset };
        }}
        onPointerLeave={() => {
          hover.value = undefined;
        }}
      >
        <div class="tt-whole" role="rowgroup" style={{ height: `${whole}px` }}>
          {Array.from({ length: Math.max(0, to - from) }, (_, i) => (
            <HexRow
              key={from + i}
              {...props}
              row={from + i}
              top={begins + i * rowHeight.value}
              wide={wide.value}
              at={at}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
