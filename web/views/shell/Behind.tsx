// What stands behind a door: its part of the page is fetched when somebody opens it.

import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePart } from '../../session/context.ts';
import type { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';

type Door = ReturnType<typeof createDoor<ComponentType>>;

interface Props {
  readonly make: (inside: Internals) => Door;
  /** As in "Learn could not be fetched.", and what is said meanwhile. */
  readonly name: string;
  readonly meanwhile: string;
}

export function Behind({ make, name, meanwhile }: Props) {
  const { step, inside, open } = usePart(make);
  useEffect(() => void open(), []);
  const View = inside.value;
  if (View) return <View />;
  return (
    <p class="panel tables-wait" role="status">
      {step.value === 'failed' ? (
        <>
          {name} could not be fetched.{' '}
          <button type="button" class="btn" onClick={() => void open()}>
            Try again
          </button>
        </>
      ) : (
        meanwhile
      )}
    </p>
  );
}
