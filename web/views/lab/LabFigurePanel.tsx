// The figure: one canvas that the painter fills. Its tables below say the same.

import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { laidOver } from '../../model/lab/chart.ts';
import type { LabFigure } from '../../model/lab/experiment.ts';
import { paintChart } from '../../paint/lab/chart.ts';
import type { Plate } from '../../paint/learn/plate.ts';
import { fitCanvas, readUnit } from '../../paint/surface.ts';
import type { Lab } from '../../session/lab/lab.ts';
import { useSession } from '../../session/context.ts';
import { Working } from './Waiting.tsx';

const NARROW_BELOW = 560;
/** Least height of the chart, in units. */
const LEAST = 340;

interface Props {
  readonly lab: Lab;
  readonly figure: LabFigure;
}

export function LabFigurePanel({ lab, figure }: Props) {
  const { ink, dpr } = useSession().world.surface;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plate = useSignal<Plate | undefined>(undefined);
  /** CSS pixels of a unit: type and lines grow with the page's. */
  const unit = useRef(1);
  const chart = chartOf(lab, figure);
  /** The chart as last rendered, for when size or colours change. */
  const now = useRef(chart);
  now.current = chart;

  useLayoutEffect(() => {
    const measure = (): void => {
      const { width, height } = box.current!.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      const u = Math.max(1, Math.min(readUnit(), height / LEAST));
      unit.current = u;
      plate.value = { w: width / u, h: height / u, narrow: width / u < NARROW_BELOW };
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    measure();
    return () => watch.disconnect();
  }, []);
  const paint = (): void => {
    const size = plate.value;
    if (!canvas.current || !size) return;
    const c = fitCanvas(canvas.current, size.w, size.h, dpr.value * unit.current, unit.current);
    if (!c) return;
    c.clearRect(0, 0, size.w, size.h);
    paintChart({ c, ink: ink.value, ground: ink.value.css.panel, taken: [] }, size, now.current);
  };
  useSignalEffect(paint);
  useLayoutEffect(paint, [figure, lab.under.value]);
  return (
    <div class="panel lab-figure">
      <div ref={box} class="lab-plate">
        <canvas ref={canvas} role="img" aria-label={`${figure.title}. ${figure.sentence}`} />
      </div>
      <Working lab={lab} />
    </div>
  );
}

/** The chart, with that of the map that is held laid over it. */
export function chartOf({ under, held }: Lab, { chart }: LabFigure) {
  const other = under.value;
  return other ? laidOver(chart, other.chart, held.value!.name) : chart;
}
