// A load under way: its phase in words, how far it is, and a way out. The map on screen stays usable meanwhile.

import { useSession } from '../../session/context.ts';
import { focusMain } from './focus.ts';
import { filled, phaseWords } from '../../model/progress.ts';
import { asSentence, brief, printable } from '../../model/format.ts';

export function Loading() {
  const { loads, state } = useSession();
  const { giveUp } = loads;
  const { loading } = state;
  const load = loading.value;
  if (!load) return null;
  const percent = Math.round(filled(load.progress));
  const words = phaseWords(load.progress);
  const old = state.tables.value?.complete && state.source.value;
  return (
    <div class="loading">
      <div
        class="loading-bar"
        role="progressbar"
        aria-label="Loading"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${words}, ${percent} %`}
      >
        <div class="loading-fill" style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
      <p class="loading-words">
        <span class="loading-what">
          Preparing <b class="name clip">{printable(brief(load.name))}</b>
          <b>: {percent} %</b>
        </span>
        <span class="loading-step">
          {asSentence(words)}
          {old && old.name !== load.name && ` You can go on with ${printable(brief(old.name))} meanwhile.`}
        </span>
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
