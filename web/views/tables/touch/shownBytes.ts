// Which rows of a pane are on screen: its size is watched, and it is scrolled so that a row is seen.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { scrollTo, shownRows } from '../../../model/symbols/list.ts';
import { rowBytes, rowCount } from '../../../model/tables/rows.ts';
import type { TablePart } from '../../../model/tables/parts.ts';

/** A pane narrower than this has rows of 8 bytes, in CSS pixels. */
const NARROW = 520;

/** Rows around the one that is shown, where there is room. */
const NEAR = 6;

export function useShownBytes(part: TablePart) {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(0);
  const rowHeight = useSignal(20);
  const wide = useSignal(16);
  useLayoutEffect(() => {
    const measure = (): void => {
      height.value = box.current!.clientHeight;
      wide.value = box.current!.clientWidth < NARROW ? 8 : 16;
      rowHeight.value = box.current!.querySelector('[role=row]')?.clientHeight || 20;
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const rows = rowCount(part, wide.value);
  const scrolled = { scrollTop: top.value, height: height.value, rowHeight: rowHeight.value, rows };
  return {
    box,
    rows,
    wide: wide.value,
    /** Bytes of a row. */
    size: rowBytes(part, wide.value),
    /** Whether its size is known. */
    known: height.value > 0,
    rowHeight: rowHeight.value,
    page: Math.max(1, Math.floor(height.value / rowHeight.value) - 1),
    shown: shownRows(scrolled),
    onScroll(): void {
      top.value = box.current!.scrollTop;
    },
    /** Scrolls as little as needed for the row and some around it. */
    see(row: number): void {
      const near = Math.min(NEAR, Math.floor(height.value / rowHeight.value / 3));
      for (const to of [Math.min(rows - 1, row + near), Math.max(0, row - near)]) {
        const y = scrollTo({ ...scrolled, scrollTop: box.current!.scrollTop }, to);
        if (y !== undefined) box.current!.scrollTop = y;
      }
    },
  };
}
