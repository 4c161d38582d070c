// The four steps of one fetch: place, block, record, comparison. What has not happened yet is pale.

import { STEP_KINDS } from '../../wire/answers.ts';
import type { Fetch, Trace } from '../../wire/answers.ts';
import type { Scene } from '../../model/scene.ts';
import { verdictOf } from '../../model/steps.ts';
import { count, plural } from '../../model/text.ts';
import { hex } from '../../model/figures.ts';
import { compare } from '../../model/compare.ts';
import { strongFetch } from '../../paint/links.ts';
import { Compared } from '../../kit/Compared.tsx';
import { WithTerms } from '../words/Term.tsx';
import { Decided } from './Decided.tsx';
import { Record } from './Record.tsx';
import { SkipBar } from './SkipBar.tsx';

/** Letters that fit a line of the panel. */
export const ROOM = 38;

export function Probe({ s, t }: { readonly s: Scene; readonly t: Trace }) {
  const b = s.binary;
  // At the finish the picture shows the entry that was found; so does this.
  const f = (s.finished ? t.fetches[strongFetch(t, s)] : b.current) ?? t.fetches[0];
  if (!f) return <p class="muted">This kernel has no index to search.</p>;
  // Steps that have begun: 0 none, 1 the place … 4 the record, 5 the comparison.
  const reached = b.kind ? STEP_KINDS.indexOf(b.kind) + 1 + (b.verdict ? 1 : 0) : 0;
  const state = (n: number): string => (reached < n ? 'step pending' : reached === n ? 'step on' : 'step');
  const skipping = b.kind === 'skip' ? Math.round(b.fraction * f.skipped) : reached > 3 ? f.skipped : 0;
  return (
    <ol class="steps">
      <li class={state(1)}>
        <Place f={f} known={reached >= 1} />
      </li>
      <li class={reached === 2 || reached === 3 ? 'step on' : state(3)}>
        <Block f={f} reached={reached} skipping={skipping} />
      </li>
      <li class={state(4)}>
        <p>
          <WithTerms text={reached >= 4 ? `Open the entry: ${plural(f.codes.length, 'token')}` : 'Open the entry'} />
        </p>
        {reached >= 4 ? (
          <Record codes={f.codes} pieces={f.pieces} header={f.header} open={b.tokensOpen} />
        ) : (
          <div class="tokens" />
        )}
      </li>
      <li class={state(5)}>
        <Decision f={f} wanted={t.query} made={b.verdict} />
      </li>
    </ol>
  );
}

interface BlockProps {
  readonly f: Fetch;
  readonly reached: number;
  readonly skipping: number;
}

/** The place read as a block and entries to skip in it. Nothing is shown before it is known. */
function Block({ f, reached, skipping }: BlockProps) {
  if (reached < 1)
    return (
      <>
        <p>
          <WithTerms text="Go to its block, step over the rest" />
        </p>
        <SkipBar skipped={0} of={0} />
        <p class="small">&nbsp;</p>
      </>
    );
  const block = f.seq >> 8;
  return (
    <>
      <p>
        <Byte text={hex(block & 0xffff, 4).replace(/(..)/, '$1 ')} block /> <WithTerms text="block" /> {count(block)},{' '}
        <Byte text={hex(f.seq & 255, 2)} /> <WithTerms text={`step over ${plural(f.skipped, 'entry', 'entries')}`} />
      </p>
      <SkipBar skipped={skipping} of={f.skipped} />
      <p class="muted small">
        <code>
          <WithTerms text="markers" />[{count(block)}]
        </code>
        {reached >= 2 && <> = {count(f.marker)}</>}
        {reached > 3 && <>, entry at {count(f.record)}</>}
      </p>
    </>
  );
}

/** Where mid comes from. */
function where(f: Fetch): string {
  return f.walk ? 'the one before' : `middle of ${count(f.low)} to ${count(f.high)}`;
}

function Byte({ text, block = false }: { readonly text: string; readonly block?: boolean }) {
  return <span class={block ? 'byte inline block' : 'byte inline'}>{text}</span>;
}

function Place({ f, known }: { readonly f: Fetch; readonly known: boolean }) {
  const bytes = [f.seq >> 16, (f.seq >> 8) & 255, f.seq & 255];
  return (
    <>
      <p class="step-head">
        <span>
          <WithTerms text="The index says where" />
        </span>
        <span class="muted">{where(f)}</span>
      </p>
      <p class="place">
        <code>seqs_of_names[{count(f.k)}]</code>
        {bytes.map((byte, i) => (
          <span key={i} class={i === 2 ? 'byte' : 'byte block'}>
            {known ? hex(byte, 2) : '··'}
          </span>
        ))}
        {known && (
          <code>
            = <b class="in-b">{count(f.seq)}</b>
          </code>
        )}
      </p>
    </>
  );
}

function Decision({ f, wanted, made }: { readonly f: Fetch; readonly wanted: string; readonly made: boolean }) {
  if (!made) return <p>Compare with the wanted name</p>;
  const c = compare(wanted, f.name, ROOM, f.sign, f.diff);
  return (
    <>
      <Decided c={c} verdict={verdictOf(f).short} />
      <Compared c={c} lane="b" />
    </>
  );
}
