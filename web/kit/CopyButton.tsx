// A button that copies a text and then says for a moment whether that went well.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useSession } from '../session/context.ts';

const SAID_MS = 2500;

interface Props {
  readonly text: string;
  /** Appearance of the button: its classes beside `btn`. */
  readonly look?: string;
  /** Its name where its face is a picture. */
  readonly label?: string;
  /** What stands on it, given what is to be said now; '' while there is nothing to say. */
  readonly face: (said: string) => ComponentChildren;
}

export function CopyButton({ text, look = '', label, face }: Props) {
  const { clock } = useSession().world;
  const said = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'Copied';
    } catch {
      said.value = 'The browser refused to copy';
    }
    clock.after(SAID_MS, () => {
      said.value = '';
    });
  };
  return (
    <>
      <button type="button" class={`btn ${look}`} aria-label={label} title={text} onClick={() => void copy()}>
        {face(said.value)}
      </button>
      <span class="unseen" aria-live="polite">
        {said.value}
      </span>
    </>
  );
}
