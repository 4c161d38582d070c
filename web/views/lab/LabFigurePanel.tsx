// The figure: one canvas that the painter fills. Its tables below say the same.

import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { laidOver } from '../../model/lab/chart.ts';
import type { LabFigure } from '../../model/lab/experiment.ts';
import { paintChart } from '../../paint/lab/chart.ts';
import type { Plate } from '../../paint/learn/plate.ts';
import { fitCanvas } from '../../paint/surface.ts';
import type { Lab } from '../../session/lab/lab.ts';
import { useSession } from '../../session/context.ts';
import { Working } from './Waiting.tsx';

const NARROW_BELOW = 560;

interface Props {
  readonly lab: Lab;
  readonly figure: LabFigure;
}

export function LabFigurePanel({ lab, figure }: Props) {
  const { ink, dpr } = useSession().world.surface;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plate = useSignal<Plate | undefined>(undefined);
  const chart = chartOf(lab, figure);
  /** The chart as last rendered, for when size or colours change. */
  const now = useRef(chart);
  now.current = chart;

  useLayoutEffect(() => {
    const measure = (): void => {
      const { width, height } = box.current!.getBoundingClientRect();
      if (width > 0 && height > 0) plate.value = { w: width, h: height, narrow: width < NARROW_BELOW };
    };
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    measure();
    return () => watch.disconnect();
  }, []);
  const paint = (): void => {
    const size = plate.value;
    if (!canvas.current || !size) return;
    const c = fitCanvas(canvas.current, size.w, size.h, dpr.value, 1);
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
