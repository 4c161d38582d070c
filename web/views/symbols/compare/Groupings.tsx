// By which groups bytes are added up.

import type { Grouping } from '../../../wire/compareAnswers.ts';

const LABELS: readonly (readonly [Grouping, string])[] = [
  ['prefix', 'By prefix'],
  ['kind', 'By kind'],
  ['section', 'By section'],
];

export function Groupings({ by, onChoose }: { readonly by: Grouping; readonly onChoose: (how: Grouping) => void }) {
  return (
    <div class="segments" role="group" aria-label="How symbols are grouped">
      {LABELS.map(([how, label]) => (
        <button type="button" key={how} aria-pressed={how === by} onClick={() => onChoose(how)}>
          {label}
        </button>
      ))}
    </div>
  );
}
