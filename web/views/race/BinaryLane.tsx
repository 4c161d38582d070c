// The binary search beside its index: how many names it has ruled out, and how many are still possible.

import { useComputed } from '@preact/signals';
import type { Scene } from '../../model/scene.ts';
import { sinceText } from '../../model/releases.ts';
import { count } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import { useLate } from '../late.ts';
import { WithTerms } from '../words/Term.tsx';

export function BinaryLane() {
  const { state, loads } = useSession();
  const { now, tables } = state;
  const late = useLate().parts.value;
  const all = tables.value;
  const present = useComputed(() => now.value?.binary.present ?? false);
  const ruledOut = useComputed(() => count(now.value?.binary.ruledOut ?? 0));
  const rest = useComputed(() => (now.value ? restText(now.value) : ''));
  return (
    <section class="lane lane-b" aria-label="Binary search">
      <h2 class="lane-head">
        <i class="swatch b" aria-hidden="true" />
        <WithTerms text="Binary search" /> <small>{all ? sinceText(all) : 'since Linux 6.2'}</small>
      </h2>
      {present.value ? (
        <>
          <p class="lane-big">
            <b class="in-b">{ruledOut}</b> names ruled out
          </p>
          <p class="lane-rest">
            <WithTerms text={rest.value} />
          </p>
          {late && <late.Letters />}
          {late && <late.Outcome />}
        </>
      ) : (
        <p class="lane-sub">{all?.hasSeqs === false ? 'Without an index there is nothing to halve.' : ''}</p>
      )}
      {all?.complete && !all.hasSeqs && (
        <p>
          <button type="button" class="btn" onClick={() => void loads.buildIndex()}>
            Build its index
          </button>
        </p>
      )}
    </section>
  );
}

function restText(s: Scene): string {
  const b = s.binary;
  if (!s.started) return 'Halves the index, and opens only the name in the middle.';
  if (b.hit) return b.done ? 'found' : 'found; looking back';
  return b.left === 0 ? 'nothing is left: not there' : `${count(b.left)} still possible`;
}
