// What to look for: the find box, names to try, and four buttons that each pick an instructive name.

import { useSession } from '../../session/context.ts';
import type { Tables, Trace } from '../../wire/answers.ts';
import { visible } from '../../model/text.ts';
import { FindBox } from './FindBox.tsx';
import { useLate } from '../late.ts';
import { Status } from './Result.tsx';

export function QueryBar() {
  const { lookups, state } = useSession();
  const { find, findAbsent, findRandom } = lookups;
  const { tables, tries, why, findText } = state;
  const { findHardest, findLast } = useInstructive();
  const late = useLate().parts.value;
  const all = tables.value;
  const off = all?.complete !== true;
  const none = 'No symbol of this map has its name to itself';
  return (
    <section class="query" aria-label="Query">
      <label class="query-label" for="find">
        Find a symbol
      </label>
      <FindBox />
      {late && <late.Outcome />}
      <p class="tries">
        {tries.value
          .filter((name) => name !== findText.value)
          .map((name, i) => (
            // The word "try" belongs to the first name, so that both are hidden where that name does not fit.
            <span key={name}>
              {i === 0 && <i>try</i>}
              <button type="button" class="try name" onClick={() => void find(name)}>
                {visible(name)}
              </button>
            </span>
          ))}
      </p>
      <div class="picks" role="group" aria-label="Pick a name">
        <button type="button" class="btn" disabled={off} onClick={() => void findRandom()}>
          Random
        </button>
        <Pick
          off={off}
          none={all && all.hardest < 0 && (all.hasSeqs ? none : 'This release has no name-order index')}
          onPick={findHardest}
        >
          Hardest
        </Pick>
        <Pick off={off} none={all && all.last < 0 && none} onPick={findLast}>
          Last in memory
        </Pick>
        <button type="button" class="btn" disabled={off} onClick={() => void findAbsent()}>
          Not there
        </button>
      </div>
      <Status />
      <p class="why" aria-live="polite">
        {why}
      </p>
    </section>
  );
}

/** Lookups that teach something; the sentence that says what comes with the late parts. */
function useInstructive() {
  const { state, lookups } = useSession();
  const { parts, fetchParts } = useLate();
  const find = async (
    seqOf: (all: Tables) => number,
    why: (all: Tables, t: Trace) => string | undefined,
  ): Promise<void> => {
    const all = state.tables.value;
    if (!all?.complete) return;
    await fetchParts();
    await lookups.findAt(seqOf(all), (t) => why(all, t) ?? '');
  };
  return {
    findHardest: () =>
      void find(
        (all) => all.hardest,
        (all, t) => parts.value?.whyHardest(all, t),
      ),
    findLast: () =>
      void find(
        (all) => all.last,
        (_, t) => parts.value?.whyLast(t),
      ),
  };
}

interface PickProps {
  readonly off: boolean;
  /** Why the map has no such name. */
  readonly none: string | false | undefined;
  readonly onPick: () => void;
  readonly children: string;
}

function Pick({ off, none, onPick, children }: PickProps) {
  return (
    <button type="button" class="btn" disabled={off || !!none} title={none || undefined} onClick={onPick}>
      {children}
    </button>
  );
}
