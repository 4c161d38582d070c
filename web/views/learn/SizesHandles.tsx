// The handles of card 2, on the borders of the bar.

import { PART_WORDS, handleAt, moveHandle } from '../../model/learn/sizes.ts';
import type { Sizes, Split } from '../../model/learn/sizes.ts';
import { sizesLayout } from '../../paint/learn/sizes.ts';
import type { OverProps } from './control.ts';
import { Handle } from './Handle.tsx';

/** Width of a handle, in CSS pixels. */
const HANDLE = 28;

function lowered(place: Split, i: number, w: number): boolean {
  return i > 0 && (w * place[i]!) / 100 < HANDLE && !lowered(place, i - 1, w);
}

export function SizesHandles({ truth, place, onGuess, shown, plate }: OverProps<Sizes, Split>) {
  if (shown || !place) return null;
  const { x, w, yours, barH } = sizesLayout(plate);
  return (
    <>
      {place.slice(0, -1).map((_, i) => {
        const [left, right] = [truth.parts[i]!.what, truth.parts[i + 1]!.what];
        const at = handleAt(place, i);
        return (
          <Handle
            key={left}
            label={`Between ${PART_WORDS[left]} and ${PART_WORDS[right]}`}
            x={x + (w * at) / 100}
            // A handle that is close to the one before it is drawn lower, so that both can be seen.
            y={yours + barH + (lowered(place, i, w) ? HANDLE - 4 : 0)}
            axis="x"
            now={at}
            min={1}
            max={99}
            text={`${PART_WORDS[left]} ${place[i]} percent, ${PART_WORDS[right]} ${place[i + 1]} percent`}
            onDrag={(to) => onGuess(moveHandle(place, i, ((to - x) / w) * 100))}
            onStep={(by) => onGuess(moveHandle(place, i, at + by))}
          />
        );
      })}
    </>
  );
}
