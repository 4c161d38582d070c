// A list of which only the rows on screen are drawn: its place, its measures and how it is scrolled.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { scrollTo, shownRows } from '../../model/symbols/list.ts';

export function useScrolling(rows: number) {
  const place = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(0);
  const rowHeight = useSignal(26);
  useLayoutEffect(() => {
    const box = place.current!;
    const measure = (): void => {
      height.value = box.clientHeight;
      rowHeight.value = Number.parseFloat(getComputedStyle(box).getPropertyValue('--row')) || 26;
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const scrolled = { scrollTop: top.value, height: height.value, rowHeight: rowHeight.value, rows };
  const show = (row: number): void => {
    const to = scrollTo({ ...scrolled, scrollTop: place.current!.scrollTop }, row);
    if (to !== undefined) place.current!.scrollTop = to;
  };
  return {
    place,
    scrolled,
    measured: height.value > 0,
    ...shownRows(scrolled),
    show,
    /** Shows a row with some before and after it. */
    showAmid(row: number): void {
      show(Math.min(rows - 1, row + 6));
      show(Math.max(0, row - 6));
    },
    toTop(): void {
      place.current!.scrollTop = 0;
    },
    onScroll(): void {
      top.value = place.current!.scrollTop;
    },
  };
}
