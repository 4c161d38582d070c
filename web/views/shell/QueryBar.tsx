// The question: which name, among how many. Behind a button are names to try (NamesToTry.tsx).

import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { plural, visible } from '../../model/text.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { Icon } from '../../kit/icons.tsx';
import { FindBox } from './FindBox.tsx';
import { useLate } from '../late.ts';
import { Status } from './Result.tsx';

export function QueryBar() {
  const { why } = useSession().state;
  const late = useLate().parts.value;
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
          {(close) => (late ? <late.NamesToTry close={close} /> : <Fetching />)}
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

/** Names to try come with the late parts, which may not be asked for yet. */
function Fetching() {
  const { fetchParts } = useLate();
  useEffect(() => void fetchParts(), []);
  return null;
}
