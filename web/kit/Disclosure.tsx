// A button that opens a panel under itself: Escape, a press elsewhere or focus leaving closes it.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: ComponentChildren;
  /** Accessible name, when the visible label is not enough. */
  readonly name?: string;
  readonly class?: string;
  readonly buttonClass?: string;
  readonly panelClass?: string;
  /** Gets a function that closes the panel, for choices that end it. */
  readonly children: (close: () => void) => ComponentChildren;
}

let nextId = 0;

export function Disclosure(props: Props) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useRef(`disclosure-${nextId++}`);
  useEffect(() => {
    if (!open.value) return undefined;
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open.value]);
  const close = (): void => {
    open.value = false;
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open.value) return;
    event.stopPropagation();
    close();
  };
  return (
    <div class={`disclosure ${props.class ?? ''}`} ref={root} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class={props.buttonClass ?? 'btn'}
        aria-expanded={open.value}
        aria-controls={id.current}
        aria-label={props.name}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {props.label}
      </button>
      <div id={id.current} class={`drop panel ${props.panelClass ?? ''}`} hidden={!open.value}>
        {open.value && props.children(close)}
      </div>
    </div>
  );
}
