// Card 9's controls: how many names, as a slider and as a line in the figure.

import type { BatchesTruth } from '../../model/learn/batches.ts';
import { fromStep, toStepOf, twoFigures } from '../../model/learn/card.ts';
import { plural } from '../../model/text.ts';
import { batchesArea } from '../../paint/learn/batches.ts';
import { along } from '../../paint/learn/scales.ts';
import type { OverProps, SideProps } from './control.ts';
import { Handle } from './Handle.tsx';
import { Slide } from './Slide.tsx';

const STEPS = 200;

const hold = (names: number, most: number): number => Math.max(1, Math.min(most, twoFigures(names)));

export function BatchesSlide({ truth, place, onGuess, shown }: SideProps<BatchesTruth, number>) {
  if (shown || place === undefined) return null;
  const { numSyms } = truth;
  return (
    <Slide
      label="From so many names on"
      text={plural(place, 'name')}
      min={0}
      max={STEPS}
      now={toStepOf(place, STEPS, numSyms)}
      onMove={(to) => onGuess(hold(fromStep(to, STEPS, numSyms), numSyms))}
    />
  );
}

export function BatchesHandle({ truth, place, onGuess, shown, plate }: OverProps<BatchesTruth, number>) {
  if (shown || place === undefined) return null;
  const { numSyms } = truth;
  const { left, right, top, bottom } = batchesArea(plate);
  const step = toStepOf(place, STEPS, numSyms);
  return (
    <Handle
      label="Names from which on the scan reads less"
      x={along(place, numSyms, left, right)}
      y={(top + bottom) / 2}
      axis="x"
      now={place}
      min={1}
      max={numSyms}
      text={plural(place, 'name')}
      onDrag={(to) => onGuess(hold(numSyms ** ((to - left) / (right - left)), numSyms))}
      onStep={(by) => onGuess(hold(fromStep(step + by, STEPS, numSyms), numSyms))}
    />
  );
}
