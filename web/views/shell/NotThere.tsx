// No symbol has the name looked for: said at once, with names that may be meant.

import { clip } from '../../model/format.ts';
import { visible } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createNear } from '../../session/near.ts';
import { focusMain } from './focus.ts';

/** Letters of a name in the sentence. */
const MOST = 60;

export function NotThere() {
  const { lookups, state } = useSession();
  const names = usePart(createNear).names.value;
  const t = state.trace.value;
  const absent = t && !t.found && !state.answering.value && !state.why.value;
  return (
    <p class="not-there" aria-live="polite">
      {absent && (
        <>
          No symbol is called <b class="name">{clip(visible(t.query), MOST)}</b>.{names.length > 0 && ' Did you mean '}
          {names.map((name, i) => (
            <span key={name}>
              {i > 0 && (i === names.length - 1 ? ' or ' : ', ')}
              <button
                type="button"
                class="try name"
                onClick={() => {
                  void lookups.find(name);
                  focusMain();
                }}
              >
                {clip(visible(name), MOST)}
              </button>
            </span>
          ))}
          {names.length > 0 && '?'}
        </>
      )}
    </p>
  );
}
