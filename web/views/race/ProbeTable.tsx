// The probes as a table. Its columns are the search's variables. Three of them are visible, level with the rows of the
// pyramid, which shows the others as lengths; the others are for screen readers.

import { useComputed } from '@preact/signals';
import type { Fetch } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import type { Layout } from '../../paint/layout.ts';
import { Name } from '../../kit/Name.tsx';
import { verdictOf } from '../../model/steps.ts';
import { count, visible } from '../../model/text.ts';
import { fetchEnd } from '../../model/timeline.ts';

/** What is known of a probe's row: the search learns seq, then the name, then which way. */
type Known = 'mid' | 'seq' | 'name' | 'verdict';

interface TableProps {
  readonly layout: Layout;
  readonly width: number;
}

export function ProbeTable({ layout, width }: TableProps) {
  const { state, pointer } = useSession();
  const { now, trace } = state;
  const t = trace.value;
  const fetch = useComputed(() => now.value?.binary.fetch ?? -1);
  const known = useComputed<Known>(() => {
    const b = now.value?.binary;
    if (!b || b.verdict || (t && b.fetch >= t.probes)) return 'verdict';
    if (b.kind === 'expand') return b.tokensOpen >= (b.current?.pieces.length ?? 0) ? 'name' : 'seq';
    return b.kind === 'seq' && b.fraction < 1 ? 'mid' : 'seq';
  });
  if (!t) return null;
  const last = Math.min(fetch.value, t.probes - 1);
  const rows = t.fetches.slice(0, last + 1);
  const room = Math.max(8, Math.floor((width - 122) / 7.3));
  return (
    <>
      <table
        class="probes"
        role="table"
        aria-label="Probes"
        onKeyDown={moveFocus}
        onPointerLeave={() => pointer.probe(-1)}
      >
        <Head layout={layout} />
        <tbody role="rowgroup">
          {rows.map((f, i) => (
            <Row
              key={i}
              f={f}
              i={i}
              wanted={t.query}
              known={i === last ? known.value : 'verdict'}
              now={i === last}
              room={room}
              top={layout.rowTop[i] ?? 0}
              height={layout.rowH}
              narrow={layout.narrow}
            />
          ))}
        </tbody>
      </table>
      {!layout.narrow && <Ahead layout={layout} from={last + 1} to={t.probes} />}
    </>
  );
}

function Head({ layout }: { readonly layout: Layout }) {
  const top = layout.narrow ? undefined : { top: `${(layout.rowTop[0] ?? 0) - 19}px` };
  return (
    <thead role="rowgroup">
      <tr role="row" class="probes-head" style={top}>
        <th role="columnheader" scope="col" class="c-low">
          low
        </th>
        <th role="columnheader" scope="col" class="c-mid">
          mid
        </th>
        <th role="columnheader" scope="col" class="c-high">
          high
        </th>
        <th role="columnheader" scope="col" class="c-seq" title="position in address order, from 0">
          seq
        </th>
        <th role="columnheader" scope="col" class="c-name">
          name
        </th>
        <th role="columnheader" scope="col" class="c-verdict">
          verdict
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly f: Fetch;
  readonly i: number;
  readonly wanted: string;
  readonly known: Known;
  readonly now: boolean;
  readonly room: number;
  readonly top: number;
  readonly height: number;
  readonly narrow: boolean;
}

const ORDER: readonly Known[] = ['mid', 'seq', 'name', 'verdict'];

function Row(p: RowProps) {
  const { player, pointer, state } = useSession();
  const { seek } = player;
  const { mode, trace } = state;
  const { f, i } = p;
  const has = (k: Known): boolean => ORDER.indexOf(p.known) >= ORDER.indexOf(k);
  const v = verdictOf(f);
  const go = (): void => {
    const t = trace.peek();
    if (t) seek(fetchEnd(t, mode.peek(), i));
  };
  return (
    <tr
      role="row"
      class={`probe${p.now ? ' now' : ''}`}
      data-number={i + 1}
      aria-current={p.now ? 'step' : undefined}
      style={p.narrow ? undefined : { top: `${p.top}px`, height: `${p.height}px` }}
      onPointerEnter={() => pointer.probe(i)}
    >
      <td role="cell" class="c-low">
        {count(f.low)}
      </td>
      <td role="cell" class="c-mid">
        {count(f.k)}
      </td>
      <td role="cell" class="c-high">
        {count(f.high)}
      </td>
      <td role="cell" class="c-seq">
        {has('seq') ? count(f.seq) : ''}
      </td>
      <td role="cell" class="c-name">
        <button
          type="button"
          class="probe-go"
          // Cut to the room there is, it would have another name at every width.
          aria-label={has('name') && f.name !== undefined ? visible(f.name) : undefined}
          tabIndex={p.now ? 0 : -1}
          onClick={go}
          onFocus={() => pointer.probe(i)}
          onBlur={() => pointer.probe(-1)}
        >
          {has('name') ? (
            <Name name={f.name} wanted={p.wanted} bytes={f.sign === 0 ? undefined : f.diff} room={p.room} />
          ) : (
            <span class="muted">·</span>
          )}
        </button>
      </td>
      <td role="cell" class="c-verdict">
        {has('verdict') && (
          <>
            <Sign sign={v.sign} />
            <span class="unseen">{v.short}</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** Which way the search goes on, as a shape. */
function Sign({ sign }: { readonly sign: string }) {
  const d = sign === '◀' ? 'M7 0v9L0 4.5z' : sign === '▶' ? 'M1 0v9l7-4.5z' : 'M0 2h8v2H0zM0 6h8v2H0z';
  return (
    <svg class="sign" width="8" height="9" viewBox="0 0 8 9" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

/** Rows to come: numbers only, for the eye. */
function Ahead({ layout, from, to }: { readonly layout: Layout; readonly from: number; readonly to: number }) {
  const { tables } = useSession().state;
  const rows = layout.rowTop.slice(from, to);
  const most = tables.value?.maxProbes ?? 0;
  const foot = (layout.rowTop[to - 1] ?? 0) + layout.rowH + 2;
  return (
    <div class="ahead" aria-hidden="true">
      {rows.map((top, i) => (
        <span key={from + i} style={{ top: `${top}px`, height: `${layout.rowH}px` }}>
          {from + i + 1}
        </span>
      ))}
      {most > 0 && <p style={{ top: `${foot}px` }}>at most {most} for a name of this map</p>}
    </div>
  );
}

/** Arrow keys move through the rows; the Tab key stops at the current row. */
function moveFocus(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.currentTarget instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.probe-go')];
  const to = all[all.indexOf(event.target as HTMLButtonElement) + by];
  if (!to) return;
  event.preventDefault();
  to.focus();
}
