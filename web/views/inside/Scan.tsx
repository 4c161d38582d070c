// The symbol the linear scan is reading: its record expanded, and the comparison it exists for.

import type { Entry, Trace } from '../../wire/answers.ts';
import type { ReadName, Scene } from '../../model/scene.ts';
import { plural, visible } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import { compare } from '../../model/compare.ts';
import { Compared } from '../../kit/Compared.tsx';
import { WithTerms } from '../words/Term.tsx';
import { Decided } from './Decided.tsx';
import { ROOM } from './Probe.tsx';
import { Record } from './Record.tsx';

export function Scan({ s, t }: { readonly s: Scene; readonly t: Trace }) {
  const { linearEntry } = useSession().state;
  const l = s.linear;
  const name = l.names[l.names.length - 1];
  if (!name) return <p class="muted">The scan has not begun: it will open the first entry, then every one after it.</p>;
  // At the end the scene's index is one past the last entry; the record on screen is the last one read.
  const entry = linearEntry.value?.seq === name.index ? linearEntry.value : undefined;
  return (
    <ol class="steps">
      <li class="step on-a">
        <p class="step-head">
          <span>
            <WithTerms text={entry ? `Open the entry: ${plural(entry.codes.length, 'token')}` : 'Open the entry'} />
          </span>
          <span class="muted">the next begins where it ends</span>
        </p>
        {entry ? (
          <Record
            codes={entry.codes}
            pieces={entry.pieces}
            header={entry.codes.length > 127 ? 2 : 1}
            open={open(entry, l.fraction, l.done)}
          />
        ) : (
          <p class="tokens-wait name clip">{visible(name.name ?? '')}</p>
        )}
      </li>
      <li class="step on-a">
        <Outcome name={name} t={t} />
      </li>
    </ol>
  );
}

/** Tokens read so far, by the share of the record's bytes. */
function open(entry: Entry, fraction: number, done: boolean): number {
  return done || fraction === 0 ? entry.pieces.length : Math.floor(fraction * (entry.pieces.length + 1));
}

function Outcome({ name, t }: { readonly name: ReadName; readonly t: Trace }) {
  if (name.name === undefined) return <p>Compare, and go on to the next unless they are equal</p>;
  const equal = t.found && name.index === t.seq;
  const c = compare(t.query, name.name, ROOM, equal ? 0 : undefined);
  return (
    <>
      <Decided c={c} verdict={equal ? 'found' : 'on to the next'} />
      <Compared c={c} lane="a" />
    </>
  );
}
