// The answer, visible when the race has reached it.

import { CopyButton } from '../../kit/CopyButton.tsx';
import { Icon } from '../../kit/icons.tsx';
import { address } from '../../model/format.ts';
import { plural, visible } from '../../model/text.ts';
import { hasBinary, laneEnd } from '../../model/timeline.ts';
import { useSession } from '../../session/context.ts';
import type { State } from '../../session/state.ts';
import type { Location, Tables, Trace } from '../../wire/answers.ts';
import { offsetText } from './suggestions.ts';

/** Whether one of the two searches is done, so that the answer can be shown. */
function known({ mode, position }: State, t: Trace): boolean {
  const m = mode.value;
  const first = hasBinary(t) ? Math.min(laneEnd(t, m, 'binary'), laneEnd(t, m, 'linear')) : laneEnd(t, m, 'linear');
  return position.value >= first;
}

export function Outcome() {
  const { state } = useSession();
  const { located, tables, trace } = state;
  const t = trace.value;
  const all = tables.value;
  if (!t || !all) return null;
  const shown = known(state, t);
  // Where an address lies is part of the question, so it is shown at once.
  if (!(shown && t.found) && !located.value) return null;
  return (
    <div class="outcome">
      {shown && t.found && <Found t={t} all={all} />}
      {located.value && <Located place={located.value} name={t.query} />}
    </div>
  );
}

function Found({ t, all }: { readonly t: Trace; readonly all: Tables }) {
  const equal = t.last - t.first + 1;
  return (
    <>
      <span class="outcome-label">found at</span>
      <code class="outcome-address">{address(t.address, all)}</code>
      <CopyButton
        text={`0x${address(t.address, all)}`}
        look="quiet icon"
        label="Copy address"
        face={(said) => <Icon name={said === 'Copied' ? 'check' : 'copy'} />}
      />
      {equal > 1 && <span>first of {plural(equal, 'symbol')} with this name</span>}
    </>
  );
}

function Located({ place, name }: { readonly place: Location; readonly name: string }) {
  return (
    <span>
      <code>{place.address.toString(16)}</code> is <span class="name">{visible(name)}</span> {offsetText(place)}
    </span>
  );
}
