// The score. One ratio while the race runs; when it is over, how it ended in bytes, in time here, and in the kernel's own test.

import { computed } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Scene } from '../../model/scene.ts';
import { count } from '../../model/text.ts';
import { extras } from '../later.tsx';
import { ratio } from '../../model/format.ts';
import { now } from '../../session/view.ts';

const number = (pick: (s: Scene) => number) =>
  computed(() => {
    const s = now.value;
    return s ? count(pick(s)) : '';
  });

/** Each cell its own signal: sixty times a second only the text that changed is written. */
const ROWS: readonly (readonly [label: string, linear: Signal<string>, binary: Signal<string>])[] = [
  ['Bytes of table read', number((s) => s.linear.bytes), number((s) => s.binary.bytes)],
  ['Names expanded', number((s) => s.linear.expanded), number((s) => s.binary.expanded)],
  ['Names ruled out', number((s) => s.linear.ruledOut), number((s) => s.binary.ruledOut)],
];

const finished = computed(() => now.value?.finished === true);
const both = computed(() => now.value?.binary.present === true);
const soFar = computed(() => {
  const r = now.value?.ratio;
  return r === undefined ? '' : `${ratio(r)}×`;
});
const equalBy = computed(
  () => ({ work: 'at equal work', steps: 'step for step', log: 'at equal work' })[now.value?.mode ?? 'work'],
);

export function Score() {
  const Over = extras.value?.Over;
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
          {ROWS.map(([label, linear, binary]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{linear}</td>
              <td>{both.value ? binary : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {finished.value
        ? Over && <Over />
        : both.value && (
            <p class="so-far">
              <b class="in-b">{soFar}</b>{' '}
              <span>{computed(() => (soFar.value ? 'as many names ruled out, so far' : ''))}</span>
            </p>
          )}
    </section>
  );
}
