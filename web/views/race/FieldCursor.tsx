// The field by keyboard and in words: arrow keys move a cursor, and a line names the symbol under the cursor or under
// the mouse.

import { useComputed, useSignal } from '@preact/signals';
import type { Tables, Trace } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import type { Layout } from '../../paint/layout.ts';
import { tipPlace } from '../../paint/tip.ts';
import { kindNumber } from '../../paint/field.ts';
import { addressText, count, visible } from '../../model/text.ts';

const KIND_WORDS = ['code, global', 'code, local', 'data', 'read-only data', 'zeroed data', 'absolute'] as const;

/** "entry 84,262: T tcp_v4_connect, code, global, ffffffff81b61dd0" */
function tellSymbol(all: Tables, seq: number): string {
  const type = all.type(seq);
  const name = all.name(seq);
  const address = all.address(seq);
  const what = name === undefined ? '' : `: ${visible(String.fromCharCode(type))} ${visible(name)}`;
  return `entry ${count(seq)}${what}, ${KIND_WORDS[kindNumber(type)]}${address === undefined ? '' : `, ${addressText(address, all.word32)}`}`;
}

export function FieldCursor({ layout: l }: { readonly layout: Layout }) {
  const { state, pointer } = useSession();
  const { tables, trace, cursor } = state;
  const said = useSignal('');
  const move = (to: number): void => {
    const all = tables.peek();
    if (!all || all.numSyms === 0) return;
    pointer.symbol(Math.max(0, Math.min(all.numSyms - 1, to)));
    said.value = tellSymbol(all, cursor.peek());
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = stride(l, event.key);
    const at = cursor.peek() < 0 ? start(trace.peek()) : cursor.peek();
    if (by !== undefined) move(cursor.peek() < 0 ? at : at + by);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(l.numSyms - 1);
    else if (event.key === 'Escape') pointer.symbol(-1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        class="field-cursor"
        tabIndex={0}
        role="application"
        aria-label="Field of all symbols in address order: move with the arrow keys"
        style={{ width: `${l.width * l.unit}px`, height: `${l.fieldH * l.unit}px` }}
        onKeyDown={key}
        onBlur={() => pointer.symbol(-1)}
      />
      <p class="unseen" aria-live="polite">
        {said}
      </p>
    </>
  );
}

/** The cursor begins where the wanted name is. */
function start(t: Trace | undefined): number {
  return t?.found ? t.seq : 0;
}

/** Symbols from one cell to its neighbour: down the column, then across. */
function stride(l: Layout, key: string): number | undefined {
  const { rows, per } = l.cells;
  switch (key) {
    case 'ArrowDown':
      return per;
    case 'ArrowUp':
      return -per;
    case 'ArrowRight':
      return rows * per;
    case 'ArrowLeft':
      return -rows * per;
    case 'PageDown':
      return 256;
    case 'PageUp':
      return -256;
    default:
      return undefined;
  }
}

/** The line beside the cursor, on the side where it has room. */
export function Tip({ layout: l }: { readonly layout: Layout }) {
  const { cursor, tables } = useSession().state;
  const seq = cursor.value;
  const text = useComputed(() => {
    const all = tables.value;
    return all && cursor.value >= 0 && cursor.value < all.numSyms ? tellSymbol(all, cursor.value) : '';
  });
  if (seq < 0 || !text.value) return null;
  const { left, edge, top, room } = tipPlace(l, seq);
  const at = `${edge * l.unit}px`;
  const style = {
    ...(left ? { right: `calc(100% - ${at})` } : { left: at }),
    top: `${top * l.unit}px`,
    maxWidth: `${room * l.unit}px`,
  };
  return (
    <div class="tip" style={style} aria-hidden="true">
      {text}
    </div>
  );
}
