// Equal names together: a row for each name, which opens to its symbols, numbered by address as livepatch counts them.

import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { groupOf, manyIn, opened, rowAt, groupRowCount, rowOf } from '../../model/symbols/groups.ts';
import type { GroupRow } from '../../model/symbols/groups.ts';
import { rowAfter } from '../../model/symbols/list.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { MemberRow, NameRow } from './GroupRows.tsx';
import type { Explored } from './explored.ts';
import { useScrolling } from './scrolling.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

export function Groups({ symbols, tables, columns, matches }: Props) {
  const { chosen } = useSession().state;
  const { seqs } = matches;
  const groups = { starts: matches.groups, total: seqs.length };
  const open = useSignal<readonly number[]>([]);
  const active = useSignal<GroupRow>({ group: 0, member: -1 });
  const rows = groupRowCount(groups, open.value);
  const list = useScrolling(rows);
  const seqOf = ({ group, member }: GroupRow): number => seqs[groups.starts[group]! + Math.max(0, member)]!;
  const turn = (group: number, isOpen: boolean): void => {
    if (manyIn(groups, group) < 2) return;
    open.value = opened(open.value, group, isOpen);
    if (isOpen) void symbols.lookAtName(seqOf({ group, member: 0 }));
  };
  const go = (to: GroupRow): void => {
    active.value = to;
    // A name that is alone among the matches is its symbol.
    if (to.member >= 0 || manyIn(groups, to.group) < 2) symbols.choose(seqOf(to));
    list.show(rowOf(groups, open.value, to));
  };
  /** Opens the name of a match, so that it can be shown; returns its row. */
  const reach = (at: number): number => {
    const group = groupOf(groups, at);
    const member = at - groups.starts[group]!;
    if (manyIn(groups, group) > 1 && !open.peek().includes(group)) turn(group, true);
    active.value = { group, member };
    return rowOf(groups, open.peek(), active.peek());
  };
  useLayoutEffect(() => {
    open.value = [];
    active.value = { group: 0, member: -1 };
    const at = seqs.indexOf(chosen.peek());
    if (at >= 0 && list.measured) list.showAmid(reach(at));
    else list.toTop();
  }, [seqs, list.measured]);
  const asked = symbols.asked.value;
  useLayoutEffect(() => {
    if (asked && asked.at < seqs.length)
      list.showAmid(rowOf(groups, open.peek(), { group: groupOf(groups, asked.at), member: 0 }));
  }, [asked]);

  const now = active.value;
  const onKeyDown = (e: KeyboardEvent): void => {
    const isOpen = open.value.includes(now.group);
    const row = rowAfter(e.key, rowOf(groups, open.value, now), list.scrolled);
    if (row !== undefined) go(rowAt(groups, open.value, row));
    else if (e.key === 'ArrowRight') {
      if (now.member < 0 && !isOpen) turn(now.group, true);
      else if (now.member < 0 && manyIn(groups, now.group) > 1) go({ ...now, member: 0 });
    } else if (e.key === 'ArrowLeft') {
      if (now.member >= 0) go({ ...now, member: -1 });
      else turn(now.group, false);
    } else if (e.key === 'Enter' && now.member < 0 && manyIn(groups, now.group) > 1) turn(now.group, !isOpen);
    else if (e.key === 'Enter') document.getElementById('sym-card')?.focus();
    else return;
    e.preventDefault();
  };
  const drawn = Array.from({ length: list.to - list.from }, (_, i) => rowAt(groups, open.value, list.from + i));
  useLayoutEffect(() => {
    symbols.shown.value = drawn.map(seqOf);
  }, [seqs, list.from, list.to, open.value]);
  const id = ({ group, member }: GroupRow): string =>
    member < 0 ? `sym-name-${group}` : `sym-${seqOf({ group, member })}`;
  return (
    <>
      <div class="sym-head sym-names-head" aria-hidden="true">
        <span>Name</span>
        <span class="r">Symbols ↓</span>
        <span>Where they lie</span>
        <span>Type</span>
        <span class="r">Table bytes</span>
      </div>
      <div
        ref={list.place}
        id="sym-rows"
        class="sym-rows"
        role="treegrid"
        aria-label="Names and their symbols"
        aria-rowcount={rows}
        aria-activedescendant={drawn.some((row) => id(row) === id(now)) ? id(now) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={list.onScroll}
      >
        <div class="sym-whole" role="rowgroup" style={{ height: `${list.whole}px` }}>
          {drawn.map((row, i) => {
            const shared = {
              id: id(row),
              index: list.from + i,
              top: list.top + i * list.scrolled.rowHeight,
              active: row.group === now.group && row.member === now.member,
              tables,
              columns,
            };
            const from = groups.starts[row.group]!;
            const members = seqs.subarray(from, from + manyIn(groups, row.group));
            return row.member < 0 ? (
              <NameRow
                key={shared.id}
                {...shared}
                members={members}
                bytes={matches.groupBytes[row.group]!}
                open={open.value.includes(row.group)}
                onPress={() => {
                  go(row);
                  turn(row.group, !open.value.includes(row.group));
                }}
              />
            ) : (
              <MemberRow
                key={shared.id}
                {...shared}
                seq={members[row.member]!}
                card={symbols.namesakes.value.get(members[row.member]!)}
                chosen={members[row.member] === chosen.value}
                onPress={() => go(row)}
              />
            );
          })}
        </div>
        {seqs.length === 0 && <p class="sym-none">No symbol matches all of these words.</p>}
      </div>
    </>
  );
}
