// What to look for: the find box, names to try, and four buttons that each pick an instructive name.

import { useSession } from '../../session/context.ts';
import type { createInstructive } from '../../session/instructive.ts';
import { visible } from '../../model/text.ts';
import { FindBox } from './FindBox.tsx';
import { useLate } from '../late.ts';
import { Status } from './Result.tsx';

type Instructive = ReturnType<typeof createInstructive>;

export function QueryBar() {
  const { lookups, state } = useSession();
  const { tables, tries, why, findText } = state;
  const pick = usePick();
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
              <button type="button" class="try name" onClick={() => void lookups.find(name)}>
                {visible(name)}
              </button>
            </span>
          ))}
      </p>
      <div class="picks" role="group" aria-label="Pick a name">
        <button type="button" class="btn" disabled={off} onClick={() => pick('findRandom')}>
          Random
        </button>
        <Pick
          off={off}
          none={all && all.hardest < 0 && (all.hasSeqs ? none : 'This release has no name-order index')}
          onPick={() => pick('findHardest')}
        >
          Hardest
        </Pick>
        <Pick off={off} none={all && all.last < 0 && none} onPick={() => pick('findLast')}>
          Last in memory
        </Pick>
        <button type="button" class="btn" disabled={off} onClick={() => pick('findAbsent')}>
          Not there
        </button>
      </div>
      <Status />
      <p class="why" aria-live="polite">
        {why}
      </p>
      {late && <late.NotThere />}
    </section>
  );
}

/** Picks a lookup when the late parts are there, which say what it teaches. */
function usePick(): (which: keyof Instructive) => void {
  const { part } = useSession();
  const { parts, fetchParts } = useLate();
  return (which) =>
    void fetchParts().then(() => {
      const make = parts.peek()?.createInstructive;
      if (make) void part(make)[which]();
    });
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
