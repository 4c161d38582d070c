// The inside of a probe, beside the picture on wish: its bytes, the code, the score. On a phone one of them is shown.

import { useSignal } from '@preact/signals';
import { Code } from './Code.tsx';
import { Inside } from './Inside.tsx';
import { Score } from './Score.tsx';

const TABS = [
  ['inside', 'Inside'],
  ['code', 'Code'],
  ['score', 'Score'],
] as const;

export function Rail({ close }: { readonly close: () => void }) {
  /** The panel shown on a narrow screen; wider ones show all three. */
  const tab = useSignal<(typeof TABS)[number][0]>('inside');
  return (
    <aside id="inside" class={`rail panel rail-show-${tab.value}`} aria-label="Inside the probe">
      <div class="rail-tabs segments" role="group" aria-label="Show">
        {TABS.map(([id, label]) => (
          <button
            type="button"
            key={id}
            aria-pressed={tab.value === id}
            onClick={() => {
              tab.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <Inside close={close} />
      <Code />
      <Score />
    </aside>
  );
}
