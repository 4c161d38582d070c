// The stage of the race: the two lanes and the picture they share, laid out for the room there is.

import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { BinaryLane, HEAD_H, TABLE_HEAD_H } from './BinaryLane.tsx';
import { layoutFor } from '../../paint/layout.ts';
import type { Layout } from '../../paint/layout.ts';
import { BRIEF_BELOW, LinearLane } from './LinearLane.tsx';
import { NAMES_READ } from '../../model/scene.ts';
import { Picture } from './Picture.tsx';
import { useLate } from '../late.ts';
import { hasBinary } from '../../model/timeline.ts';

/** In CSS pixels. */
const GAP = 16;
const NARROW_BELOW = 600;
const LABELS = 268;
const LABELS_SMALL = 232;
const SMALL_BELOW = 780;
const LABELS_LARGE = 336;
const LARGE_FROM = 1700;

/** From this width of the window on, the page is as high as the window, and the stage takes the height that is left. */
const FITS = '(min-width: 1100px)';

interface Size {
  readonly width: number;
  readonly height: number;
}

export function RaceStage() {
  const { tables, trace } = useSession().state;
  const { dpr } = useSession().world.surface;
  const root = useRef<HTMLDivElement>(null);
  const size = useSignal<Size>({ width: 0, height: 0 });
  const numSyms = useComputed(() => tables.value?.numSyms ?? 0);
  const probes = useComputed(() => {
    // Without a binary search the field gets the height of its rows.
    if (trace.value && !hasBinary(trace.value)) return 0;
    return Math.max(tables.value?.maxProbes ?? 0, trace.value?.probes ?? 0);
  });
  useEffect(
    () =>
      measure(root.current!, (s) => {
        if (s.width !== size.peek().width || s.height !== size.peek().height) size.value = s;
      }),
    [],
  );
  const { width, height } = size.value;
  const narrow = width < NARROW_BELOW;
  const labels = narrow ? width : labelWidth(width);
  const layout = useMemo(
    () =>
      layoutFor({
        width: narrow ? width : width - labels - GAP,
        height: narrow ? 0 : height,
        dpr: dpr.value,
        numSyms: numSyms.value,
        probes: probes.value,
        narrow,
      }),
    [width, height, dpr.value, numSyms.value, probes.value],
  );
  return (
    <div ref={root} class={`stage panel${narrow ? ' narrow' : ''}`}>
      {width > 0 && (narrow ? <Narrow layout={layout} width={width} /> : <Wide layout={layout} labels={labels} />)}
    </div>
  );
}

function labelWidth(width: number): number {
  return width < SMALL_BELOW ? LABELS_SMALL : width < LARGE_FROM ? LABELS : LABELS_LARGE;
}

function Wide({ layout, labels }: { readonly layout: Layout; readonly labels: number }) {
  const free = (layout.rowTop[0] ?? layout.stripTop) - TABLE_HEAD_H - HEAD_H;
  const names = Math.max(2, Math.min(NAMES_READ, Math.floor((free - 176) / 16)));
  return (
    <div class="stage-wide">
      <div
        class={`lanes${labels < BRIEF_BELOW ? ' brief' : ''}`}
        style={{ width: `${labels}px`, height: `${layout.height}px` }}
      >
        <LinearLane narrow={false} width={labels} names={names} />
        <BinaryLane layout={layout} width={labels} />
      </div>
      <div class="picture-box">
        <PictureWithCursor layout={layout} />
        <Scale layout={layout} />
      </div>
    </div>
  );
}

function Narrow({ layout, width }: { readonly layout: Layout; readonly width: number }) {
  return (
    <div class="stage-narrow">
      <LinearLane narrow width={width} names={2} />
      <PictureWithCursor layout={layout} />
      <BinaryLane layout={layout} width={width} />
      <Scale layout={layout} />
    </div>
  );
}

/** The cursor of the field comes late: until then the field is only looked at. */
function PictureWithCursor({ layout }: { readonly layout: Layout }) {
  const late = useLate().parts.value;
  return (
    <Picture layout={layout}>
      {late && <late.FieldCursor layout={layout} />}
      {late && <late.Tip layout={layout} />}
    </Picture>
  );
}

/** Says how many symbols a cell stands for, where it is more than one. */
function Scale({ layout }: { readonly layout: Layout }) {
  const { per } = layout.cells;
  return per > 1 ? <p class="scale-note">1 px = {per} symbols</p> : null;
}

/** The inner size now and whenever it changes. The height counts only where the page fits the window. */
function measure(root: HTMLElement, tell: (s: Size) => void): () => void {
  const fits = matchMedia(FITS);
  const read = (): void => {
    const style = getComputedStyle(root);
    const inner = root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const high = root.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    tell({ width: Math.floor(inner), height: fits.matches ? Math.floor(high) : 0 });
  };
  const watch = new ResizeObserver(read);
  watch.observe(root);
  fits.addEventListener('change', read);
  return () => {
    watch.disconnect();
    fits.removeEventListener('change', read);
  };
}
