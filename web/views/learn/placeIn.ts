// Where the pointer is in a figure.

/** In the units of an element that may be drawn larger than it is laid out. */
export function placeIn(element: HTMLElement, event: PointerEvent): { readonly x: number; readonly y: number } {
  const { left, top, width } = element.getBoundingClientRect();
  const unit = width / element.offsetWidth || 1;
  return { x: (event.clientX - left) / unit, y: (event.clientY - top) / unit };
}
