// An embed: what is looked for and how far both searches are, the picture, what happens now, and the controls.

import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatLink } from '../../model/link.ts';
import { Announcer, told } from '../race/Announcer.tsx';
import { MODE_WORDS } from '../../model/modes.ts';
import { layoutFor } from '../../paint/layout.ts';
import type { Layout } from '../../paint/layout.ts';
import { Picture } from '../race/Picture.tsx';
import { PlayButton } from '../../kit/PlayButton.tsx';
import { Scrubber } from '../race/Scrubber.tsx';
import { count, plural, visible } from '../../model/text.ts';
import { hasBinary } from '../../model/timeline.ts';
import { usePart, useSession } from '../../session/context.ts';
import { filled, phaseWords } from '../../model/progress.ts';
import { brief, printable } from '../../model/format.ts';
import { heightsOf, NARROW_BELOW } from '../../model/embed/heights.ts';
import type { EmbedPart } from '../../model/embed/heights.ts';
import { createEmbed } from '../../session/embed/show.ts';
import type { Host } from '../../session/embed/host.ts';
import type { State } from '../../session/state.ts';
import { NotThere } from '../shell/NotThere.tsx';
import { reportHeight } from './reportHeight.ts';
import { createRoom } from './room.ts';

/** What the page around is told of the height. */
interface EmbedProps {
  readonly say: Host['say'];
}

export function EmbedPage({ say }: EmbedProps) {
  const { state } = useSession();
  const { parts, notice, failed, fitted } = usePart(createEmbed);
  const room = usePart(createRoom);
  const box = useRef<HTMLElement>(null);
  useEffect(() => reportHeight(box.current!, fitted, say), []);
  const has = (part: EmbedPart): boolean => parts.value.includes(part);
  const { width } = room.value;
  return (
    <main
      ref={box}
      tabIndex={-1}
      class={`embed${width < NARROW_BELOW ? ' narrow' : ''}`}
      style={{ minHeight: `${heightsOf(width, parts.value).whole}px` }}
    >
      {has('header') ? <Head /> : <h1 class="unseen">{title(state)}</h1>}
      {notice.value && (
        <p class={failed.value ? 'embed-notice bad' : 'embed-notice'} role="status">
          {printable(notice.value)}
        </p>
      )}
      <NotThere />
      {width > 0 && !failed.value && <Stage caption={has('caption')} />}
      {has('controls') && <Controls />}
      <Announcer />
    </main>
  );
}

function title({ trace }: State): string {
  return trace.value ? `How Linux finds ${visible(trace.value.query)}` : 'How Linux finds a symbol by name';
}

function Head() {
  const { mode, trace } = useSession().state;
  const t = trace.value;
  return (
    <header class="embed-head">
      <h1>
        <span class="unseen">How Linux finds </span>
        <span class="name clip">{t ? visible(t.query) : ' '}</span>
      </h1>
      <p class="embed-counts">
        {t && (
          <>
            <span>{plural(t.numSyms, 'symbol')}</span>
            <span>{MODE_WORDS[mode.value].toLowerCase()}</span>
          </>
        )}
      </p>
      <RuledOut lane="a" />
      <RuledOut lane="b" />
    </header>
  );
}

const WORDS = { a: 'Linear', b: 'Binary' } as const;

function RuledOut({ lane }: { readonly lane: 'a' | 'b' }) {
  const { now, trace } = useSession().state;
  const text = useComputed(() => {
    const s = now.value;
    if (!s) return '';
    if (lane === 'b' && !s.binary.present) return 'not in this release';
    return count(lane === 'a' ? s.linear.ruledOut : s.binary.ruledOut);
  });
  const counts = useComputed(() => /^\d/.test(text.value));
  if (!trace.value) return null;
  return (
    <p class={`embed-lane in-${lane}`}>
      <i class={`swatch ${lane}`} aria-hidden="true" />
      {WORDS[lane]}: <b>{text}</b> {counts.value && <span>ruled out</span>}
    </p>
  );
}

