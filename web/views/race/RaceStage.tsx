// The race: two lanes, the picture they share, the sentence, and the player. On request the inside of each probe stands
// beside them. The elements are in the order that makes sense when heard; the style puts the picture before the words.

import { useComputed, useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { layoutFor } from '../../paint/layout.ts';
import type { Layout } from '../../paint/layout.ts';
import { readUnit } from '../../paint/surface.ts';
import { hasBinary } from '../../model/timeline.ts';
import { useSession } from '../../session/context.ts';
import { useCommand } from '../keys.ts';
import { useLate } from '../late.ts';
import { BinaryLane } from './BinaryLane.tsx';
import { End } from './End.tsx';
import { FieldKey } from './FieldKey.tsx';
import { LinearLane } from './LinearLane.tsx';
import { Picture } from './Picture.tsx';
import { Saying } from './Saying.tsx';
import { Transport } from './Transport.tsx';

/** A picture narrower than this, in units, has no names in its rows. */
const NARROW_BELOW = 600;

/** The page is as high as the window then, and the picture takes the height that is left. race.css has the same rule. */
const FITS = '(min-width: 1000px) and (min-height: 640px)';

/** A phone on its side: the picture stands beside the words. */
const LYING = '(min-width: 641px) and (max-height: 560px)';
/** Heights, in CSS pixels, of what is above the picture there, and the least that the picture has. */
const ABOVE = 124;
const LEAST = 236;

/** In units. */
interface Size {
  readonly width: number;
  readonly height: number;
  /** CSS pixels a unit. */
  readonly unit: number;
}

export function RaceStage() {
  const { player, state } = useSession();
  const { inside } = state;
  const { fetchParts, parts } = useLate();
  const late = parts.value;
  const box = useRef<HTMLDivElement>(null);
  const layout = useLayout(box);
  const close = (): void => player.setInside(false);
  const toggle = (): void => {
    void fetchParts();
    player.setInside(!inside.peek());
  };
  useCommand('inside', toggle);
  const shown = inside.value && late;
  const at = layout.value;
  return (
    <div class={`race${shown ? ' with-inside' : ''}${at?.narrow ? ' narrow' : ''}`}>
      <div class="lanes" style={at ? { '--lane-b': `${(at.bandTop + 26) * at.unit}px` } : {}}>
        <LinearLane />
        <BinaryLane />
      </div>
      <Saying toggleInside={toggle} />
      <Transport />
      <div class="stage">
        <FieldKey layout={at} />
        <div class="picture-box" ref={box}>
          {at && <PictureWithCursor layout={at} />}
        </div>
        {late && <late.ProbeTable />}
      </div>
      {shown && <late.Rail close={close} />}
      <End />
      {late && <late.Invitation />}
    </div>
  );
}

/** The layout of the picture for the size of its box. */
function useLayout(box: { readonly current: HTMLElement | null }): ReadonlySignal<Layout | undefined> {
  const { state, world } = useSession();
  const { tables, trace } = state;
  const size = useSignal<Size>({ width: 0, height: 0, unit: 1 });
  useEffect(
    () =>
      measure(box.current!, (s) => {
        const { width, height, unit } = size.peek();
        if (s.width !== width || s.height !== height || s.unit !== unit) size.value = s;
      }),
    [],
  );
  const numSyms = useComputed(() => tables.value?.numSyms ?? 0);
  const probes = useComputed(() => {
    const t = trace.value;
    // Without a binary search the field gets the height of its rows.
    return t && !hasBinary(t) ? 0 : Math.max(tables.value?.maxProbes ?? 0, t?.probes ?? 0);
  });
  return useComputed(() => {
    const { width, height, unit } = size.value;
    if (width === 0) return undefined;
    const narrow = width < NARROW_BELOW;
    return layoutFor({
      width,
      height,
      dpr: world.surface.dpr.value * unit,
      unit,
      numSyms: numSyms.value,
      probes: probes.value,
      narrow,
    });
  });
}

/** The cursor of the field is a late part: until it has loaded, the field cannot be explored. */
function PictureWithCursor({ layout }: { readonly layout: Layout }) {
  const late = useLate().parts.value;
  return (
    <Picture layout={layout}>
      {late && <late.FieldCursor layout={layout} />}
      {late && <late.Tip layout={layout} />}
      {late && <late.IndexHalves layout={layout} />}
    </Picture>
  );
}

/** The size now and whenever it changes. The height counts only where the page fits the window. */
function measure(root: HTMLElement, tell: (s: Size) => void): () => void {
  const fits = matchMedia(FITS);
  const lying = matchMedia(LYING);
  const read = (): void => {
    const unit = readUnit();
    const given = lying.matches ? Math.max(LEAST, innerHeight - ABOVE) : 0;
    const height = fits.matches ? root.clientHeight : given;
    tell({ width: root.clientWidth / unit, height: height / unit, unit });
  };
  const watch = new ResizeObserver(read);
  watch.observe(root);
  fits.addEventListener('change', read);
  addEventListener('resize', read);
  return () => {
    watch.disconnect();
    fits.removeEventListener('change', read);
    removeEventListener('resize', read);
  };
}
