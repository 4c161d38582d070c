// Where the bytes are: in memory by table, and of the symbols by their first word, kind or section.

import { useSignal } from '@preact/signals';
import { asBuilt } from '../../../model/symbols/cost.ts';
import { familyFilter } from '../../../model/symbols/families.ts';
import { count, visible } from '../../../model/text.ts';
import { usePart } from '../../../session/context.ts';
import type { CostBuilds } from '../../../session/symbols/costs.ts';
import { createParts } from '../../../session/symbols/parts.ts';
import { createSymbols } from '../../../session/symbols/symbols.ts';
import type { BytesByTable, Grouping, GroupShare } from '../../../wire/compareAnswers.ts';
import { Groupings } from '../compare/Groupings.tsx';

/** Groups that are shown; the others are added up. */
const MOST = 18;

export function SharesPanel({ costs }: { readonly costs: CostBuilds }) {
  const by = useSignal<Grouping>('prefix');
  const shares = costs.shares.value;
  const first = asBuilt(costs.outcomes.value)?.built;
  return (
    <section class="panel cmp-panel" aria-label="Where the bytes are">
      <div class="cmp-title">
        <h3>Where the bytes are</h3>
        <Groupings by={by.value} onChoose={(how) => (by.value = how)} />
      </div>
      {shares && <Groups by={by.value} groups={shares[by.value]} />}
      <p class="cmp-note">Of each symbol its entry, its address and, since 6.2, its place in the index.</p>
      {first && <InMemory tables={first.tables} />}
    </section>
  );
}

function Groups({ by, groups }: { readonly by: Grouping; readonly groups: readonly GroupShare[] }) {
  const symbols = usePart(createSymbols);
  const { choose } = usePart(createParts);
  const most = Math.max(1, groups[0]?.bytes ?? 1);
  const rest = groups.slice(MOST);
  return (
    <table class="cmp-groups">
      <thead>
        <tr>
          <th scope="col">{by === 'prefix' ? 'first word' : by}</th>
          <th scope="col">symbols</th>
          <th scope="col">bytes</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, MOST).map(({ name, symbols: n, bytes }) => (
          <tr key={name}>
            <th scope="row" class="name">
              {by === 'prefix' ? (
                <button
                  type="button"
                  class="try"
                  title="Show them in the list"
                  onClick={() => {
                    symbols.setFilter(familyFilter(name));
                    choose('list');
                  }}
                >
                  {visible(name)}
                </button>
              ) : (
                visible(name) || 'before the first section'
              )}
            </th>
            <td>{count(n)}</td>
            <td>{count(bytes)}</td>
            <td class="cmp-bar" aria-hidden="true">
              <i style={{ width: `${(100 * bytes) / most}%` }} />
            </td>
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row">{count(rest.length)} others</th>
            <td>{count(rest.reduce((sum, g) => sum + g.symbols, 0))}</td>
            <td>{count(rest.reduce((sum, g) => sum + g.bytes, 0))}</td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function InMemory({ tables }: { readonly tables: BytesByTable }) {
  return (
    <>
      <h3 class="cost-memory">In memory, by table</h3>
      <table class="cmp-groups">
        <tbody>
          {Object.entries(tables)
            .filter(([, bytes]) => bytes > 0)
            .map(([table, bytes]) => (
              <tr key={table}>
                <th scope="row" class="name">
                  {table}
                </th>
                <td>{count(bytes)} bytes</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
