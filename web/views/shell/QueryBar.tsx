// What to look for: the find box, names to try, and four buttons that each pick an instructive name.

import { find, findAbsent, findAt, findRandom } from '../../session/actions.ts';
import { visible } from '../../model/text.ts';
import { query, tables, tries, why } from '../../session/store.ts';
import { FindBox } from './FindBox.tsx';
import { extras, fetchExtras } from '../later.tsx';
import { Outcome, Status } from './Result.tsx';

function findHardest(): void {
  const all = tables.value;
  if (all?.complete) void fetchExtras().then(() => findAt(all.hardest, (t) => extras.value?.whyHardest(all, t) ?? ''));
}

function findLast(): void {
  const all = tables.value;
  if (all?.complete) void fetchExtras().then(() => findAt(all.last, (t) => extras.value?.whyLast(t) ?? ''));
}

export function QueryBar() {
  const all = tables.value;
  const off = all?.complete !== true;
  const none = 'No symbol of this map has its name to itself';
  return (
    <section class="query" aria-label="Query">
      <label class="query-label" for="find">
        Find a symbol
      </label>
      <FindBox />
      <Outcome />
      <p class="tries">
        {tries.value
          .filter((name) => name !== query.value)
          .map((name, i) => (
            // The word stays with the first name: where that does not fit, neither is seen.
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
