import { effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Host } from '../../session/embed/host.ts';

/** Tells the page around the height of that element, now and whenever it changes. Returns how to stop. */
export function reportHeight(element: HTMLElement, fitted: ReadonlySignal<boolean>, say: Host['say']): () => void {
  const tell = (): void => {
    if (fitted.peek()) say({ type: 'height', height: Math.ceil(element.getBoundingClientRect().height) });
  };
  const watch = new ResizeObserver(tell);
  watch.observe(element);
  const stop = effect(() => {
    if (fitted.value) tell();
  });
  return () => {
    watch.disconnect();
    stop();
  };
}
