// The door to Learn: its part of the page is fetched when somebody opens it.

import { useEffect } from 'preact/hooks';
import { usePart } from '../../session/context.ts';
import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';

const createLearnDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./LearnView.tsx'), addStyle('learn.css'), world.study?.fetch()]);
    return view;
  });

export function LearnPart() {
  const { step, inside, open } = usePart(createLearnDoor);
  useEffect(() => void open(), []);
  if (inside.value) return <inside.value.LearnView />;
  return (
    <p class="panel tables-wait" role="status">
      {step.value === 'failed' ? (
        <>
          Learn could not be fetched.{' '}
          <button type="button" class="btn" onClick={() => void open()}>
            Try again
          </button>
        </>
      ) : (
        'The questions are being fetched from this site.'
      )}
    </p>
  );
}
