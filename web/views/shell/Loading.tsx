// A load under way: its phase in words, how far it is, and a way out. The map on screen stays usable meanwhile.

import { useSession } from '../../session/context.ts';
import { focusMain } from './focus.ts';
import { filled, phaseWords } from '../../model/progress.ts';
import { brief, printable } from '../../model/format.ts';

export function Loading() {
  const { loads, state } = useSession();
  const { giveUp } = loads;
  const { loading } = state;
  const load = loading.value;
  if (!load) return null;
  const percent = Math.round(filled(load.progress));
  const words = phaseWords(load.progress);
  return (
    <div class="loading">
      <div
        class="loading-bar"
        role="progressbar"
        aria-label="Loading"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
      >
        <div class="loading-fill" style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <p class="loading-words clip">
        <b class="name">{printable(brief(load.name))}</b> <span>{words}</span>
      </p>
      <button
        type="button"
        class="btn"
        onClick={() => {
          giveUp();
          focusMain();
        }}
      >
        Cancel
      </button>
    </div>
  );
}
