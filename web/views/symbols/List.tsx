// The list of what a filter keeps: only the rows on screen are drawn, so it can have millions.

import { useLayoutEffect } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { COLUMNS, nextSort, prefixOf, sortOf } from '../../model/symbols/filter.ts';
import { rowAfter } from '../../model/symbols/list.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { Row } from './Row.tsx';
import type { Explored } from './explored.ts';
import { useScrolling } from './scrolling.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

export function List(props: Props) {
  const { symbols } = props;
  const { sort } = useSession().state;
  return (
    <>
      <div class="sym-head">
        {COLUMNS.map(({ id, label }, by) => {
          const now = sortOf(sort.value);
          const on = now.by === by;
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
      <Rows {...props} />
    </>
  );
}

function Rows({ symbols, tables, columns, matches }: Props) {
  const { chosen, filter } = useSession().state;
  const { seqs } = matches;
  const list = useScrolling(seqs.length);
  const rowHeight = list.scrolled.rowHeight;
  // Another filter begins at the top, or where the chosen symbol is.
  useLayoutEffect(() => {
    const row = seqs.indexOf(chosen.peek());
    if (row >= 0 && list.measured) list.showAmid(row);
    else list.toTop();
  }, [seqs, list.measured]);
  const asked = symbols.asked.value;
  useLayoutEffect(() => {
    if (asked && asked.at < seqs.length) list.showAmid(asked.at);
  }, [asked]);
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.key === 'Enter') document.getElementById('sym-card')?.focus();
    const row = rowAfter(e.key, seqs.indexOf(chosen.value), list.scrolled);
    if (row === undefined) return;
    e.preventDefault();
    symbols.choose(seqs[row]!);
    list.show(row);
  };
  const { from, to } = list;
  const marked = prefixOf(filter.value);
  const rows = Array.from(seqs.subarray(from, to));
  useLayoutEffect(() => {
    symbols.shown.value = rows;
  }, [seqs, from, to]);
  return (
    <div
      ref={list.place}
      id="sym-rows"
      class="sym-rows"
      role="grid"
      aria-label="Symbols"
      aria-rowcount={seqs.length}
      aria-activedescendant={rows.includes(chosen.value) ? `sym-${chosen.value}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={list.onScroll}
    >
      <div class="sym-whole" role="rowgroup" style={{ height: `${list.whole}px` }}>
        {rows.map((seq, at) => (
          <Row
            key={seq}
            seq={seq}
            index={from + at}
            top={list.top + at * rowHeight}
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
