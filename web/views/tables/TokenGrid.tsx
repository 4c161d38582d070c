// The 256 tokens as a grid that the arrow keys move through. Details of the chosen one stand below.

import { useComputed, useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Tables } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import { count, visible } from '../../model/text.ts';
import { hex } from '../../model/figures.ts';
import { TokenDetail } from './TokenDetail.tsx';
import { moveSlot, readTokens, storiesOf } from '../../model/tokens.ts';
import type { Token } from '../../model/tokens.ts';

const ROWS = Array.from({ length: 16 }, (_, i) => i);

export function TokenGrid({ all }: { readonly all: Tables }) {
  const { now } = useSession().state;
  const tokens = useMemo(() => readTokens(all), [all]);
  const stories = useMemo(() => storiesOf(tokens), [tokens]);
  const mostUses = useMemo(() => Math.max(1, ...tokens.map((t) => t.uses)), [tokens]);
  const slot = useSignal(stories.saver?.slot ?? 0);
  const grid = useRef<HTMLTableElement>(null);
  const inRecord = useComputed(() => [...(now.value?.binary.current?.codes ?? [])].join(' '));
  const used = new Set(inRecord.value.split(' ').map(Number));

  const pick = (event: Event): void => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-slot]');
    if (cell) slot.value = Number(cell.dataset['slot']);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = moveSlot(slot.value, event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    slot.value = to;
    grid.current?.querySelector<HTMLElement>(`[data-slot="${to}"]`)?.focus();
  };
  return (
    <section class="panel tokens-panel" aria-labelledby="tokens-title">
      <h2 class="section-head" id="tokens-title">
        256 tokens
        <small>stronger tint: used more; dashed: no longer used; underlined: in the probed entry</small>
      </h2>
      <table
        class="token-grid"
        role="grid"
        aria-labelledby="tokens-title"
        ref={grid}
        onPointerOver={pick}
        onFocusIn={pick}
        onClick={pick}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <td />
            {ROWS.map((c) => (
              <th scope="col" key={c}>
                _{hex(c, 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((r) => (
            <tr key={r}>
              <th scope="row">{hex(r, 1)}_</th>
              {ROWS.map((c) => (
                <Cell
                  key={c}
                  token={tokens[r * 16 + c]!}
                  chosen={slot}
                  used={used.has(r * 16 + c)}
                  mostUses={mostUses}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TokenDetail
        tokens={tokens}
        token={tokens[slot.value]!}
        stories={stories}
        onPick={(to) => {
          slot.value = to;
        }}
      />
    </section>
  );
}

interface CellProps {
  readonly token: Token;
  readonly chosen: Signal<number>;
  readonly used: boolean;
  readonly mostUses: number;
}

function Cell({ token, chosen, used, mostUses }: CellProps) {
  const on = useComputed(() => chosen.value === token.slot).value;
  const kind = token.length === 0 ? ' empty' : token.uses === 0 ? ' idle' : token.length === 1 ? ' letter' : '';
  // A square root, because uses span three powers of ten and rare tokens should still be tinted.
  const tint = token.uses > 0 ? Math.round(8 + 62 * Math.sqrt(token.uses / mostUses)) : 0;
  return (
    <td
      role="gridcell"
      data-slot={token.slot}
      tabIndex={on ? 0 : -1}
      aria-selected={on}
      class={`cell${kind}${on ? ' on' : ''}${used ? ' in-record' : ''}`}
      style={{ '--tint': `${tint}%` }}
      aria-label={`${hex(token.slot, 2)} ${visible(token.text) || 'empty'}, ${count(token.uses)} uses`}
    >
      {visible(token.text)}
    </td>
  );
}
