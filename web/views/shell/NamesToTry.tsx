// Names to try: those that the map offers, and four picks that each teach something.

import { usePart, useSession } from '../../session/context.ts';
import { createInstructive } from '../../session/instructive.ts';
import { visible } from '../../model/text.ts';

export function NamesToTry({ close }: { readonly close: () => void }) {
  const { lookups, state } = useSession();
  const { tables, tries, findText } = state;
  const pick = usePart(createInstructive);
  const all = tables.value;
  const off = all?.complete !== true;
  const none = 'No symbol of this map has its name to itself';
  return (
    // A name that is chosen ends the choice.
    <div onClick={close}>
      <div class="tries">
        {tries.value
          .filter((name) => name !== findText.value)
          .map((name) => (
            <button type="button" key={name} class="try name" onClick={() => void lookups.find(name)}>
              {visible(name)}
            </button>
          ))}
      </div>
      <div class="picks" role="group" aria-label="Pick a name">
        <button type="button" class="btn" disabled={off} onClick={() => void pick.findRandom()}>
          Random
        </button>
        <Pick
          off={off}
          none={all && all.hardest < 0 && (all.hasSeqs ? none : 'This release has no name-order index')}
          onPick={() => void pick.findHardest()}
        >
          Hardest
        </Pick>
        <Pick off={off} none={all && all.last < 0 && none} onPick={() => void pick.findLast()}>
          Last in memory
        </Pick>
        <button type="button" class="btn" disabled={off} onClick={() => void pick.findAbsent()}>
          Not there
        </button>
      </div>
    </div>
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
