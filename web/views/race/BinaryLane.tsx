// The binary search beside the pyramid: how many names it has ruled out, and its probes as a table whose rows are
// level with the pyramid's.

import { useComputed } from '@preact/signals';
import type { Layout } from '../../paint/layout.ts';
import { BRIEF_BELOW } from './LinearLane.tsx';
import { ProbeTable } from './ProbeTable.tsx';
import type { Scene } from '../../model/scene.ts';
import { count } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';

/** Height of the header above the first row, and of the table's own head. */
export const HEAD_H = 84;
export const TABLE_HEAD_H = 19;

interface LaneProps {
  readonly layout: Layout;
  readonly width: number;
}

export function BinaryLane({ layout, width }: LaneProps) {
  const { state, loads } = useSession();
  const { now, tables } = state;
  const all = tables.value;
  const built = all?.indexBuilt === true;
  const narrow = layout.narrow;
  const brief = narrow || width < BRIEF_BELOW;
  const ruledOut = useComputed(() => count(now.value?.binary.ruledOut ?? 0));
  const rest = useComputed(() => (now.value ? restText(now.value) : ''));
  const present = useComputed(() => now.value?.binary.present ?? false);
  const top = narrow ? undefined : { top: `${headTop(layout, brief)}px` };
  return (
    <section class="lane lane-b" aria-label="Binary search">
      <div class="lane-b-head" style={top}>
        <h2 class="lane-head">
          <i class="swatch b" aria-hidden="true" />
          Binary search{!narrow && <span>{brief ? 'since 6.2' : 'Linux 6.2 and later'}</span>}
        </h2>
        {built ? (
          <p class="lane-sub">
            <span class="built-here">built here</span> this kernel has no index
          </p>
        ) : (
          (!brief || !present.value) && (
            <p class="lane-sub">
              {present.value ? 'Halve the name-order index.' : 'Not in this release: it has no name-order index.'}
            </p>
          )
        )}
        {all?.complete && !all.hasSeqs && (
          <p>
            <button type="button" class="btn" onClick={() => void loads.buildIndex()}>
              Build its index
            </button>
          </p>
        )}
        {present.value && (
          <p class="lane-big">
            <b class="in-b">{ruledOut}</b> <span>{rest}</span>
          </p>
        )}
      </div>
      {present.value && <ProbeTable layout={layout} width={width} />}
    </section>
  );
}

function headTop(l: Layout, brief: boolean): number {
  return Math.max(0, (l.rowTop[0] ?? l.stripTop + l.stripH) - TABLE_HEAD_H - (brief ? HEAD_H - 18 : HEAD_H));
}

/** "ruled out, 318 left" */
function restText(s: Scene): string {
  const b = s.binary;
  if (b.hit) return b.done ? 'ruled out, found' : 'ruled out, a hit';
  return b.left === 0 ? 'ruled out: not there' : `ruled out, ${count(b.left)}\u00a0left`;
}
