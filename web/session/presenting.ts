// Whether the view on screen is presented: nothing but its picture and a sentence, in large type.

import { effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Session } from './session.ts';

interface Presenting {
  readonly on: ReadonlySignal<boolean>;
  /** The elements that every presentation has (web/views/present/shell.ts), once they are fetched. */
  readonly shell: Signal<unknown>;
  toggle(): void;
  leave(): void;
}

export function createPresenting({ state }: Session): Presenting {
  const on = signal(false);
  const leave = (): void => {
    on.value = false;
  };
  // When the person goes to another view, the presentation ends.
  effect(() => {
    void state.view.value;
    leave();
  });
  return {
    on,
    shell: signal<unknown>(undefined),
    leave,
    toggle() {
      on.value = !on.peek();
    },
  };
}
