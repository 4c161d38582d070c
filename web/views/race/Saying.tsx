// What happens now, in one sentence under the picture, and the way inside.

import { useComputed } from '@preact/signals';
import { visible } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import { useLate } from '../late.ts';
import { WithTerms } from '../words/Term.tsx';
import { told } from './Announcer.tsx';

export function Saying({ toggleInside }: { readonly toggleInside: () => void }) {
  const { state } = useSession();
  const title = useComputed(() => told(state).title);
  const text = useComputed(() => told(state).text);
  const started = useComputed(() => state.now.value?.started === true);
  const open = state.inside.value;
  const guessing = state.halts.value.length > 0;
  // Once a person's own file is open, nothing is fetched unless they ask for it. Pressing this button asks.
  const late = useLate().parts.value;
  return (
    <div class="says">
      <p>
        <b>
          <WithTerms text={title.value} />
        </b>{' '}
        <Words text={text.value} />
      </p>
      {late && <late.Halves />}
      {!guessing && (started.value || open || (state.openedOwn.value && !late)) && (
        <button type="button" class="btn" aria-expanded={open} aria-controls="inside" onClick={toggleInside}>
          {open ? 'Close the inside' : 'Look inside this probe'}
        </button>
      )}
      {late && <late.GuessSwitch />}
    </div>
  );
}

/** The sentence with its symbols' names in their own type. */
function Words({ text }: { readonly text: string }) {
  const { now, trace } = useSession().state;
  const names = [trace.value?.query, now.peek()?.binary.current?.name]
    .filter((name) => name !== undefined && name !== '')
    .map((name) => visible(name!));
  return (
    <span>
      {split(text, names).map((part, i) => {
        const terms = <WithTerms key={i} text={part} name={i % 2 === 1} />;
        return i % 2 === 1 ? <code key={i}>{terms}</code> : terms;
      })}
    </span>
  );
}

/** The text cut at the names: every other part is a name. */
function split(text: string, names: readonly string[]): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest) {
    const [at, name] = names
      .map((n) => [rest.indexOf(n), n] as const)
      .filter(([i]) => i >= 0)
      .sort(([a, x], [b, y]) => a - b || y.length - x.length)[0] ?? [rest.length, ''];
    parts.push(rest.slice(0, at), name);
    rest = rest.slice(at + name.length);
    if (!name) break;
  }
  return parts;
}
