// Goes where a link points: another view, another moment, another lookup, or another map, which is found, fetched where it
// is shared, or asked for.

import { batch, effect, signal } from '@preact/signals';
import { cancelWork, load, look, sameAsked } from './actions.ts';
import { formatLink } from '../model/link.ts';
import type { Link, MapRef } from '../model/link.ts';
import type { Wanted } from '../wire/protocol.ts';
import { asked, mode, needed, position, problem, range, ready, source, tables, theme, view, wanted } from './store.ts';
import type { Needed, Source } from './store.ts';
import type { Received } from './receive.ts';
import { keptMap } from './keep.ts';
import { seek } from './player.ts';
import { DEFAULT_SAMPLE, findSample, sampleSource } from '../model/samples.ts';

/** Links on their way: until they have arrived, the page is nowhere one could point at. */
export const visiting = signal(0);

/** How links name the map on screen. */
function mapRef(): MapRef | undefined {
  const from = source.value;
  if (from?.kind === 'sample') return from.id === DEFAULT_SAMPLE.id ? undefined : { kind: 'sample', id: from.id };
  const fingerprint = tables.value?.fingerprint;
  if (!from || !fingerprint) return undefined;
  return { kind: 'file', fingerprint, name: from.name, ...(from.share ? { share: from.share } : {}) };
}

/** Where the page is. Read in an effect, it is followed. */
export function linkNow(): Link {
  return {
    view: view.value,
    map: mapRef(),
    wanted: wanted.value,
    asked: asked.value,
    mode: mode.value,
    position: position.value,
    range: range.value,
    theme: theme.value,
  };
}

/** Maps opened during this visit: going back to one needs no file chooser. */
const opened = new Map<string, Source>();

export function rememberOpened(): void {
  effect(() => {
    const from = source.value;
    if (from?.kind === 'file' && tables.value?.complete) opened.set(tables.value.fingerprint, from);
  });
}

async function findMap(map: MapRef | undefined): Promise<Source | undefined> {
  if (!map) return DEFAULT_SAMPLE;
  if (map.kind === 'sample') {
    const sample = findSample(map.id);
    return sample && sampleSource(sample);
  }
  const had = opened.get(map.fingerprint);
  if (had) return had;
  const file = await keptMap(map.fingerprint);
  return file && { ...shared(map), kind: 'file', file, name: map.name };
}

const shared = (map: MapRef & { readonly kind: 'file' }): { share?: string } => (map.share ? { share: map.share } : {});

const sameMap = (a: MapRef | undefined, b: MapRef | undefined): boolean =>
  a?.kind === 'file' && b?.kind === 'file' ? a.fingerprint === b.fingerprint : JSON.stringify(a) === JSON.stringify(b);

const sameWanted = (a: Wanted, b: Wanted): boolean =>
  a.release === b.release && a.allSymbols === b.allSymbols && a.absolutePercpu === b.absolutePercpu;

/** The newest visit: an older one that comes to something has nowhere to go any more. */
let newest = 0;

export async function visit(link: Link): Promise<void> {
  const mine = ++newest;
  visiting.value++;
  // What is on its way to the place before this one.
  cancelWork();
  try {
    view.value = link.view;
    if (link.theme !== 'auto') theme.value = link.theme;
    if (!ready.value || !sameMap(link.map, mapRef()) || !sameWanted(link.wanted, wanted.value))
      await visitMap(link, () => mine === newest);
    else if (link.asked && !sameAsked(link.asked, asked.value)) await look(link.asked, '', link);
    else toMoment(link);
  } finally {
    visiting.value--;
  }
}

function toMoment(link: Link): void {
  batch(() => {
    mode.value = link.mode;
    range.value = link.range;
    seek(link.position);
  });
}

async function visitMap(link: Link, current: () => boolean): Promise<void> {
  const { map } = link;
  const from = await findMap(map);
  if (!current()) return;
  if (from) return load(from, link.wanted, { asked: link.asked, moment: link });
  const meant = map?.kind === 'file' ? { link, name: map.name, fingerprint: map.fingerprint } : undefined;
  if (map?.kind === 'file' && map.share) {
    const got = await receiveMap(map.share, map.name, current);
    if (!current()) return;
    if (got.from) return load(got.from, link.wanted, { asked: link.asked, moment: link, meant: meant! });
    if (!got.failed) return;
  }
  return askFor(meant, link, current);
}

/** Most links need none of what this takes: it comes late. Where even that cannot be had, the map could not be either. */
async function receiveMap(share: string, name: string, current: () => boolean): Promise<Received> {
  const late = await import('./receive.ts').catch(() => undefined);
  return late && current() ? late.receive(share, name) : { from: undefined, failed: true };
}

/** What is on screen meanwhile is another map. */
async function askFor(meant: Needed | undefined, link: Link, current: () => boolean): Promise<void> {
  if (!ready.value) await load(DEFAULT_SAMPLE, {}, { standsIn: true });
  if (!current()) return;
  if (meant) needed.value = meant;
  else problem.value = noSample(link);
}

function noSample(link: Link) {
  return {
    title: 'This page has no such map',
    line: 0,
    text: link.map?.kind === 'sample' ? link.map.id : '',
    again: false,
    cause: 'The link names a sample that does not ship with this page.',
    hint: 'Choose one of the samples, or open the map itself.',
  };
}

/** The page's address at this moment. */
export function linkHere(): string {
  return new URL(formatLink(linkNow()), location.href).href;
}
