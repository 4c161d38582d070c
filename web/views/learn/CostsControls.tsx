// Card 1's controls: a line is drawn with the pointer, moved stop by stop with the arrow keys, or begins as a shape. Once the
// truth is shown, the figure can be seen to scale.

import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { GAIN, LINE_STOPS, SPREAD, drawnAt, setStop, shapeLine, stopPlace } from '../../model/learn/costs.ts';
import type { CostsTruth, DrawnLine, Shape } from '../../model/learn/costs.ts';
import { bytesText, count } from '../../model/text.ts';
import { costsArea, evenness } from '../../paint/learn/costs.ts';
import { along, height } from '../../paint/learn/scales.ts';
import { useSession } from '../../session/context.ts';
import { placeIn } from './placeIn.ts';
import type { OverProps, SideProps } from './control.ts';

const SHAPES: readonly (readonly [Shape, string, string])[] = [
  ['rising', 'rising', 'M4 26C30 22 50 18 76 10'],
  ['like', 'like the scan', 'M4 30L76 4'],
  ['flat', 'flat', 'M4 17H76'],
  ['falling', 'falling', 'M4 6C30 12 50 20 76 28'],
];

/** Steps of an arrow key, in hundredths of a power of ten. */
const ARROW = 10;

export function CostsShapes({ truth, onGuess, shown, tried, onTry }: SideProps<CostsTruth, DrawnLine>) {
  if (shown)
    return (
      <>
        <Looks tried={tried} onTry={onTry} />
        {truth.numSyms > 100 && tried < SPREAD && <Scale tried={tried} onTry={onTry} />}
      </>
    );
  return (
    <div class="learn-side learn-shapes" role="group" aria-label="Shapes to begin with">
      {SHAPES.map(([shape, label, path]) => (
        <button key={shape} type="button" onClick={() => onGuess(shapeLine(shape, truth))}>
          <svg viewBox="0 0 80 34" aria-hidden="true">
            <path d={path} />
          </svg>
          {label}
        </button>
      ))}
    </div>
  );
}

const LOOKS = [
  [0, 'By place'],
  [SPREAD, 'How often'],
  [GAIN, 'Gain'],
] as const;

/** The same symbols in another figure. */
function Looks({ tried, onTry }: Pick<SideProps<CostsTruth, DrawnLine>, 'tried' | 'onTry'>) {
  return (
    <div class="learn-side segments" role="group" aria-label="Figure">
      {LOOKS.map(([look, label]) => (
        <button
          key={look}
          type="button"
          aria-pressed={look === 0 ? tried < SPREAD : tried === look}
          onClick={() => onTry(look)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The change of scale takes this time, in ms. */
const MORPH = 700;

function Scale({ tried, onTry }: Pick<SideProps<CostsTruth, DrawnLine>, 'tried' | 'onTry'>) {
  const { world } = useSession();
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  const to = (end: number): void => {
    stop.current();
    const length = world.around.prefersStill() ? 0 : MORPH;
    const [start, from] = [world.clock.now(), tried];
    const step = (): void => {
      const part = length > 0 ? Math.min(1, (world.clock.now() - start) / length) : 1;
      onTry(from + (end - from) * (part * part * (3 - 2 * part)));
      if (part < 1) stop.current = world.clock.nextFrame(step);
    };
    step();
  };
  return (
    <div class="learn-side segments" role="group" aria-label="Axes">
      <button type="button" aria-pressed={tried < 0.5} onClick={() => to(0)}>
        Steps of ten
      </button>
      <button type="button" aria-pressed={tried >= 0.5} onClick={() => to(1)}>
        To scale
      </button>
    </div>
  );
}

export function CostsPencil({ truth, place: line, onGuess, shown, plate }: OverProps<CostsTruth, DrawnLine>) {
  const stop = useSignal(0);
  const drawing = useRef<{ line: DrawnLine | undefined; stop: number } | undefined>(undefined);
  if (shown) return null;
  const { numSyms, low, high } = truth;
  const area = costsArea(plate);
  const even = evenness(truth, 0);
  const middle = (100 * (low + high)) / 2;
  const now = line?.[stop.value] ?? middle;
  const x = along(stopPlace(stop.value, numSyms), numSyms, area.left, area.right, even);
  const y = height(10 ** (now / 100), low, high, area);

  const draw = (event: PointerEvent): void => {
    const { x: px, y: py } = placeIn(event.currentTarget as HTMLElement, event);
    const at = nearest(px, (i) => along(stopPlace(i, numSyms), numSyms, area.left, area.right, even));
    const h = 100 * (low + ((high - low) * (area.bottom - py)) / (area.bottom - area.top));
    const from = drawing.current!;
    // A fast movement of the pointer passes over stops: these are set as well.
    const first = from.line === undefined ? at : from.stop;
    for (const i of between(first, at)) from.line = setStop(from.line, i, h, truth);
    from.stop = at;
    stop.value = at;
    onGuess(from.line!);
  };
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowUp: ARROW, ArrowDown: -ARROW }[event.key];
    const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined && along === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (along) stop.value = Math.max(0, Math.min(LINE_STOPS - 1, stop.value + along));
    else onGuess(setStop(line, stop.value, now + by! * (event.shiftKey ? 5 : 1), truth));
  };
  return (
    <div
      class="learn-sheet"
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        drawing.current = { line, stop: stop.value };
        draw(e);
      }}
      onPointerMove={(e) => {
        if (drawing.current) draw(e);
      }}
      onPointerUp={() => {
        drawing.current = undefined;
      }}
      onPointerCancel={() => {
        drawing.current = undefined;
      }}
    >
      <div
        class="learn-handle along-y"
        style={{ left: `${x}px`, top: `${y}px` }}
        role="slider"
        tabIndex={0}
        aria-label="Your line: left and right choose a place, up and down its height"
        aria-orientation="vertical"
        aria-valuemin={100 * low}
        aria-valuemax={100 * high}
        aria-valuenow={now}
        aria-valuetext={`${count(Math.round(stopPlace(stop.value, numSyms)))}th symbol, ${line ? bytesText(drawnAt(line, numSyms, stopPlace(stop.value, numSyms))) : 'no height yet'}`}
        onKeyDown={keys}
      >
        <svg viewBox="0 0 28 28" aria-hidden="true">
          <circle cx="14" cy="14" r="12.5" />
          <path d="M10 11l4-4 4 4M10 17l4 4 4-4" />
        </svg>
      </div>
    </div>
  );
}

function nearest(x: number, at: (stop: number) => number): number {
  let best = 0;
  for (let i = 1; i < LINE_STOPS; i++) if (Math.abs(at(i) - x) < Math.abs(at(best) - x)) best = i;
  return best;
}

function between(from: number, to: number): number[] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + i * step);
}
