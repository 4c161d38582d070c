// Card 4's controls: the cells of the token table over the figure, and letters that are typed.

import { useSignal } from '@preact/signals';
import { codeOf, hexByte } from '../../model/learn/reading.ts';
import type { ReadingTruth } from '../../model/learn/reading.ts';
import { boxes, tried } from '../../model/learn/tries.ts';
import type { Tries } from '../../model/learn/tries.ts';
import { visible } from '../../model/text.ts';
import { cellBox } from '../../paint/learn/reading.ts';
import type { OverProps, SideProps } from './control.ts';
import { TypedTry } from './TypedTry.tsx';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

export function ReadingCells({ truth, place = [], onGuess, shown, plate }: OverProps<ReadingTruth, Tries>) {
  const { answers, texts } = truth;
  const { open } = boxes(place, answers);
  /** The cell that Tab goes to. */
  const here = useSignal(0);
  if (shown || open === undefined) return null;
  const row = plate.narrow ? answers[open]! & 0xf0 : 0;
  const cells = Array.from({ length: plate.narrow ? 16 : 256 }, (_, i) => row + i);
  const columns = plate.narrow ? 4 : 16;
  const move = (event: KeyboardEvent, code: number): void => {
    const [dx, dy] = STEPS[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const to = code - row + dx + dy * columns;
    const next = (event.currentTarget as Element).parentElement!.children[to];
    if (!(next instanceof HTMLElement)) return;
    here.value = to;
    next.focus();
  };
  return (
    <div role="group" aria-label={`Token table: which cell is ${hexByte(answers[open]!)}?`}>
      {cells.map((code, i) => {
        const box = cellBox(plate, code);
        return (
          <button
            key={i}
            type="button"
            class="learn-spot"
            tabIndex={i === here.value % cells.length ? 0 : -1}
            style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.w}px`, height: `${box.h}px` }}
            aria-label={`row ${hexByte(code)[0]}, column ${hexByte(code)[1]}: ${visible(texts[code] ?? '')}`}
            onKeyDown={(event) => move(event, code)}
            onClick={() => {
              here.value = i;
              onGuess(tried(place, answers, code));
            }}
          />
        );
      })}
    </div>
  );
}

export function ReadingLetters({ truth, place = [], onGuess, shown, labels }: SideProps<ReadingTruth, Tries>) {
  const { open } = boxes(place, truth.answers);
  if (shown || open === undefined) return null;
  return (
    <TypedTry
      label={`${labels['letters'] ?? ''} ${hexByte(truth.answers[open]!)}`}
      onTry={(letters) => {
        const code = codeOf(truth, place, letters);
        if (code === undefined) return labels['noCell'] ?? '';
        onGuess(tried(place, truth.answers, code));
        return '';
      }}
    />
  );
}
