import { signal } from '@preact/signals';

/** Inner size of the frame; its height counts only where the page around does not make the frame fit. */
export function createRoom() {
  const room = signal({ width: 0, height: 0 });
  const measure = (): void => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (width !== room.peek().width || height !== room.peek().height) room.value = { width, height };
  };
  new ResizeObserver(measure).observe(document.documentElement);
  // When the frame gets lower, its content keeps the document high: only the window's resize event tells of that.
  addEventListener('resize', measure);
  return room;
}
