// Which two maps are compared, and which of them is the one before.

import { clip, printable } from '../../../model/format.ts';
import type { MapComparison } from '../../../session/symbols/comparison.ts';
import { useSession } from '../../../session/context.ts';
import { useCommand } from '../../keys.ts';

export function Sides({ comparison }: { readonly comparison: MapComparison }) {
  const { second, place, set, letGo } = comparison;
  const own = useSession().state.source.value?.name ?? '';
  const other = second.value;
  const swap = (): void => {
    if (second.peek()) set({ swapped: !place.peek().swapped });
  };
  useCommand('swap', swap);
  if (!other)
    return (
      <header class="cmp-head">
        <h2>Compare two kernels</h2>
      </header>
    );
  const [a, b] = place.value.swapped ? [own, other.name] : [other.name, own];
  return (
    <header class="cmp-head">
      <h2 class="unseen">
        From {printable(a)} to {printable(b)}
      </h2>
      <Side letter="A" name={a} />
      <button type="button" class="btn icon" aria-label="Swap the two maps" title="Swap (x)" onClick={swap}>
        <span aria-hidden="true">⇄</span>
      </button>
      <Side letter="B" name={b} />
      <button type="button" class="btn quiet" onClick={letGo}>
        Choose another
      </button>
    </header>
  );
}

function Side({ letter, name }: { readonly letter: 'A' | 'B'; readonly name: string }) {
  return (
    <span class="cmp-side">
      <i class={letter === 'A' ? 'cmp-a' : 'cmp-b'} aria-hidden="true">
        {letter}
      </i>
      <b class="name clip" title={printable(name)}>
        {printable(clip(name, 40))}
      </b>
    </span>
  );
}
