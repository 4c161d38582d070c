// Makes what somebody pastes into their own page: the choices, the embed itself as it will be, and the text.

import { useSignal } from '@preact/signals';
import { Choice } from '../../kit/Choice.tsx';
import { PARTS } from '../../model/embed/heights.ts';
import type { EmbedPart } from '../../model/embed/heights.ts';
import { embedAddress } from '../../model/embed/snippet.ts';
import type { Snippet } from '../../model/embed/snippet.ts';
import { printable } from '../../model/format.ts';
import type { Link } from '../../model/link.ts';
import { reach } from '../../model/shareWords.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createEmbedChoices } from '../../session/embedChoices.ts';
import { createSharing } from '../../session/sharing.ts';
import { EmbedPreview } from './EmbedPreview.tsx';
import { EmbedText } from './EmbedText.tsx';

export function EmbedPanel() {
  const { source } = useSession().state;
  const from = source.value;
  if (!from) return <p class="muted">There is nothing to embed before a map is loaded.</p>;
  if (from.kind === 'file' && !from.share) return <NotHere name={from.name} />;
  return <Builder />;
}

function NotHere({ name }: { readonly name: string }) {
  const { dialogs } = useSession();
  const { terms } = usePart(createSharing);
  return (
    <p>
      <span class="name">{printable(name)}</span> is in your browser alone, so no other page can show it.
      {terms.value ? (
        <>
          {' '}
          <button type="button" class="link-button" onClick={() => dialogs.openShare('map')}>
            Share this map
          </button>{' '}
          first, or choose one of the samples.
        </>
      ) : (
        ' Choose one of the samples to make an embed.'
      )}
    </p>
  );
}

function Builder() {
  const { findText } = useSession().state;
  const { width, settingsOf } = usePart(createEmbedChoices);
  const name = useSignal(findText.peek());
  const made: Snippet = { settings: settingsOf(name.value), width: width.value };
  const site = new URL('./', document.baseURI).href;
  const near = reach(location);
  return (
    <div class="embedding">
      <EmbedPreview address={embedAddress(site, made.settings)} made={made} />
      <div class="embedding-choices">
        <label class="export-choice">
          <span aria-hidden="true">Look up</span>
          <input
            type="text"
            class="mono"
            aria-label="Look up"
            value={name}
            spellcheck={false}
            onInput={(e) => {
              name.value = e.currentTarget.value;
            }}
          />
        </label>
        <Choices />
      </div>
      <Checks />
      <EmbedText site={site} made={made} />
      {near && <p class="share-near">{near}</p>}
    </div>
  );
}

type Options = readonly (readonly [string, string])[];

const BEGINS: Options = [
  ['start', 'the start'],
  ['here', 'this moment'],
];
const PLAYED: Options = [
  ['range', 'the marked range'],
  ['all', 'all of it'],
];
const WIDTHS: Options = [
  ['0', 'full width'],
  ['720', '720 px'],
  ['480', '480 px'],
  ['360', '360 px'],
];
const SPEEDS: Options = [
  ['0.25', '¼×'],
  ['0.5', '½×'],
  ['1', '1×'],
  ['2', '2×'],
  ['4', '4×'],
];
const THEMES: Options = [
  ['auto', 'as the page'],
  ['light', 'light'],
  ['dark', 'dark'],
];

function Choices() {
  const { range } = useSession().state;
  const { width, speed, theme, begin, played } = usePart(createEmbedChoices);
  return (
    <>
      <Choice
        label="Begin at"
        value={begin.value}
        options={BEGINS}
        onChoose={(v) => {
          begin.value = v as typeof begin.value;
        }}
      />
      {range.value && (
        <Choice
          label="Play"
          value={played.value}
          options={PLAYED}
          onChoose={(v) => {
            played.value = v as typeof played.value;
          }}
        />
      )}
      <Choice
        label="Width"
        value={String(width.value)}
        options={WIDTHS}
        onChoose={(v) => {
          width.value = Number(v);
        }}
      />
      <Choice
        label="Speed"
        value={String(speed.value)}
        options={SPEEDS}
        onChoose={(v) => {
          speed.value = Number(v);
        }}
      />
      <Choice
        label="Theme"
        value={theme.value}
        options={THEMES}
        onChoose={(v) => {
          theme.value = v as Link['theme'];
        }}
      />
    </>
  );
}

function Checks() {
  const { loop, autoplay, parts, setPart } = usePart(createEmbedChoices);
  return (
    <fieldset class="embedding-checks">
      <legend class="unseen">Playing and parts</legend>
      <Check
        label="Play by itself"
        on={autoplay.value}
        set={(on) => {
          autoplay.value = on;
        }}
        tip="As soon as it is seen; never for people who prefer reduced motion"
      />
      <Check
        label="Loop"
        on={loop.value}
        set={(on) => {
          loop.value = on;
        }}
      />
      <span class="spring" />
      {PARTS.map((part) => (
        <Check
          key={part}
          label={PART_WORDS[part]}
          on={parts.value.includes(part)}
          set={(on) => setPart(part, on)}
          locked={parts.value.length === 1 && parts.value[0] === part}
        />
      ))}
    </fieldset>
  );
}

const PART_WORDS = {
  header: 'Header',
  field: 'Field',
  index: 'Index',
  caption: 'Sentence',
  controls: 'Controls',
} as const satisfies Record<EmbedPart, string>;

interface CheckProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly tip?: string;
  readonly locked?: boolean;
}

function Check({ label, on, set, tip, locked }: CheckProps) {
  return (
    <label class="embedding-check" title={tip}>
      <input type="checkbox" checked={on} onChange={(e) => set(e.currentTarget.checked)} disabled={locked} />
      {label}
    </label>
  );
}
