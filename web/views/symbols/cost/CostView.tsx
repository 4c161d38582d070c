// Cost: what the tables of the map on screen take, and what other builds of them would take.

import { slug } from '../../../export/fileNames.ts';
import { costHead, costRows, costSentence } from '../../../model/symbols/cost.ts';
import { usePart, useSession } from '../../../session/context.ts';
import { createCosts } from '../../../session/symbols/costs.ts';
import { KeepRows } from '../compare/KeepRows.tsx';
import { Builds } from './Builds.tsx';
import { OwnBuild } from './OwnBuild.tsx';
import { SharesPanel } from './SharesPanel.tsx';

export function CostView() {
  const costs = usePart(createCosts);
  const { tables, source } = useSession().state;
  if (!tables.value?.complete)
    return <p class="panel tables-wait">The tables are being built; their cost appears here.</p>;
  const outcomes = costs.outcomes.value;
  const map = source.value?.name ?? '';
  const about: readonly (readonly [string, string])[] = [
    ['map', map],
    ['fingerprint', tables.value.fingerprint],
    ['packed by', outcomes[0]?.built.compressor ?? ''],
  ];
  return (
    <div class="cmp">
      <header class="cmp-head">
        <h2>What the names cost</h2>
        <p>Every line is a real build of this map, made in a worker. Nothing is estimated.</p>
      </header>
      <div class="cmp-body">
        <section class="panel cmp-panel" aria-label="What if">
          <Builds costs={costs} />
          <Running costs={costs} />
          <OwnBuild costs={costs} />
          <p class="cmp-note">
            Packed: the tables one after another, by themselves, by {outcomes[0]?.built.compressor ?? 'gzip'}. In a
            kernel they share one stream with everything else, and another compressor packs it, so the true difference
            lies somewhere beside this one.
          </p>
          {outcomes.length > 0 && (
            <KeepRows
              about={about}
              data={{ head: costHead(outcomes), rows: () => costRows(outcomes) }}
              file={`kallscope-cost-${slug(map, 60) || 'map'}`}
            />
          )}
          <p class="unseen">{costSentence(outcomes)}</p>
        </section>
        <SharesPanel costs={costs} />
      </div>
    </div>
  );
}

/** Ends the builds that are under way, or goes on with those that are missing. */
function Running({
  costs: { work, stopped, problem, stop, start },
}: {
  readonly costs: ReturnType<typeof createCosts>;
}) {
  if (work.value)
    return (
      <p class="cmp-run">
        <button type="button" class="btn" onClick={stop}>
          Stop building
        </button>
      </p>
    );
  if (!stopped.value) return null;
  return (
    <p class="cmp-run" role="status">
      {problem.value ? `${problem.value}. ` : 'Stopped. What was built stays. '}
      <button type="button" class="btn" onClick={start}>
        Build the rest
      </button>
    </p>
  );
}
