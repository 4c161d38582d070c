// A list of changes: only the rows on screen are drawn.

import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { changeFigure, changeWords } from '../../../model/symbols/compared.ts';
import { signed } from '../../../model/symbols/cost.ts';
import { onSizeAxis, rowAfter } from '../../../model/symbols/list.ts';
import { visible } from '../../../model/text.ts';
import { usePart, useSession } from '../../../session/context.ts';
import { createParts } from '../../../session/symbols/parts.ts';
import { createSymbols } from '../../../session/symbols/symbols.ts';
import type { Change, ChangeList, Changes } from '../../../wire/compareAnswers.ts';
import { useScrolling } from '../scrolling.ts';
import type { Pair } from './pair.ts';

interface Props extends Pair {
  readonly list: ChangeList;
  readonly rows: Changes;
}

export function ChangeRows({ list, rows, difference }: Props) {
  const { place, scrolled, from, to, top, whole, show, toTop, onScroll } = useScrolling(rows.length);
  const at = useSignal(-1);
  useLayoutEffect(() => {
    toTop();
    at.value = -1;
  }, [rows]);
  const onKeyDown = (e: KeyboardEvent): void => {
    const row = rowAfter(e.key, at.value, scrolled);
    if (row === undefined) return;
    e.preventDefault();
    at.value = row;
    show(row);
  };
  return (
    <>
      <div
        ref={place}
        class="cmp-rows"
        role="grid"
        aria-label="Changes"
        aria-rowcount={rows.length}
        aria-activedescendant={at.value >= from && at.value < to ? `cmp-row-${at.value}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div class="sym-whole" role="rowgroup" style={{ height: `${whole}px` }}>
          {Array.from({ length: Math.max(0, to - from) }, (_, i) => (
            <Row
              key={from + i}
              index={from + i}
              top={top + i * scrolled.rowHeight}
              chosen={from + i === at.value}
              list={list}
              change={rows.at(from + i)}
              difference={difference}
              onChoose={() => {
                at.value = from + i;
              }}
            />
          ))}
        </div>
        {rows.length === 0 && <p class="sym-none">Nothing of this kind changed, or nothing matches these words.</p>}
      </div>
      {at.value >= 0 && at.value < rows.length && (
        <Chosen change={rows.at(at.value)} list={list} difference={difference} />
      )}
    </>
  );
}

interface RowProps extends Pair {
  readonly list: ChangeList;
  readonly change: Change;
}

const nameOf = ({ a, b }: Change, { difference }: Pair): string =>
  (b >= 0 ? difference.b.tables.name(b) : difference.a.tables.name(a)) ?? '';

function Row({
  index,
  top,
  chosen,
  onChoose,
  ...row
}: RowProps & {
  readonly index: number;
  readonly top: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { list, change, difference } = row;
  const name = visible(nameOf(change, row));
  return (
    <div
      id={`cmp-row-${index}`}
      class="cmp-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={chosen}
      style={{ top: `${top}px` }}
      onClick={onChoose}
    >
      <span class="name clip" role="gridcell" title={name}>
        {name}
      </span>
      <span class="cmp-what clip" role="gridcell">
        {list === 'resized' && <Sizes change={change} />}
        <span class={list === 'resized' ? 'unseen' : ''}>
          {changeWords(list, change, difference.a.tables, difference.b.tables)}
        </span>
      </span>
      <b role="gridcell">{signed(changeFigure(list, change))}</b>
    </div>
  );
}

/** Both sizes on one axis, hollow before, full now. */
function Sizes({ change: { sizeA = 0, sizeB = 0 } }: { readonly change: Change }) {
  const [from, to] = [4 + 92 * onSizeAxis(sizeA), 4 + 92 * onSizeAxis(sizeB)];
  return (
    <svg class="cmp-sizes" viewBox="0 0 100 16" aria-hidden="true">
      <line x1={from} x2={to} y1="8" y2="8" />
      <circle class="hollow" cx={from} cy="8" r="3.5" />
      <circle cx={to} cy="8" r="3.5" />
    </svg>
  );
}

/** The chosen change in words, and the way to its symbol in the list. */
function Chosen(row: RowProps) {
  const { list, change, difference } = row;
  const symbols = usePart(createSymbols);
  const parts = usePart(createParts);
  const here = useSession().state.tables.value;
  const seq = difference.b.tables === here ? change.b : change.a;
  const name = nameOf(change, row);
  return (
    <p class="cmp-chosen" role="status">
      <b class="name">{visible(name)}</b>: {changeWords(list, change, difference.a.tables, difference.b.tables)};{' '}
      {signed(change.cost)} bytes of the tables.{' '}
      {seq >= 0 && (
        <button
          type="button"
          class="try"
          onClick={() => {
            symbols.setFilter(`=${here?.name(seq) ?? name}`);
            symbols.choose(seq);
            parts.choose('list');
          }}
        >
          Show it in the list
        </button>
      )}
    </p>
  );
}
