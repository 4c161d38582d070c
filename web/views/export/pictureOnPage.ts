import type { PageFigure } from '../../export/figure.ts';

/** The size of the picture on the page in CSS pixels; undefined while no picture is shown. */
export function pictureOnPage(): PageFigure | undefined {
  const box = document.querySelector('.picture');
  if (!box) return undefined;
  return { width: box.clientWidth, height: box.clientHeight, narrow: box.closest('.narrow') !== null };
}
