// The linear scan beside the field: how many names it has ruled out, the last one it has opened, and when it will be done.

import { useComputed } from '@preact/signals';
import { usePart, useSession } from '../../session/context.ts';
import { createReadable } from '../../session/readable.ts';
import type { Scene } from '../../model/scene.ts';
import { count, plural, ratioText, visible } from '../../model/text.ts';
import { WithTerms } from '../words/Term.tsx';

export function LinearLane() {
  const { now } = useSession().state;
  const ruledOut = useComputed(() => count(now.value?.linear.ruledOut ?? 0));
  const pace = useComputed(() => (now.value ? paceText(now.value) : ''));
  return (
    <section class="lane lane-a" aria-label="Linear scan">
      <h2 class="lane-head">
        <i class="swatch a" aria-hidden="true" />
        <WithTerms text="Linear scan" /> <small>until Linux 6.1</small>
      </h2>
      <p class="lane-big">
        <b class="in-a">{ruledOut}</b> <WithTerms text="names ruled out" />
      </p>
      <LastOpened />
      <p class="pace">{pace}</p>
    </section>
  );
}

/** What the scan does, and after its beginning the name that it has opened last. */
function LastOpened() {
  const readable = usePart(createReadable);
  const names = readable.value?.names ?? [];
  const name = names[names.length - 1]?.name;
  if (names.length === 0)
    return (
      <p class="lane-sub">
        <WithTerms text="Opens every name from the first, in memory order." />
      </p>
    );
  return (
    <p class="lane-sub last-opened">
      Last opened: <span class="name clip">{name === undefined ? '·' : visible(name)}</span>
    </p>
  );
}

/** When the scan will be done. At equal work it hardly moves, and this line says why. */
function paceText(s: Scene): string {
  const l = s.linear;
  const won = s.winner === 'linear' ? ': linear wins here' : '';
  if (l.done)
    return l.found
      ? `Found after ${plural(l.expanded, 'name')}${won}`
      : `All ${count(l.expanded)} names opened: not there`;
  const ratio = s.finishRatio;
  if (ratio === undefined) return `Done after ${count(s.numSyms)} names at most`;
  if (ratio < 1) return 'Will be done before the binary search';
  return `Will be done after ${ratioText(ratio)} binary searches`;
}
