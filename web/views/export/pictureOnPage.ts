import type { PageFigure } from '../../export/figure.ts';

/** The size of the picture on the page, while it is there. */
export function pictureOnPage(): PageFigure | undefined {
  const box = document.querySelector('.picture');
  if (!box) return undefined;
  return { width: box.clientWidth, height: box.clientHeight, narrow: box.closest('.narrow') !== null };
}
