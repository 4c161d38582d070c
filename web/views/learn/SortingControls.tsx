// Card 5's controls: the two ends of a span, as handles in the figure and as sliders beside it.

import { fromStep, toStepOf, twoFigures } from '../../model/learn/card.ts';
import type { SortingTruth, Span } from '../../model/learn/sorting.ts';
import { plural } from '../../model/text.ts';
import { sortingRooms, spanX } from '../../paint/learn/sorting.ts';
import type { OverProps, SideProps } from './control.ts';
import { Handle } from './Handle.tsx';
import { Slide } from './Slide.tsx';

const STEPS = 100;
const ENDS = ['From', 'To'] as const;

/** The span with one end moved. The other end moves too if they would cross. */
function moved([from, to]: Span, end: 0 | 1, places: number, most: number): Span {
  const at = Math.max(1, Math.min(most, twoFigures(places)));
  return end === 0 ? [at, Math.max(at, to)] : [Math.min(at, from), at];
}

export function SortingSlides({ truth, place, onGuess, shown }: SideProps<SortingTruth, Span>) {
  if (shown || !place) return null;
  const most = truth.tables.numSyms;
  return (
    <>
      {([0, 1] as const).map((end) => (
        <Slide
          key={end}
          label={ENDS[end]}
          text={plural(place[end], 'place')}
          min={0}
          max={STEPS}
          now={toStepOf(place[end], STEPS, most)}
          onMove={(to) => onGuess(moved(place, end, fromStep(to, STEPS, most), most))}
        />
      ))}
    </>
  );
}

export function SortingHandles({ truth, place, onGuess, shown, plate }: OverProps<SortingTruth, Span>) {
  if (shown || !place) return null;
  const most = truth.tables.numSyms;
  const { axis } = sortingRooms(plate);
  const [left, right] = [spanX(plate, 1, most), spanX(plate, most, most)];
  return (
    <>
      {([0, 1] as const).map((end) => {
        const step = toStepOf(place[end], STEPS, most);
        return (
          <Handle
            key={end}
            label={`${ENDS[end]} so many places`}
            x={spanX(plate, place[end], most)}
            y={axis - 14}
            axis="x"
            now={place[end]}
            min={1}
            max={most}
            text={plural(place[end], 'place')}
            onDrag={(to) => onGuess(moved(place, end, most ** ((to - left) / (right - left)), most))}
            onStep={(by) => onGuess(moved(place, end, fromStep(step + by, STEPS, most), most))}
          />
        );
      })}
    </>
  );
}
