// What the tables of both maps take, and why that of names has another size.

import { percentMore, bytesOfBoth, whyNames } from '../../../model/symbols/compared.ts';
import { signed, totalBytes } from '../../../model/symbols/cost.ts';
import { size } from '../../../model/format.ts';
import { count } from '../../../model/text.ts';
import type { Pair } from './pair.ts';

export function TablesPanel({ difference: { compared } }: Pair) {
  const { tablesA, tablesB, codeA, codeB } = compared;
  const rows = bytesOfBoth(tablesA, tablesB);
  const most = Math.max(1, ...rows.flatMap(({ a, b }) => [a, b]));
  const [a, b] = [totalBytes(tablesA), totalBytes(tablesB)];
  const why = whyNames(compared);
  return (
    <section class="panel cmp-panel" aria-label="What it costs in memory">
      <div class="cmp-title">
        <h3>What it costs in memory</h3>
        <small class="muted">bytes; hollow A, full B</small>
      </div>
      <table class="cmp-groups cmp-tables">
        <thead>
          <tr>
            <th scope="col">table</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">difference</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.table}>
              <th scope="row" class="name">
                {row.table}
              </th>
              <td>{count(row.a)}</td>
              <td>{count(row.b)}</td>
              <td>
                <b>{signed(row.b - row.a)}</b>
              </td>
              <td class="cmp-two" aria-hidden="true">
                <i style={{ width: `${(100 * row.a) / most}%` }} />
                <i class="full" style={{ width: `${(100 * row.b) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all</th>
            <td>{count(a)}</td>
            <td>{count(b)}</td>
            <td>
              <b>{signed(b - a)}</b>
            </td>
            <td>{percentMore(a, b)}</td>
          </tr>
        </tfoot>
      </table>
      {why && <p class="cmp-note">{why}</p>}
      {codeA > 0 && codeB > 0 && (
        <p class="cmp-note">
          The code, <code>_stext</code> to <code>_etext</code>: {size(codeA)} to {size(codeB)},{' '}
          {percentMore(codeA, codeB)}.
        </p>
      )}
    </section>
  );
}
