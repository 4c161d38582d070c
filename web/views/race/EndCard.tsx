// How the race ended, on a card over the picture: what was opened, the bytes to scale, the gain, the price, and what
// was measured here.

import { useEffect, useRef } from 'preact/hooks';
import { CopyButton } from '../../kit/CopyButton.tsx';
import { endingOf } from '../../model/ending.ts';
import { endingText } from '../../model/endingText.ts';
import type { Ending, Fact, Phrase } from '../../model/ending.ts';
import { address } from '../../model/format.ts';
import { neighbours } from '../../model/narrate.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { count, visible } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createEndCard } from '../../session/endCard.ts';
import type { Tables, Trace } from '../../wire/answers.ts';
import { useCommand } from '../keys.ts';
import { focusMain } from '../shell/focus.ts';
import { createFindBox } from '../shell/suggestions.ts';
import { WithTerms } from '../words/Term.tsx';

interface CardProps {
  readonly t: Trace;
  readonly all: Tables;
  /** The race has just ended, so the focus goes to the card. */
  readonly came: boolean;
}

export function EndCard({ t, all, came }: CardProps) {
  const { timing, timingBusy } = useSession().state;
  const { close } = usePart(createEndCard);
  const heading = useRef<HTMLHeadingElement>(null);
  useCommand('close', close);
  useEffect(() => {
    const before = document.activeElement;
    const typing = before?.matches('input, textarea') === true;
    if (came && !typing) heading.current?.focus({ preventScroll: true });
    if (came) heading.current?.scrollIntoView?.({ block: 'nearest' });
    return () => {
      // The focus goes back to where it was, and not to the top of the page.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      else focusMain();
    };
  }, []);
  const end = endingOf(all, t, timing.value, timingBusy.value);
  return (
    <>
      <div class="end-scrim" aria-hidden="true" />
      <section class={`end end-${end.kind}`} aria-labelledby="end-title">
        <Eyebrow t={t} all={all} />
        <h2 id="end-title" ref={heading} tabIndex={-1}>
          {t.found ? end.title.map((piece, i) => <Coloured key={i} piece={piece} />) : <Absent t={t} />}
        </h2>
        {end.note && (
          <p class="end-note">
            <WithTerms text={end.note} />
          </p>
        )}
        <Bars t={t} />
        <ul class="facts">
          {end.facts.map((fact) => (
            <FactItem key={fact.text} fact={fact} />
          ))}
        </ul>
        {end.kind === 'absent' && <p class="end-foot">{why(t)}</p>}
        {end.foot && <p class="end-foot">{end.foot}</p>}
        <Actions end={end} t={t} all={all} />
      </section>
    </>
  );
}

function Coloured({ piece }: { readonly piece: Phrase }) {
  return <span class={piece.lane && `in-${piece.lane}`}>{piece.text}</span>;
}

function Absent({ t }: { readonly t: Trace }) {
  return (
    <>
      No symbol is called <span class="name">{visible(t.query)}</span>
    </>
  );
}

function why(t: Trace): string {
  return `How can ${count(t.fetches.length)} be enough? The index is sorted: the name would stand ${neighbours(t)}, and there is nothing there. Capital letters count.`;
}

function Eyebrow({ t, all }: { readonly t: Trace; readonly all: Tables }) {
  const both = t.fetches.length > 0;
  if (!t.found) return <p class="end-eyebrow">{both ? 'Both looked everywhere it could be' : 'Opened all names'}</p>;
  const equal = t.last - t.first + 1;
  return (
    <p class="end-eyebrow">
      {both ? 'Both found it at' : 'Found at'} <code>{address(t.address, all)}</code>
      {equal > 1 && `, the first of ${count(equal)} symbols of this name`}
    </p>
  );
}

/** The bytes of both to scale. A bar is never thinner than a pixel. */
function Bars({ t }: { readonly t: Trace }) {
  const most = Math.max(1, t.linearBytes, t.binaryBytes);
  const rows = [
    { lane: 'a', name: 'Linear scan', bytes: t.linearBytes },
    ...(t.fetches.length > 0 ? [{ lane: 'b', name: 'Binary search', bytes: t.binaryBytes }] : []),
  ];
  return (
    <dl class="bars">
      {rows.map(({ lane, name, bytes }) => (
        <div key={lane}>
          <dt class={`in-${lane}`}>
            <WithTerms text={name} />
          </dt>
          <dd>{`${count(bytes)}\u00a0bytes`}</dd>
          <dd class="bar">
            <i class={lane} style={{ width: `max(1px, ${(100 * bytes) / most}%)` }} />
            {bytes / most < 0.02 && <span>to scale: this line is all of it</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FactItem({ fact }: { readonly fact: Fact }) {
  return (
    <li>
      <b class={fact.lane ? `in-${fact.lane}` : ''}>
        {fact.number}
        <small> {fact.unit}</small>
      </b>
      <span>
        <WithTerms text={fact.text} />
      </span>
    </li>
  );
}

/** A name near the beginning of memory, which the scan finds sooner; preferably one that people know. */
function early(all: Tables): number {
  const most = Math.min(16, all.numSyms);
  for (let i = 0; i < most; i++) if (all.name(i) === 'vfs_read') return i;
  return Math.min(10, all.numSyms - 1);
}

function Actions({ end, t, all }: { readonly end: Ending; readonly t: Trace; readonly all: Tables }) {
  const { loads, lookups, player, part } = useSession();
  const { close } = usePart(createEndCard);
  const seq = early(all);
  const name = all.name(seq);
  return (
    <p class="end-actions">
      <button type="button" class="btn strong" onClick={() => part(createFindBox).focus()}>
        Try another name
      </button>
      {end.kind === 'binary' && all.complete && name && (
        <button type="button" class="btn" onClick={() => void lookups.findAt(seq, '')}>
          Where linear wins: <span class="name clip">{visible(name)}</span>
        </button>
      )}
      {end.kind === 'absent' && (
        <button
          type="button"
          class="btn"
          onClick={() => {
            player.toStart();
            player.play();
          }}
        >
          Watch how both find out
        </button>
      )}
      {all.numSyms < 256 && (
        <button type="button" class="btn" onClick={() => void loads.load(DEFAULT_SAMPLE)}>
          Now the real kernel
        </button>
      )}
      <CopyButton text={endingText(end, t)} face={(said) => said || 'Copy the figures'} />
      <a class="btn quiet" href="#learn">
        Questions about this kernel
      </a>
      <button type="button" class="btn quiet" onClick={close}>
        See the picture
      </button>
    </p>
  );
}
