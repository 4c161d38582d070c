// The wanted name over the one that the last probe opened, and the letter that decided.

import { computed } from '@preact/signals';
import { Compared } from '../../kit/Compared.tsx';
import { compare } from '../../model/compare.ts';
import { visible } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';
import { createTrailing } from '../../session/trailing.ts';

/** How many letters of a name fit a lane. */
const ROOM = 24;

function createLetters({ part, state: { trace } }: Session) {
  const now = part(createTrailing);
  /**
   * The last probe that has compared; -1 before the first. Looks back are left out, since their letters decide nothing.
   */
  return computed(() => Math.min(now.value?.binary.expanded ?? 0, trace.value?.probes ?? 0) - 1);
}

/** Why the search goes on in the half that it has kept: the first letter that differs. */
export function Letters() {
  const { trace } = useSession().state;
  const at = usePart(createLetters).value;
  const t = trace.value;
  const f = t?.fetches[at];
  if (!t || !f) return null;
  const c = compare(t.query, f.name, ROOM, f.sign, f.diff);
  return (
    <div class="letters">
      <Compared c={c} lane="b" />
      {f.sign === 0 ? <p>Every letter is equal.</p> : <p>{why(c.order)}</p>}
    </div>
  );
}

/** "c < l" in words. */
function why(order: string): string {
  const [, one, sign, other] = /^(.+) ([<>]) (.+)$/.exec(order) ?? [];
  return one && other ? `${visible(one)} comes ${sign === '<' ? 'before' : 'after'} ${visible(other)}.` : '';
}
