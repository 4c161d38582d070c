// Makes what somebody pastes into their own page: the choices, the embed itself as it will be, and the text.

import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Choice } from '../../kit/Choice.tsx';
import type { Link } from '../../model/link.ts';
import { Icon } from '../../kit/icons.tsx';
import { printable } from '../../model/format.ts';
import { usePart, useSession } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';
import { createSharing } from '../../session/sharing.ts';
import { reach } from '../../model/shareWords.ts';
import { heightsOf, PARTS } from '../../model/embed/heights.ts';
import type { EmbedPart } from '../../model/embed/heights.ts';
import type { EmbedSettings } from '../../model/embed/settings.ts';
import { elementSnippet, embedAddress, iframeSnippet } from '../../model/embed/snippet.ts';
import type { Snippet, SnippetKind } from '../../model/embed/snippet.ts';

/** What the person chose; kept while the page is open. */
function createEmbedChoices({ state, navigation }: Session) {
  const { findText } = state;
  const speed = signal(1);
  const loop = signal(false);
  const autoplay = signal(false);
  const theme = signal<Link['theme']>('auto');
  /** The last one stays: an embed needs a part. */
  const parts = signal<readonly EmbedPart[]>(PARTS);
  /** Where it begins: at the start of the race, or at the moment on screen. */
  const begin = signal<'start' | 'here'>('start');
  const played = signal<'all' | 'range'>('range');
  return {
    kind: signal<SnippetKind>('element'),
    width: signal(0),
    speed,
    loop,
    autoplay,
    theme,
    parts,
    begin,
    played,

    setPart(part: EmbedPart, on: boolean): void {
      parts.value = PARTS.filter((p) => (p === part ? on : parts.value.includes(p)));
    },

    /** The embed as chosen, of the lookup of that name. */
    settingsOf(name: string): EmbedSettings {
      const now = navigation.linkNow();
      const changed = name.trim() && name.trim() !== findText.value;
      const query = changed ? { by: 'name' as const, name: name.trim() } : now.query;
      // Another lookup has other moments.
      const position = begin.value === 'here' && !changed ? now.position : 0;
      const range = played.value === 'range' && !changed ? now.range : undefined;
      return {
        link: { ...now, view: 'race', query, theme: theme.value, position, range },
        speed: speed.value,
        loop: loop.value,
        autoplay: autoplay.value,
        parts: parts.value,
      };
    },
  };
}

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
  const { range, findText } = useSession().state;
  const { width, speed, loop, autoplay, theme, parts, begin, played, setPart, settingsOf } =
    usePart(createEmbedChoices);
  const name = useSignal(findText.peek());
  const made: Snippet = { settings: settingsOf(name.value), width: width.value };
  const site = new URL('./', document.baseURI).href;
  const near = reach(location);
  return (
    <div class="embedding">
      <Preview address={embedAddress(site, made.settings)} made={made} />
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
        <Choice
          label="Begin at"
          value={begin.value}
          options={[
            ['start', 'the start'],
            ['here', 'this moment'],
          ]}
          onChoose={(v) => {
            begin.value = v as typeof begin.value;
          }}
        />
        {range.value && (
          <Choice
            label="Play"
            value={played.value}
            options={[
              ['range', 'the marked range'],
              ['all', 'all of it'],
            ]}
            onChoose={(v) => {
              played.value = v as typeof played.value;
            }}
          />
        )}
        <Choice
          label="Width"
          value={String(width.value)}
          options={[
            ['0', 'full width'],
            ['720', '720 px'],
            ['480', '480 px'],
            ['360', '360 px'],
          ]}
          onChoose={(v) => {
            width.value = Number(v);
          }}
        />
        <Choice
          label="Speed"
          value={String(speed.value)}
          options={[
            ['0.25', '¼×'],
            ['0.5', '½×'],
            ['1', '1×'],
            ['2', '2×'],
            ['4', '4×'],
          ]}
          onChoose={(v) => {
            speed.value = Number(v);
          }}
        />
        <Choice
          label="Theme"
          value={theme.value}
          options={[
            ['auto', 'as the page'],
            ['light', 'light'],
            ['dark', 'dark'],
          ]}
          onChoose={(v) => {
            theme.value = v as Link['theme'];
          }}
        />
      </div>
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
      <Text site={site} made={made} />
      {near && <p class="share-near">{near}</p>}
    </div>
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

/** The preview waits until typing pauses. */
const PAUSE_MS = 400;

/** The embed itself. Its address is replaced, so that the back button does not go through every choice. */
function Preview({ address, made }: { readonly address: string; readonly made: Snippet }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const first = useRef(address);
  const shown = useRef(address);
  const room = useSignal(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (address !== shown.current) frame.current?.contentWindow?.location.replace(address);
      shown.current = address;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      room.value = frame.current?.clientWidth ?? 0;
    });
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <iframe
      ref={frame}
      class="embedding-preview"
      title="Preview of the embed"
      src={first.current}
      style={{
        maxWidth: made.width ? `${made.width}px` : '',
        height: `${heightsOf(room.value, made.settings.parts).whole}px`,
      }}
    />
  );
}

const KIND_WORDS = { element: 'Element', iframe: 'Frame' } as const satisfies Record<SnippetKind, string>;

function Text({ site, made }: { readonly site: string; readonly made: Snippet }) {
  const { kind } = usePart(createEmbedChoices);
  const text = kind.value === 'element' ? elementSnippet(site, made) : iframeSnippet(site, made);
  const field = useRef<HTMLTextAreaElement>(null);
  const copied = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      copied.value = text;
    } catch {
      field.current!.select();
    }
  };
  return (
    <div class="embedding-text">
      <div class="embedding-kinds">
        <div class="segments" role="group" aria-label="As">
          {(Object.keys(KIND_WORDS) as SnippetKind[]).map((k) => (
            <button
              key={k}
              type="button"
              aria-pressed={kind.value === k}
              onClick={() => {
                kind.value = k;
              }}
            >
              {KIND_WORDS[k]}
            </button>
          ))}
        </div>
        <p class="muted small">
          {kind.value === 'element'
            ? 'Loads when it is scrolled to, and takes its own height.'
            : 'No script in your page; the height is fixed.'}
        </p>
        <span class="spring" />
        <button type="button" class="btn strong" onClick={() => void copy()}>
          <Icon name={copied.value === text ? 'check' : 'copy'} />
          {copied.value === text ? 'Copied' : 'Copy'}
        </button>
      </div>
      <textarea
        ref={field}
        readOnly
        rows={4}
        class="mono"
        aria-label="To paste into a page"
        spellcheck={false}
        value={text}
        onFocus={(e) => e.currentTarget.select()}
      />
    </div>
  );
}
