// The linear scan beside the field: how many names it has ruled out, the last it has read, and its front magnified,
// because at the same work as the binary search it is a few pixels wide.

import { useComputed } from '@preact/signals';
import { usePart, useSession } from '../../session/context.ts';
import { createReadable } from '../../session/readable.ts';
import { useLate } from '../late.ts';
import { Name } from '../../kit/Name.tsx';
import type { LinearScene, ReadName, Scene } from '../../model/scene.ts';
import { count, plural, ratioText } from '../../model/text.ts';

interface LaneProps {
  readonly narrow: boolean;
  readonly width: number;
  /** Names there is room for. */
  readonly names: number;
}

/** A lane narrower than this, in CSS pixels, shows fewer words. */
export const BRIEF_BELOW = 250;

/** Height that the magnifier takes when it comes, in CSS pixels. */
const LENS_HEIGHT = 92;

export function LinearLane({ narrow, width, names }: LaneProps) {
  const { now } = useSession().state;
  const late = useLate().parts.value;
  const brief = narrow || width < BRIEF_BELOW;
  const ruledOut = useComputed(() => count(now.value?.linear.ruledOut ?? 0));
  const of = useComputed(() => count(now.value?.numSyms ?? 0));
  return (
    <section class="lane lane-a" aria-label="Linear scan">
      <h2 class="lane-head">
        <i class="swatch a" aria-hidden="true" />
        Linear scan{!narrow && <span>before Linux 6.2</span>}
      </h2>
      {!brief && <p class="lane-sub">Expand every name, in address order.</p>}
      <p class="lane-big">
        <b class="in-a">{ruledOut}</b> <span>{narrow ? 'ruled out' : <>of {of} ruled out</>}</span>
      </p>
      <NamesRead count={names} room={Math.floor((width - 116) / 7.3)} />
      {!narrow &&
        (late ? <late.FrontLens key={width} width={width} /> : <div style={{ minHeight: `${LENS_HEIGHT}px` }} />)}
      <Pace key={String(brief)} brief={brief} />
    </section>
  );
}

function NamesRead({ count: most, room }: { readonly count: number; readonly room: number }) {
  const { trace } = useSession().state;
  const readable = usePart(createReadable);
  const s = readable.value;
  const wanted = trace.value?.query;
  const shown = (s?.names ?? []).slice(-most);
  return (
    <ol class="read" style={{ minHeight: `${most * 16}px` }} aria-label="Names read last">
      {shown.map((n) => (
        <ReadRow key={n.index} n={n} wanted={wanted} room={room} />
      ))}
      {shown.length === 0 && <li class="read-empty">no name read yet</li>}
    </ol>
  );
}

const STATE: Record<ReadName['state'], string> = { different: '≠', reading: 'reading', equal: 'found' };

function ReadRow({
  n,
  wanted,
  room,
}: {
  readonly n: ReadName;
  readonly wanted: string | undefined;
  readonly room: number;
}) {
  return (
    <li class={`read-row ${n.state}`}>
      <span class="read-index">{count(n.index)}</span>
      <Name name={n.name} wanted={wanted} room={room} />
      <span class="read-state">{STATE[n.state]}</span>
    </li>
  );
}

/** When the scan will be done: at equal work it hardly moves, and this says why. */
function Pace({ brief }: { readonly brief: boolean }) {
  const { now } = useSession().state;
  const text = useComputed(() => (now.value ? paceText(now.value, brief) : ''));
  return <p class="pace">{text}</p>;
}

function paceText(s: Scene, brief: boolean): string {
  const l: LinearScene = s.linear;
  const won = s.winner === 'linear' ? ': linear wins here' : '';
  if (l.done)
    return l.found
      ? `Found after ${plural(l.expanded, 'name')}${won}`
      : `All ${count(l.expanded)} names read: not there`;
  const ratio = s.finishRatio;
  if (ratio === undefined) return `Done after ${count(s.numSyms)} names at most`;
  if (ratio < 1) return 'Will be done before the binary search';
  return `${brief ? 'done' : 'Will be done'} after ${ratioText(ratio)} binary searches`;
}
