// Card 7's controls: one handle on the bytes of a lookup, then the distance of markers.

import { KERNEL_SPACING } from '../../model/learn/skipping.ts';
import type { SkippingTruth } from '../../model/learn/skipping.ts';
import { plural } from '../../model/text.ts';
import { skippingBar } from '../../paint/learn/skipping.ts';
import type { OverProps, SideProps } from './control.ts';
import { Handle } from './Handle.tsx';
import { Slide } from './Slide.tsx';

const hold = (percent: number): number => Math.max(0, Math.min(100, Math.round(percent)));

export function SkippingHandle({ place, onGuess, shown, plate }: OverProps<SkippingTruth, number>) {
  if (shown || place === undefined) return null;
  const { x, w, y, h } = skippingBar(plate);
  return (
    <Handle
      label="Part of the bytes that is skipping"
      x={x + (w * place) / 100}
      y={y + h / 2}
      axis="x"
      now={place}
      min={0}
      max={100}
      text={`${place} percent`}
      onDrag={(to) => onGuess(hold(((to - x) / w) * 100))}
      onStep={(by) => onGuess(hold(place + by))}
    />
  );
}

const STEPS = 12;

export function SpacingSlide({ shown, tried, onTry }: SideProps<SkippingTruth, number>) {
  if (!shown) return null;
  const step = Math.round(Math.log2(tried || KERNEL_SPACING));
  return (
    <Slide
      label="A marker every"
      text={plural(2 ** step, 'entry', 'entries')}
      min={0}
      max={STEPS}
      now={step}
      onMove={(to) => onTry(2 ** to)}
    />
  );
}
