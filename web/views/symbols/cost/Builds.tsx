// The builds: a bar of the tables in memory, under it a thin one of the same after packing, and beside them the figures.

import { workWords } from '../../../model/progress.ts';
import { asBuilt, barParts, signed, totalBytes } from '../../../model/symbols/cost.ts';
import type { Plan } from '../../../model/symbols/cost.ts';
import { count, plural } from '../../../model/text.ts';
import type { CostBuilds } from '../../../session/symbols/costs.ts';
import type { Built } from '../../../wire/compareAnswers.ts';

const LEGEND = [
  ['offsets', 'offsets'],
  ['names', 'names'],
  ['rest', 'markers and tokens'],
  ['seqs', 'seqs_of_names'],
  ['packed', 'the same, packed'],
] as const;

export function Builds({ costs }: { readonly costs: CostBuilds }) {
  const built = new Map(costs.outcomes.value.map(({ plan, built: b }) => [plan.key, b]));
  const first = asBuilt(costs.outcomes.value)?.built;
  const most = Math.max(1, ...Array.from(built.values(), ({ tables }) => totalBytes(tables)));
  return (
    <>
      <div class="cmp-title">
        <h3>What if …</h3>
        <ul class="cost-legend" aria-hidden="true">
          {LEGEND.map(([what, words]) => (
            <li key={what}>
              <i class={`cost-${what}`} />
              {words}
            </li>
          ))}
        </ul>
      </div>
      <div role="table" aria-label="Builds of the tables" class="cost-builds">
        {costs.plans.value.length === 0 && !costs.stopped.value && (
          <p class="cmp-note" role="status">
            The symbols are being handed over.
          </p>
        )}
        {costs.plans.value.map((plan) => (
          <Row key={plan.key} plan={plan} built={built.get(plan.key)} first={first} most={most} costs={costs} />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly plan: Plan;
  readonly built: Built | undefined;
  readonly first: Built | undefined;
  readonly most: number;
  readonly costs: CostBuilds;
}

function Row({ plan, built, first, most, costs }: RowProps) {
  return (
    <div role="row" class="cost-build">
      <div role="rowheader">
        <b>{plan.title}</b>
        <small>
          {built && `${plural(built.symbols, 'symbol')}; `}
          {plan.about}
        </small>
      </div>
      {built ? (
        <>
          <div class="cost-bars" aria-hidden="true">
            <span class="cost-bar">
              {barParts(built.tables).map(({ what, bytes }) => (
                <i key={what} class={`cost-${what}`} style={{ width: `${(100 * bytes) / most}%` }} />
              ))}
            </span>
            <i class="cost-packed" style={{ width: `${(100 * built.packed) / most}%` }} />
          </div>
          <div role="cell" class="cost-figures">
            <Figures built={built} first={first} />
          </div>
        </>
      ) : (
        <div role="cell" class="cost-waiting">
          <Waiting plan={plan} costs={costs} />
        </div>
      )}
    </div>
  );
}

/** The first build's bytes; of the others what they take more or less. */
function Figures({ built, first }: { readonly built: Built; readonly first: Built | undefined }) {
  const bytes = totalBytes(built.tables);
  const difference = first && built !== first;
  return (
    <>
      <b>{difference ? signed(bytes - totalBytes(first.tables)) : count(bytes)}</b>
      <span class="unseen"> bytes, </span>
      <small>{difference ? signed(built.packed - first.packed) : count(built.packed)} packed</small>
    </>
  );
}

function Waiting({ plan: { key }, costs }: { readonly plan: Plan; readonly costs: CostBuilds }) {
  const failed = costs.failed.value.get(key);
  if (failed !== undefined) return <>{failed}</>;
  const work = costs.work.value;
  if (work?.key !== key) return <span class="muted">not built yet</span>;
  const { progress } = work;
  return (
    <>
      {workWords(progress)}
      {progress && progress.total > 1 && `, ${count(progress.done)} of ${count(progress.total)}`}
    </>
  );
}
