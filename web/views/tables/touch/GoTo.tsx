// A field to go to a name, an address, an entry, a place in the index, or a byte of a table.

import { useSignal } from '@preact/signals';
import type { Touching } from './touching.ts';

export function GoTo({ touch, all }: Pick<Touching, 'touch' | 'all'>) {
  const text = useSignal('');
  const problem = useSignal('');
  const go = (event: Event): void => {
    event.preventDefault();
    problem.value = touch.goTo(text.value);
  };
  return (
    <form class="tt-goto" onSubmit={go}>
      <label>
        Go to{' '}
        <input
          type="text"
          value={text.value}
          placeholder="names[638359], entry 47104, a name, an address"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="tt-goto-problem"
          onInput={(e) => {
            text.value = e.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="btn">
        Go
      </button>
      <span id="tt-goto-problem" class="tt-problem" role="status">
        {problem.value && `Nothing there: ${problem.value}.`}
      </span>
      <span class="muted small tt-release">as Linux {all.release} has them</span>
    </form>
  );
}
