// The door to Learn: its part of the page is fetched when somebody opens it.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addStyle } from '../../wire/assets.ts';

type Part = typeof import('./LearnView.tsx');

export function LearnPart() {
  const part = useSignal<Part | undefined>(undefined);
  const failed = useSignal(false);
  const fetchPart = (): void => {
    failed.value = false;
    Promise.all([import('./LearnView.tsx'), addStyle('learn.css')]).then(
      ([got]) => {
        part.value = got;
      },
      () => {
        failed.value = true;
      },
    );
  };
  useEffect(fetchPart, []);
  if (part.value) return <part.value.LearnView />;
  return (
    <p class="panel tables-wait" role="status">
      {failed.value ? (
        <>
          Learn could not be fetched.{' '}
          <button type="button" class="btn" onClick={fetchPart}>
            Try again
          </button>
        </>
      ) : (
        'The ten questions are on their way.'
      )}
    </p>
  );
}
