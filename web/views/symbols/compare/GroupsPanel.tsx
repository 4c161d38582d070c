// Where the difference is: bytes of the tables by first word, kind or section, as bars to both sides of one line.

import { useSignal } from '@preact/signals';
import { slug } from '../../../export/fileNames.ts';
import { firstGroups, fromTo } from '../../../model/symbols/compared.ts';
import { signed } from '../../../model/symbols/cost.ts';
import { visible } from '../../../model/text.ts';
import type { GroupChange, Grouping } from '../../../wire/compareAnswers.ts';
import { Groupings } from './Groupings.tsx';
import { aboutPair } from './about.ts';
import { KeepRows } from './KeepRows.tsx';
import type { Pair } from './pair.ts';

const MOST = 18;

const growth = ({ bytesA, bytesB }: GroupChange): number => bytesB - bytesA;

export function GroupsPanel({ difference }: Pair) {
  const by = useSignal<Grouping>('prefix');
  const all = difference.compared.groups[by.value];
  const groups = firstGroups(all, MOST);
  const roots = groups.map((g) => Math.sqrt(Math.abs(growth(g))) * Math.sign(growth(g)));
  const less = Math.max(0, ...roots.map((r) => -r));
  const more = Math.max(0, ...roots);
  const scale = 100 / (less + more || 1);
  return (
    <section class="panel cmp-panel" aria-label="Where the difference is">
      <div class="cmp-title">
        <h3>Where the difference is</h3>
        <Groupings by={by.value} onChoose={(how) => (by.value = how)} />
      </div>
      <table class="cmp-groups cmp-differences">
        <thead>
          <tr>
            <th scope="col">{by.value === 'prefix' ? 'first word' : by.value}</th>
            <th scope="col">bytes of tables</th>
            <td class="cmp-sides">less | more (square roots)</td>
            <th scope="col" class="cmp-counts">
              symbols
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((g, i) => (
            <tr key={g.name}>
              <th scope="row" class="name">
                {i < MOST ? visible(g.name) || 'before the first' : g.name}
              </th>
              <td>
                <b>{signed(growth(g))}</b>
              </td>
              <td class="cmp-sides" aria-hidden="true">
                {roots[i] !== 0 && (
                  <i
                    class={roots[i]! < 0 ? '' : 'full'}
                    style={{
                      marginLeft: `${(less + Math.min(0, roots[i]!)) * scale}%`,
                      width: `${Math.abs(roots[i]!) * scale}%`,
                    }}
                  />
                )}
              </td>
              <td class="muted">{fromTo(g.symbolsA, g.symbolsB)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="cmp-note">
        Of each symbol its record, its address and, since 6.2, its place in the index. Markers and tokens belong to no
        symbol.
      </p>
      <KeepRows
        about={aboutPair(difference)}
        data={{
          head: ['group', 'symbols A', 'symbols B', 'bytes A', 'bytes B', 'difference'],
          rows: () => all.map((g) => [g.name, g.symbolsA, g.symbolsB, g.bytesA, g.bytesB, growth(g)]),
        }}
        file={`kallscope-compared-by-${by.value}-${slug(difference.b.name, 60) || 'map'}`}
      />
    </section>
  );
}
