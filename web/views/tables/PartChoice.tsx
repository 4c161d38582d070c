// The parts of Tables: the overview, and what is fetched when one of the others is opened.

import { usePart } from '../../session/context.ts';
import { TABLE_PARTS } from '../../model/tables/touched.ts';
import { createTouched } from '../../session/tables/touched.ts';

export function PartChoice() {
  const { touched, show } = usePart(createTouched);
  return (
    <div class="segments tt-parts" role="group" aria-label="Part">
      {TABLE_PARTS.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={touched.value.part === id} onClick={() => show({ part: id })}>
          {label}
        </button>
      ))}
    </div>
  );
}
