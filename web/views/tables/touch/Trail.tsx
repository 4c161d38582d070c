// What the byte is and whose, from itself to the symbol's address. The same as one sentence is said a moment after the last move.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { pathOf, pathText } from '../../../model/tables/place.ts';
import { useSession } from '../../../session/context.ts';
import type { Touching } from './touching.ts';

/** Somebody who moves on before hears nothing of the bytes between, in ms. */
const PAUSE_MS = 300;

export function Trail({ touch, all, hover }: Touching) {
  const { clock } = useSession().world;
  const under = hover.value;
  const part = under && touch.parts.value.find(({ name }) => name === under.table);
  const path = under && part ? pathOf(all, part, under.offset, touch.tokens.value) : touch.path.value;
  const text = touch.path.value ? pathText(all, touch.path.value) : '';
  const said = useSignal('');
  useEffect(
    () =>
      clock.after(PAUSE_MS, () => {
        said.value = text;
      }),
    [text],
  );
  return (
    <section class="panel tt-trail" aria-label="The byte">
      <p class="tt-path">{path ? pathText(all, path) : ''}</p>
      <ol>
        {path?.crumbs.map(({ what, note }) => (
          <li key={note}>
            <b class="name">{what}</b>
            <small>{note}</small>
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {said.value}
      </p>
    </section>
  );
}
