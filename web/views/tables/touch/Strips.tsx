// Each table whole, as a strip in the order of the release: the kinds of its symbols, the bytes of the chosen one, the part on screen, and the
// way of a lookup. For those who do not see it, it is a table of sizes and places.

import { useMemo } from 'preact/hooks';
import { count } from '../../../model/text.ts';
import type { ByteSpan } from '../../../model/tables/lit.ts';
import { TABLE_NAMES } from '../../../model/tables/parts.ts';
import type { TableName, TablePart } from '../../../model/tables/parts.ts';
import { stretchesOf, stripBackground } from '../../../model/tables/strips.ts';
import { routePath } from '../../../paint/tables/route.ts';
import type { Touching } from './touching.ts';

/** What a lookup reads, one table after another. */
const WAY: readonly TableName[] = ['seqs_of_names', 'markers', 'names', 'token_index', 'token_table'];

const ROW = 24;

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;

export function Strips(subject: Touching) {
  const { touch, later } = subject;
  const parts = touch.parts.value;
  const missing = TABLE_NAMES.filter((name) => !parts.some((part) => part.name === name));
  const total = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return (
    <section class="panel tt-strips" aria-label="All tables">
      <div class="tt-stack">
        <table>
          <caption class="unseen">
            The tables in the order of the image, and the bytes of the chosen symbol in each
          </caption>
          <colgroup>
            <col class="tt-c1" />
            <col />
            <col class="tt-c3" />
            <col class="tt-c4" />
          </colgroup>
          <tbody>
            {parts.map((part) => (
              <Row key={part.name} part={part} total={total} {...subject} />
            ))}
            {missing.map((name) => (
              <tr key={name} class="tt-none">
                <th scope="row">{name}</th>
                <td>
                  <div class="tt-strip" />
                </td>
                <td>none</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <Route touch={touch} later={later} />
      </div>
    </section>
  );
}

function Row({
  part,
  total,
  touch,
  all,
  later,
  views,
}: Touching & { readonly part: TablePart; readonly total: number }) {
  const { name, label, bytes } = part;
  const background = useMemo(() => stripBackground(stretchesOf(all, part)), [all, name]);
  const spans = later.value[name] ?? [];
  const view = views.value[name];
  const n = bytes.length;
  const go = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const offset = Math.floor((n * (event.clientX - box.left)) / Math.max(1, box.width));
    touch.point({ table: name, offset: Math.max(0, Math.min(n - 1, offset)) });
  };
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => document.getElementById(`tt-${name}`)?.focus()}>
          {label}
        </button>
      </th>
      <td>
        <div class="tt-strip" style={{ backgroundImage: background }} onPointerDown={go}>
          {spans.map(({ from, to }) => (
            <i key={from} style={{ left: percent(from / n), width: percent((to - from) / n) }} />
          ))}
          {view && view.to - view.from < n && (
            <b style={{ left: percent(view.from / n), width: percent((view.to - view.from) / n) }} />
          )}
        </div>
        <span class="unseen">{placeText(spans)}</span>
      </td>
      <td>{count(n)}</td>
      <td>{n / total >= 0.0005 ? `${((100 * n) / total).toFixed(1)} %` : ''}</td>
    </tr>
  );
}

const placeText = (spans: readonly ByteSpan[]): string =>
  spans.length === 0
    ? 'no bytes of the chosen symbol alone'
    : `bytes ${spans
        .slice(0, 8)
        .map(({ from, to }) => `${count(from)} to ${count(to - 1)}`)
        .join(', ')}`;

/** The way of a lookup by name from table to table, and on to the address. */
function Route({ touch, later }: Pick<Touching, 'touch' | 'later'>) {
  const parts = touch.parts.value;
  const lit = later.value;
  const stopsOf = (name: TableName) => {
    const row = parts.findIndex((part) => part.name === name);
    return (lit[name] ?? []).map(({ from, to }) => ({ row, share: (from + to) / 2 / (parts[row]?.bytes.length ?? 1) }));
  };
  const there = WAY.map(stopsOf).filter((stops) => stops.length > 0);
  const paths = there.slice(1).flatMap((stops, i) => {
    const before = there[i]!;
    // Each token has a place in the token index and one in the token table; the tables before have one place each.
    return stops.map((to, k) => routePath(before.length === stops.length ? before[k]! : before[0]!, to, ROW));
  });
  const [names] = stopsOf('names');
  const [address] = stopsOf('offsets');
  const height = ROW * TABLE_NAMES.length;
  return (
    <svg class="tt-route" viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
      {names && address && <path class="tt-on" d={routePath(names, address, ROW)} />}
    </svg>
  );
}
