// The introduction's third scene: the 24 cells shrink into the first column of the field, and the kernel's other names
// follow as dots, column by column.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { NAMES } from '../../model/intro.ts';
import type { Still } from '../../model/intro.ts';
import { useSession } from '../../session/context.ts';
import { cellsFor } from '../../paint/cells.ts';
import type { Cells } from '../../paint/cells.ts';
import { fieldPainter } from '../../paint/field.ts';
import { readUnit } from '../../paint/surface.ts';
import type { Tables } from '../../wire/answers.ts';
import { FieldKey } from '../race/FieldKey.tsx';
import { Memory } from './Memory.tsx';

interface KernelProps {
  readonly still: Still;
  readonly tables: Tables;
}

/** In CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

export function Kernel({ still, tables }: KernelProps) {
  const dpr = useSession().world.surface.dpr.value;
  const size = useSignal<Size>({ width: 0, height: 0 });
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => measured(box.current!, size), []);
  const { width, height } = size.value;
  const cells = cellsFor(tables.numSyms, width * dpr, height * dpr);
  /** The 24 names as the field has them: at the top of its first column. */
  const into = `scale(${cells.wDevice / dpr / width}, ${((NAMES.length / cells.per) * cells.hDevice) / dpr / height})`;
  return (
    <>
      <FieldKey layout={{ width: width / readUnit(), cells }} />
      <div class="scene-field" ref={box}>
        {width > 0 && <Field cells={cells} tables={tables} grown={still.grown} />}
        {width > 0 && still.grown === 0 && (
          <div class="scene-shrinks" style={{ '--into': into }}>
            <Memory still={still} />
          </div>
        )}
      </div>
    </>
  );
}

interface FieldProps {
  readonly cells: Cells;
  readonly tables: Tables;
  readonly grown: number;
}

/** The race's field at its beginning, as far as it has grown. */
function Field({ cells, tables, grown }: FieldProps) {
  const { ink, dpr } = useSession().world.surface;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    fieldPainter(canvas.current!, tables, cells, ink.value);
  }, [cells.rows, cells.columns, cells.per, tables, ink.value]);
  const { rows, columns, wDevice, hDevice } = cells;
  const hidden = 100 - (100 * Math.ceil(grown * columns)) / columns;
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      style={{
        width: `${(columns * wDevice) / dpr.value}px`,
        height: `${(rows * hDevice) / dpr.value}px`,
        clipPath: `inset(0 ${hidden}% 0 0)`,
      }}
    />
  );
}

/** Keeps the size of the box, until it goes. */
function measured(box: HTMLElement, size: Signal<Size>): () => void {
  const read = (): void => {
    size.value = { width: box.clientWidth, height: box.clientHeight };
  };
  read();
  const watch = new ResizeObserver(read);
  watch.observe(box);
  return () => watch.disconnect();
}
