// The score. One ratio while the race runs; when it is over, how it ended in bytes, in time here, and in the kernel's
// own test.

import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Scene } from '../../model/scene.ts';
import { count } from '../../model/text.ts';
import { Over } from './Over.tsx';
import { ratio } from '../../model/figures.ts';
import { usePart } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';
import { WithTerms } from '../words/Term.tsx';

function createScore({ state: { now } }: Session) {
  const number = (pick: (s: Scene) => number): ReadonlySignal<string> =>
    computed(() => (now.value ? count(pick(now.value)) : ''));
  /** Each cell is its own signal: sixty times a second only the text that changed is written. */
  const rows: readonly (readonly [label: string, linear: ReadonlySignal<string>, binary: ReadonlySignal<string>])[] = [
    ['Bytes of table read', number((s) => s.linear.bytes), number((s) => s.binary.bytes)],
    ['Names opened', number((s) => s.linear.expanded), number((s) => s.binary.expanded)],
    ['Names ruled out', number((s) => s.linear.ruledOut), number((s) => s.binary.ruledOut)],
  ];
  const soFar = computed(() => {
    const r = now.value?.ratio;
    return r === undefined ? '' : `${ratio(r)}×`;
  });
  return {
    rows,
    finished: computed(() => now.value?.finished === true),
    both: computed(() => now.value?.binary.present === true),
    soFar,
    soFarWords: computed(() => (soFar.value ? 'as many names ruled out, so far' : '')),
    equalBy: computed(() => EQUAL_BY[now.value?.mode ?? 'work']),
  };
}

const EQUAL_BY = { work: 'at equal work', steps: 'step for step', log: 'at equal work' } as const;

export function Score() {
  const { rows, finished, both, soFar, soFarWords, equalBy } = usePart(createScore);
  return (
    <section class="rail-part rail-score" aria-labelledby="score-title">
      <h2 class="section-head unseen" id="score-title">
        Score
      </h2>
      <table class="score">
        <thead>
          <tr>
            <th scope="col" class="score-title" aria-hidden="true">
              Score {finished.value ? 'at the finish' : equalBy}
            </th>
            <th scope="col" class="in-a">
              <span class="swatch a" /> linear
            </th>
            <th scope="col" class="in-b">
              <span class="swatch b" /> binary
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, linear, binary]) => (
            <tr key={label}>
              <th scope="row">
                <WithTerms text={label} />
              </th>
              <td>{linear}</td>
              <td>{both.value ? binary : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {finished.value ? (
        <Over />
      ) : (
        both.value && (
          <p class="so-far">
            <b class="in-b">{soFar}</b> <span>{soFarWords}</span>
          </p>
        )
      )}
    </section>
  );
}
