// A try that is typed: for those who would rather write than press a cell, and for those who cannot see the figure.

import { useSignal } from '@preact/signals';

interface Props {
  readonly label: string;
  /** Takes it, or answers why it cannot. */
  readonly onTry: (text: string) => string;
}

export function TypedTry({ label, onTry }: Props) {
  const text = useSignal('');
  const problem = useSignal('');
  return (
    <form
      class="learn-side learn-typed"
      onSubmit={(event) => {
        event.preventDefault();
        problem.value = text.value.trim() ? onTry(text.value.trim()) : '';
        if (!problem.value) text.value = '';
      }}
    >
      <label>
        <span>{label}</span>
        <input
          type="text"
          value={text}
          maxLength={64}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="btn">
        Enter it
      </button>
      <p role="status">{problem}</p>
    </form>
  );
}
