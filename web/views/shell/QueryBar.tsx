// The question: which name, among how many. Behind a button names to try, and four that each teach something.

import type { ComponentChildren } from 'preact';
import { useSession } from '../../session/context.ts';
import type { createInstructive } from '../../session/instructive.ts';
import { plural, visible } from '../../model/text.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { Icon } from '../../kit/icons.tsx';
import { FindBox } from './FindBox.tsx';
import { useLate } from '../late.ts';
import { Status } from './Result.tsx';

type Instructive = ReturnType<typeof createInstructive>;

export function QueryBar() {
  const { lookups, state } = useSession();
  const { tables, tries, why, findText } = state;
  const pick = usePick();
  const all = tables.value;
  const late = useLate().parts.value;
  const off = all?.complete !== true;
  const none = 'No symbol of this map has its name to itself';
  return (
    <section class="query" aria-label="Query">
      <Headline>
        <Disclosure
          class="names"
          buttonClass="btn icon"
          name="Names to try"
          panelClass="names-panel"
          label={<Icon name="down" />}
        >
          {(close) => (
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
            </div>
          )}
        </Disclosure>
      </Headline>
      <Status />
      <p class="why" aria-live="polite">
        {why}
      </p>
      {late && <late.NotThere />}
    </section>
  );
}

/** The question of the race, whose name is the box to type in. */
function Headline({ children }: { readonly children: ComponentChildren }) {
  const { tables, trace } = useSession().state;
  const all = tables.value;
  const t = trace.value;
  return (
    <>
      <h1 class="unseen">
        {all && t
          ? `Where is ${visible(t.query)} among ${plural(all.numSyms, 'name')}?`
          : 'Open a kernel to ask where a name is.'}
      </h1>
      <span class="ask" aria-hidden="true">
        Where is
      </span>
      <label class="unseen" for="find">
        Find a symbol
      </label>
      <span class="ask-box">
        <FindBox />
        {children}
      </span>
      <span class="ask" aria-hidden="true">
        {all ? `among ${plural(all.numSyms, 'name')}?` : 'among the names of a kernel?'}
      </span>
    </>
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
