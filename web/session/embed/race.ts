// What an embed shows, as told by its address or by the page around it. The only writer of the store in an embed, besides
// the player. It keeps nothing and asks its own site alone.

import { batch, effect, signal } from '@preact/signals';
import { loadAsset } from '../../wire/assets.ts';
import { Cancelled, EngineError } from '../../wire/engine.ts';
import type { Engine } from '../../wire/engine.ts';
import type { Trace } from '../../wire/answers.ts';
import type { Link } from '../../model/link.ts';
import type { Wanted } from '../../wire/protocol.ts';
import { end, within } from '../../model/timeline.ts';
import { answerTo, firstLookup } from '../../model/choose.ts';
import { openingFor } from '../opening.ts';
import { looping, pause, play, prefersStill, seek, setSpeed } from '../player.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { asked, loading, mode, playing, position, range, source, tables, theme, trace, wanted } from '../store.ts';
import type { Asked, Source } from '../store.ts';
import { PARTS } from '../../model/embed/heights.ts';
import type { Part } from '../../model/embed/heights.ts';
import type { Pool } from './pool.ts';
import { findSource } from './maps.ts';
import type { Settings } from '../../model/embed/settings.ts';

export const parts = signal<readonly Part[]>(PARTS);
/** Something to tell in the embed's own words; '' when there is nothing. */
export const notice = signal('');
/** The race cannot be shown: the notice says why. */
export const failed = signal(false);

/** What this needs from outside: made once, in main.tsx. */
export interface World {
  /** Made when first needed: the opening race needs none. */
  engine(): Engine;
  /** Ends the load under way, if any. */
  cancel(): void;
  /** Gets a thing once for all embeds of the page. */
  readonly once: Pool['once'];
}

/** The map the engine has; none while only the opening race is shown. */
let loaded: { readonly from: Source; readonly wanted: Wanted } | undefined;
/** How links name the map on screen. */
let map: Link['map'];
/** The newest wish: what an older one comes to has nothing to say any more. */
let newest = 0;

export async function show(world: World, settings: Settings, odd: readonly string[]): Promise<void> {
  const mine = ++newest;
  const { link } = settings;
  world.cancel();
  pause();
  batch(() => {
    theme.value = link.theme;
    parts.value = settings.parts;
    looping.value = settings.loop;
    setSpeed(settings.speed);
    notice.value = odd.length > 0 ? `Part of this embed’s address was not understood: ${odd.join('; ')}.` : '';
    failed.value = false;
  });
  try {
    const found = await lookUp(world, link, () => mine === newest);
    if (mine !== newest) return;
    map = link.map;
    present(found, link);
    if (!loaded) onceMoved(() => upgrade(world, link, () => mine === newest));
    if (settings.autoplay && !prefersStill()) play();
  } catch (reason) {
    if (mine === newest) tell(reason);
  } finally {
    if (mine === newest) loading.value = undefined;
  }
}

interface Found {
  readonly asked: Asked;
  readonly trace: Trace;
}

async function lookUp(world: World, link: Link, current: () => boolean): Promise<Found> {
  const opening = !loaded && (await showOpening(link, current));
  if (opening) return opening;
  const from = await findSource(link.map, world.once, (progress) => {
    if (current() && link.map?.kind === 'file') loading.value = { name: link.map.name, progress };
  });
  if (loaded && sameSource(loaded.from, from) && JSON.stringify(loaded.wanted) === JSON.stringify(link.wanted)) {
    const ask = world.engine();
    return link.asked ? answerTo(ask, link.asked) : firstLookup(ask, tables.peek()!, undefined);
  }
  return build(world, from, link, current);
}

/** goesOn: the lookup on screen goes on where it is. */
async function build(world: World, from: Source, link: Link, current: () => boolean, goesOn = false): Promise<Found> {
  if (current()) loading.value = { name: from.name, progress: undefined };
  const file = from.kind === 'sample' ? await world.once(from.asset, () => fetchSample(from.asset)) : from.file;
  if (!current()) throw new Cancelled();
  const { tables: built, first } = await world.engine().load(
    file,
    from.name,
    link.wanted,
    (progress) => {
      if (current()) loading.value = { name: from.name, progress };
    },
    (all, ask) => firstLookup(ask, all, link.asked),
  );
  if (link.map?.kind === 'file' && link.map.fingerprint !== built.fingerprint) {
    throw new Error(
      `The map this site has under that name has the fingerprint ${built.fingerprint}; the one that is meant has ${link.map.fingerprint}.`,
    );
  }
  loaded = { from, wanted: link.wanted };
  batch(() => {
    tables.value = built;
    source.value = from;
    wanted.value = link.wanted;
    if (goesOn) trace.value = first.trace;
    else present(first, link);
  });
  return first;
}

async function fetchSample(asset: string): Promise<Blob> {
  return (await loadAsset(asset)).blob();
}

/** The race that ships with the page needs no engine. */
async function showOpening(link: Link, current: () => boolean): Promise<Found | undefined> {
  const opening = await openingFor(link);
  if (!current()) throw new Cancelled();
  if (!opening) return undefined;
  batch(() => {
    tables.value = opening.tables;
    source.value = DEFAULT_SAMPLE;
    wanted.value = {};
  });
  return { asked: { by: 'name', name: opening.trace.query }, trace: opening.trace };
}

/** Calls when somebody plays or steps for the first time. */
function onceMoved(act: () => Promise<void>): void {
  const from = position.peek();
  const stop = effect(() => {
    if (!playing.value && position.value === from) return;
    queueMicrotask(() => stop());
    void act();
  });
}

/** The opening race knows its own names only, and the scan's pace between them roughly: once it moves, the engine takes over. */
async function upgrade(world: World, link: Link, current: () => boolean): Promise<void> {
  if (!current()) return;
  try {
    await build(world, DEFAULT_SAMPLE, { ...link, asked: asked.peek() }, current, true);
  } catch {
    // No engine to be had: the opening race goes on by itself.
  }
}

function present(found: Found, link: Link): void {
  batch(() => {
    asked.value = found.asked;
    trace.value = found.trace;
    mode.value = link.mode;
    range.value = within(link.range, end(found.trace, link.mode));
    // A part that is to be played is shown from its beginning.
    seek(link.position || range.value?.from || 0);
  });
}

function sameSource(a: Source, b: Source): boolean {
  if (a.kind === 'sample' || b.kind === 'sample') return a.kind === 'sample' && b.kind === 'sample' && a.id === b.id;
  return a.share !== undefined && a.share === b.share;
}

function tell(reason: unknown): void {
  playing.value = false;
  failed.value = true;
  notice.value =
    reason instanceof EngineError
      ? `${reason.detail.cause} ${reason.detail.hint}`
      : reason instanceof Error
        ? reason.message
        : String(reason);
}

/** The moment on screen as a link, for the whole page to go on from, which has a theme of its own. */
export function linkNow(): Link {
  return {
    view: 'race',
    map,
    wanted: wanted.value,
    asked: asked.value,
    mode: mode.value,
    position: position.value,
    range: range.value,
    theme: 'auto',
  };
}