/** The picture in the room there is, whole or one half of it. */
function Stage({ caption }: { readonly caption: boolean }) {
  const { parts, fitted } = usePart(createEmbed);
  const room = usePart(createRoom);
  const { dpr } = useSession().world.surface;
  const { tables, trace } = useSession().state;
  const { width: outer, height: inner } = room.value;
  const heights = heightsOf(outer, parts.value);
  const spare = fitted.value ? 0 : Math.max(0, inner - heights.whole);
  const picture = heights.picture + (heights.picture > 0 ? spare : 0);
  const field = parts.value.includes('field');
  const index = parts.value.includes('index');
  const binary = !trace.value || hasBinary(trace.value);
  const probes = binary && index ? Math.max(tables.value?.maxProbes ?? 0, trace.value?.probes ?? 0) : 0;
  const numSyms = tables.value?.numSyms ?? 0;
  const within = caption && heights.caption === 0;
  const more = !index ? AROUND_FIELD : !field ? AROUND_INDEX : within && !binary ? -UNDER_FIELD : 0;
  const layout = useMemo(
    () =>
      layoutFor({
        width: Math.max(200, outer - 32),
        height: picture + more,
        dpr: dpr.value,
        numSyms,
        narrow: true,
        labels: false,
        probes,
      }),
    [outer, picture, more, dpr.value, numSyms, probes],
  );
  return (
    <>
      {picture > 0 && (
        <div class={`embed-picture${field && index ? '' : ' part'}`} style={{ height: `${picture}px` }}>
          <div style={{ marginTop: `${field ? 0 : -(layout.stripTop - ABOVE_STRIP)}px` }}>
            {trace.value ? <Picture layout={layout} /> : <Waiting />}
          </div>
          {within && (binary ? <Caption layout={layout} /> : <Caption under={picture - UNDER_FIELD} />)}
        </div>
      )}
      {caption && !within && <Caption />}
    </>
  );
}

/**
 * Heights of what a whole picture has besides its field, or besides its index. Where only a part is shown, they are
 * laid out and hidden.
 */
const AROUND_FIELD = 75;
const AROUND_INDEX = 180;
const ABOVE_STRIP = 16;
/** Without an index only the sentence stands under the field. */
const UNDER_FIELD = 40;

function Waiting() {
  const { loading } = useSession().state;
  const load = loading.value;
  return (
    <p class="embed-waiting">
      {load ? (
        <>
          {printable(brief(load.name))}: {Math.round(filled(load.progress))} %, {phaseWords(load.progress)}
        </>
      ) : (
        ' '
      )}
    </p>
  );
}

interface CaptionProps {
  /** With a layout, the caption stands in the half of the index that this lookup leaves empty. */
  readonly layout?: Layout;
  /** Else it stands in the picture, from this height on. */
  readonly under?: number;
}

/** What happens now. */
function Caption({ layout, under }: CaptionProps) {
  const { state } = useSession();
  const { trace } = state;
  const title = useComputed(() => told(state).title);
  const text = useComputed(() => told(state).text);
  const second = trace.value?.fetches[1];
  const side = layout ? ` over ${second && second.low === 0 ? 'right' : 'left'}` : under === undefined ? '' : ' under';
  return (
    <p
      class={`embed-caption${side}`}
      style={layout ? placeIn(layout) : under === undefined ? {} : { top: `${under}px` }}
    >
      <b>{title}</b> <span>{text}</span>
    </p>
  );
}

const LINE = 15;

/**
 * Place of the caption: under the first row of the pyramid, whole lines only, clear of the figures at the foot of the
 * funnel.
 */
function placeIn(l: Layout): { top: string; maxHeight: string } {
  const top = (l.rowTop[1] ?? l.stripTop + l.stripH) + (l.funnelH > 0 ? -1 : 2);
  return { top: `${top}px`, maxHeight: `${Math.max(2, Math.min(3, Math.floor((l.height - top) / LINE))) * LINE}px` };
}

function Controls() {
  const { player, state } = useSession();
  const { probeBack, probeForward, stepBack, stepForward, toggle } = player;
  const { playing, trace } = state;
  const on = playing.value;
  const off = !trace.value;
  return (
    <div class="embed-controls" role="group" aria-label="Playback">
      <PlayButton name="Step back" icon="back" act={(e) => (e.shiftKey ? probeBack() : stepBack())} disabled={off} />
      <PlayButton
        name={on ? 'Pause' : 'Play'}
        icon={on ? 'pause' : 'play'}
        act={toggle}
        more="strong play"
        disabled={off}
      />
      <PlayButton
        name="Step forward"
        icon="forward"
        act={(e) => (e.shiftKey ? probeForward() : stepForward())}
        disabled={off}
      />
      <Scrubber />
      <Whole />
    </div>
  );
}

/**
 * Its address is set when it is pointed at, focused or pressed: while the race plays it would change with every frame.
 */
function Whole() {
  const { linkNow } = usePart(createEmbed);
  const whole = (): string => new URL(`./${formatLink(linkNow())}`, document.baseURI).href;
  const { pause } = useSession().player;
  const follow = (event: Event): void => {
    (event.currentTarget as HTMLAnchorElement).href = whole();
  };
  return (
    <a
      class="embed-whole"
      href={new URL('./', document.baseURI).href}
      target="_blank"
      rel="noopener"
      onPointerEnter={follow}
      onFocus={follow}
      onPointerDown={follow}
      onClick={(e) => {
        follow(e);
        pause();
      }}
    >
      <span>Open in kallscope</span>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3 7.5 8.5" />
      </svg>
    </a>
  );
}
