// The list of what a filter keeps: only the rows on screen are drawn, so it can have millions.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { size } from '../../model/format.ts';
import { COLUMNS, nextSort, prefixOf, sortOf } from '../../model/symbols/filter.ts';
import { rowAfter, scrollTo, shownRows } from '../../model/symbols/list.ts';
import { plural } from '../../model/text.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { Row } from './Row.tsx';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

export function List(props: Props) {
  const { symbols, matches } = props;
  const { sort } = useSession().state;
  return (
    <>
      <div class="sym-head">
        {COLUMNS.map(({ id, label }, by) => {
          const now = sortOf(sort.value);
          const on = !matches.grouped && now.by === by;
          return (
            <button
              type="button"
              key={id}
              class={`sym-by-${id || 'addr'}`}
              aria-pressed={on}
              onClick={() => symbols.setSort(nextSort(sort.value, by))}
            >
              {label}
              {on && (now.down ? ' ↓' : ' ↑')}
            </button>
          );
        })}
      </div>
      {/* Another filter begins at the top. */}
      <Rows key={matches.grouped} {...props} />
      <p class="sym-foot">
        {plural(matches.seqs.length, 'symbol')}, {size(matches.tableBytes)} of the tables
        {matches.zero ? '' : `, ${size(matches.kernelBytes)} of the kernel`}
      </p>
    </>
  );
}

function Rows({ symbols, tables, columns, matches }: Props) {
  const { chosen, filter } = useSession().state;
  const place = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(0);
  const rowHeight = useSignal(26);
  const { seqs } = matches;
  useLayoutEffect(() => {
    const box = place.current!;
    const measure = (): void => {
      height.value = box.clientHeight;
      rowHeight.value = Number.parseFloat(getComputedStyle(box).getPropertyValue('--row')) || 26;
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const scrolled = { scrollTop: top.value, height: height.value, rowHeight: rowHeight.value, rows: seqs.length };
  const show = (row: number): void => {
    const to = scrollTo({ ...scrolled, scrollTop: place.current!.scrollTop }, row);
    if (to !== undefined) place.current!.scrollTop = to;
  };
  useLayoutEffect(() => {
    const row = seqs.indexOf(chosen.peek());
    if (row >= 0 && height.value > 0) {
      show(Math.min(seqs.length - 1, row + 6));
      show(Math.max(0, row - 6));
    } else place.current!.scrollTop = 0;
  }, [seqs, height.value > 0]);
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.key === 'Enter') document.getElementById('sym-card')?.focus();
    const row = rowAfter(e.key, seqs.indexOf(chosen.value), scrolled);
    if (row === undefined) return;
    e.preventDefault();
    symbols.choose(seqs[row]!);
    show(row);
  };
  const { from, to, top: begins, whole } = shownRows(scrolled);
  const marked = prefixOf(filter.value);
  const rows = Array.from(seqs.subarray(from, to));
  return (
    <div
      ref={place}
      id="sym-rows"
      class="sym-rows"
      role="grid"
      aria-label="Symbols"
      aria-rowcount={seqs.length}
      aria-activedescendant={rows.includes(chosen.value) ? `sym-${chosen.value}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(e) => {
        top.value = e.currentTarget.scrollTop;
      }}
    >
      <div class="sym-whole" role="rowgroup" style={{ height: `${whole}px` }}>
        {rows.map((seq, at) => (
          <Row
            key={seq}
            seq={seq}
            index={from + at}
            top={begins + at * rowHeight.value}
            chosen={seq === chosen.value}
            marked={marked}
            tables={tables}
            columns={columns}
            onChoose={() => symbols.choose(seq)}
          />
        ))}
      </div>
      {seqs.length === 0 && <p class="sym-none">No symbol matches all of these words.</p>}
    </div>
  );
}
