// The bars of one spread. A press keeps the symbols of a bar, a drag those of a range; keys do the same.

import { useSignal } from '@preact/signals';
import { marksAfter, marksBox, marksText, marksWords } from '../../model/symbols/markedBars.ts';
import type { MarkedBars } from '../../model/symbols/markedBars.ts';
import { axisText, barAt, barFrom, spreadSentence, stepsPath, usedBars } from '../../model/symbols/spreads.ts';
import type { SpreadKind } from '../../model/symbols/spreads.ts';
import type { Spread } from '../../wire/exploreAnswers.ts';

interface Props {
  readonly kind: SpreadKind;
  readonly spread: Spread;
  /** Of what the filter keeps, by bar. */
  readonly matching: Uint32Array;
  readonly keep: (bounds: readonly string[]) => void;
}

const [W, H] = [150, 26];

const HOW = 'Press a bar, or drag over several, to filter by it. Keys: arrows, Shift with them for a range, Enter.';

export function SpreadBars({ kind, spread, matching, keep }: Props) {
  const marks = useSignal<MarkedBars | undefined>(undefined);
  const dragging = useSignal(false);
  const [first, last] = usedBars(spread);
  const marked = marks.value && marksText(kind, spread, marks.value);
  const box = marks.value && marksBox(spread, marks.value, W);

  const under = (e: PointerEvent): number => {
    const { left, width } = (e.currentTarget as Element).getBoundingClientRect();
    return barAt(spread, (e.clientX - left) / width);
  };
  const forget = (): void => {
    dragging.value = false;
    marks.value = undefined;
  };
  const press = (e: KeyboardEvent): void => {
    const { value } = marks;
    if ((e.key === 'Enter' || e.key === ' ') && value) keep(marksWords(kind.word, spread, value));
    else if (e.key === 'Escape' && value) forget();
    else {
      const next = marksAfter(spread, value, e);
      if (!next || e.altKey || e.ctrlKey || e.metaKey) return;
      marks.value = next;
    }
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <figure>
      <figcaption aria-hidden={marked !== undefined}>{marked ?? kind.label}</figcaption>
      <div
        class="sym-spread"
        role="slider"
        tabIndex={0}
        title={HOW}
        aria-label={kind.label}
        aria-valuemin={first}
        aria-valuemax={last}
        aria-valuenow={marks.value?.at ?? first}
        aria-valuetext={marked ? `${marked} in all` : spreadSentence(kind, spread, matching)}
        onKeyDown={press}
        onBlur={forget}
        onPointerDown={(e) => {
          if (e.button !== 0) return;
          e.currentTarget.setPointerCapture(e.pointerId);
          dragging.value = true;
          const at = under(e);
          marks.value = { anchor: at, at };
        }}
        onPointerMove={(e) => {
          if (dragging.value && marks.value) marks.value = { ...marks.value, at: under(e) };
        }}
        onPointerUp={() => {
          if (dragging.value && marks.value) keep(marksWords(kind.word, spread, marks.value));
          forget();
        }}
        onPointerCancel={forget}
      >
        <svg viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="none" aria-hidden="true">
          {box && <rect class="marked" {...box} y={0} height={H} />}
          <path class="all" d={stepsPath(spread, spread.counts, W, H, true)} />
          <path class="kept" d={stepsPath(spread, matching, W, H, false)} />
        </svg>
      </div>
      <p aria-hidden="true">
        <span>{axisText(kind, barFrom(spread, first))}</span>
        <span>
          {axisText(kind, barFrom(spread, last + 1))}
          {spread.step > 0 && last === spread.counts.length - 1 && ' +'}
        </span>
      </p>
    </figure>
  );
}
