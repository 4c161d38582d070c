// The tables under a figure. The first says what the figure shows; with a second map on screen its rows follow.

import { FigureTable } from '../../kit/FigureTable.tsx';
import type { LabTable } from '../../model/lab/experiment.ts';
import type { Lab } from '../../session/lab/lab.ts';

interface Props {
  readonly lab: Lab;
  readonly tables: readonly LabTable[];
}

export function LabTables({ lab, tables }: Props) {
  const other = lab.under.value?.tables;
  return (
    <div class="lab-tables">
      {tables.map((table) => (
        <OneTable key={table.title} table={table} />
      ))}
      {other?.slice(0, 1).map((table) => (
        <OneTable key={`other ${table.title}`} table={{ ...table, title: `${table.title}: ${lab.held.value!.name}` }} />
      ))}
    </div>
  );
}

function OneTable({ table: { title, head, rows } }: { readonly table: LabTable }) {
  return (
    <section class="panel lab-table">
      <h2>{title}</h2>
      <div tabIndex={0} role="region" aria-label={title}>
        <FigureTable head={head} rows={rows} />
      </div>
    </section>
  );
}
