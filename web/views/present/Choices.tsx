// What a class votes on: a tile for each choice, with the hands that were typed for it as a number and a bar.

import { useEffect, useRef } from 'preact/hooks';
import type { Piece } from '../../model/learn/text.ts';
import { plainText } from '../../model/learn/text.ts';
import { barsOf } from '../../model/learn/lecture.ts';
import { LETTERS } from '../../model/learn/lectureWords.ts';
import type { Hands } from '../../model/learn/lecture.ts';
import { plural } from '../../model/text.ts';
import { Pieces } from '../learn/Pieces.tsx';

const MOST_HANDS = 999;

interface Props {
  /** What the choices are of: "Choices", "Answers". */
  readonly label: string;
  readonly choices: readonly (readonly Piece[])[];
  /** A line for each, over the line of the scan. */
  readonly lines?: readonly string[] | undefined;
  readonly hands: Hands;
  /** The choice that digits are typed for. */
  readonly chosen: number;
  /** Places of the right choices; undefined while they are hidden. */
  readonly right?: readonly number[] | undefined;
  readonly choose: (choice: number) => void;
}

export function Choices({ label, choices, lines, hands, chosen, right, choose }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const bars = barsOf(hands);
  const long = choices.some((pieces) => plainText(pieces).length > 40);
  // Arrow keys move the focus with the choice. At first nothing has it, so that the question is read first.
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current !== chosen) (root.current!.children[chosen] as HTMLElement).focus();
    before.current = chosen;
  }, [chosen]);
  return (
    <div ref={root} class={`lecture-choices${long ? ' long' : lines ? '' : ' bare'}`} role="group" aria-label={label}>
      {choices.map((pieces, i) => {
        const text = plainText(pieces);
        const isRight = right?.includes(i);
        return (
          <div
            key={text}
            class={`lecture-choice${right ? (isRight ? ' right' : ' other') : i === chosen ? ' chosen' : ''}`}
            role="spinbutton"
            tabIndex={i === chosen && !right ? 0 : -1}
            aria-label={`${LETTERS[i]}: ${text}${isRight ? ', right' : ''}`}
            aria-valuemin={0}
            aria-valuemax={MOST_HANDS}
            aria-valuenow={hands[i]}
            aria-valuetext={plural(hands[i]!, 'hand')}
            onClick={() => choose(i)}
          >
            <b class="lecture-letter">
              {LETTERS[i]}
              {isRight && <span class="lecture-tick"> ✓</span>}
            </b>
            <span class="lecture-text">
              <Pieces pieces={pieces} />
            </span>
            {lines && <Line path={lines[i]!} />}
            <span class="lecture-hands">
              <b>{hands[i]}</b> {hands[i] === 1 ? 'hand' : 'hands'}
            </span>
            <i class="lecture-bar" style={{ width: `${100 * bars[i]!}%` }} aria-hidden="true" />
          </div>
        );
      })}
    </div>
  );
}

/** The scan's line, and a guess of the search's. */
function Line({ path }: { readonly path: string }) {
  return (
    <svg class="lecture-line" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path class="axes" d="M4 2V98H98" />
      <path class="scan" d="M4 86L96 8" />
      <path class="guess" d={path} />
    </svg>
  );
}
