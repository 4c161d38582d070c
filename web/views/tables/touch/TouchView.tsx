// The parts of Tables behind its door: the explorer of bytes, the training played, and the releases.

import { usePart } from '../../../session/context.ts';
import { createCounted } from '../../../session/tables/counted.ts';
import { createTouched } from '../../../session/tables/touched.ts';
import { Explorer } from './Explorer.tsx';
import { Releases } from './Releases.tsx';
import { TrainingPlayed } from './TrainingPlayed.tsx';

export function TouchView() {
  const { problem, again } = usePart(createCounted);
  const { part } = usePart(createTouched).touched.value;
  return (
    <>
      {problem.value && (
        <p class="panel tables-wait" role="alert">
          Something could not be counted: {problem.value}.{' '}
          <button type="button" class="btn" onClick={again}>
            Try again
          </button>
        </p>
      )}
      {part === 'bytes' && <Explorer />}
      {part === 'training' && <TrainingPlayed />}
      {part === 'releases' && <Releases />}
    </>
  );
}
