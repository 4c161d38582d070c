// A handle on a figure: a slider that is dragged along one axis, or moved with the arrow keys, ten steps with Shift.

import { useRef } from 'preact/hooks';
import { placeIn } from './placeIn.ts';

interface Props {
  readonly label: string;
  /** Its place in the figure, in units. */
  readonly x: number;
  readonly y: number;
  readonly axis: 'x' | 'y';
  readonly now: number;
  readonly min: number;
  readonly max: number;
  /** The value in words. */
  readonly text: string;
  /** Dragged to that place of its axis, in units. */
  readonly onDrag: (to: number) => void;
  /** Moved by so many steps. */
  readonly onStep: (by: number) => void;
}

const MANY = 10;

export function Handle({ label, x, y, axis, now, min, max, text, onDrag, onStep }: Props) {
  const dragging = useRef(false);
  const drag = (event: PointerEvent): void => {
    const { x: left, y: top } = placeIn((event.currentTarget as HTMLElement).parentElement!, event);
    onDrag(axis === 'x' ? left : top);
  };
  return (
    <div
      class={`learn-handle along-${axis}`}
      style={{ left: `${x}px`, top: `${y}px` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={now}
      aria-valuetext={text}
      onPointerDown={(e) => {
        dragging.current = true;
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={(e) => {
        if (dragging.current) drag(e);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
      onKeyDown={(e) => {
        const by = stepOf(e);
        if (by === 0) return;
        e.preventDefault();
        e.stopPropagation();
        onStep(by);
      }}
    >
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <circle cx="14" cy="14" r="12.5" />
        <path d={axis === 'x' ? 'M11 10l-4 4 4 4M17 10l4 4-4 4' : 'M10 11l4-4 4 4M10 17l4 4 4-4'} />
      </svg>
    </div>
  );
}

function stepOf({ key, shiftKey }: KeyboardEvent): number {
  const many = shiftKey ? MANY : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return many;
  if (key === 'ArrowLeft' || key === 'ArrowDown') return -many;
  if (key === 'PageUp') return MANY;
  return key === 'PageDown' ? -MANY : 0;
}
