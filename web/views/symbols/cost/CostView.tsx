// Cost: what the tables of the map on screen take.

import { useSession } from '../../../session/context.ts';
import { bytesByTable } from '../../../model/symbols/cost.ts';
import { count } from '../../../model/text.ts';

export function CostView() {
  const tables = useSession().state.tables.value;
  if (!tables?.complete) return <p class="panel tables-wait">The tables are being built; their cost appears here.</p>;
  const rows = bytesByTable(tables);
  const all = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <section class="panel cmp-panel" aria-label="What the tables take">
      <h2 class="section-head">
        In memory <small>bytes</small>
      </h2>
      <table class="cmp-table">
        <tbody>
          {rows.map(({ table, bytes }) => (
            <tr key={table}>
              <th scope="row">{table}</th>
              <td>{count(bytes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all</th>
            <td>{count(all)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
