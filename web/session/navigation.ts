// Shows what a link names: another view, another moment, another lookup, or another map. A map is looked for in this
// browser, then fetched if it is shared, otherwise the person is asked for it.

import { batch, effect } from '@preact/signals';
import type { View } from '../model/doors.ts';
import type { Link, MapRef, MissingMap } from '../model/link.ts';
import { formatLink } from '../model/link.ts';
import type { Problem } from '../model/problems.ts';
import { sameQuery } from '../model/query.ts';
import { DEFAULT_SAMPLE, findSample, sampleSource } from '../model/samples.ts';
import type { Source } from '../model/samples.ts';
import type { BuildOptions } from '../wire/protocol.ts';
import { latest } from './latest.ts';
import type { Turn } from './latest.ts';
import type { Loads } from './loads.ts';
import type { Lookups } from './lookups.ts';
import type { Player } from './player.ts';
import type { Received } from './receive.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

interface Parts {
  readonly lookups: Lookups;
  readonly loads: Loads;
  readonly player: Player;
}

export type Navigation = ReturnType<typeof createNavigation>;

export function createNavigation(store: Store, world: World, { lookups, loads, player }: Parts) {
  const visits = latest();
  const opened = followOpened(store);
  /** The alert about the link that was followed last. */
  let told: Problem | undefined;

  /** Where one is in a view that has places. */
  const placeOf = (view: View) => (view === 'symbols' ? store.part : view === 'tables' ? store.touched : store.lab);

  /** The link of the present state. An effect that reads it runs again when the state changes. */
  const linkNow = (): Link => ({
    view: store.view.value,
    map: mapRef(store),
    options: store.buildOptions.value,
    query: store.query.value,
    mode: store.mode.value,
    position: store.position.value,
    range: store.range.value,
    theme: store.theme.value,
    card: store.card.value,
    place: placeOf(store.view.value).value,
    filter: store.filter.value,
    sort: store.sort.value,
    chosen: store.chosen.value,
    ...(store.inside.value && { inside: true }),
  });

  async function findMap(map: MapRef | undefined): Promise<Source | undefined> {
    if (!map) return DEFAULT_SAMPLE;
    if (map.kind === 'sample') {
      const sample = findSample(map.id);
      return sample && sampleSource(sample);
    }
    const before = opened.get(map.fingerprint);
    if (before) return before;
    const kept = await world.storage.keptMap();
    if (kept?.fingerprint !== map.fingerprint) return undefined;
    store.openedOwn.value = true;
    return { ...(map.share ? { share: map.share } : {}), kind: 'file', file: kept.file, name: map.name };
  }

  function toView({ view, card, guess = '', place }: Link): void {
    batch(() => {
      store.view.value = view;
      placeOf(view).value = place ?? (placeOf(view) === store.lab ? store.lab.value : '');
    });
    store.card.value = card ?? store.card.value;
    store.cardGuess.value = guess;
  }

  /** What a link to the list of symbols does not name is as it is at first: no filter, by address, no symbol chosen. */
  function toList({ view, place, filter = '', sort = '', chosen = -1 }: Link): void {
    if (view !== 'symbols' || place) return;
    batch(() => {
      store.filter.value = filter;
      store.sort.value = sort;
      store.chosen.value = chosen;
    });
  }

  function toMoment(link: Link): void {
    // A card, an experiment and a list belong to a kernel, not to a moment: the race stays as it is.
    if (link.view === 'learn' || link.view === 'lab' || link.view === 'symbols') return;
    batch(() => {
      store.mode.value = link.mode;
      store.range.value = link.range;
      player.seek(link.position);
    });
  }

  async function visitMap(link: Link, turn: Turn): Promise<void> {
    const { map, options, query } = link;
    const from = await findMap(map);
    if (!turn.current()) return;
    const missing = map?.kind === 'file' ? { link, name: map.name, fingerprint: map.fingerprint } : undefined;
    // The stored map may have been replaced: the fingerprint of its content is compared with the link's.
    if (from) return loads.load(from, options, { query, moment: link, ...(missing ? { missing } : {}) });
    if (missing && map?.kind === 'file' && map.share) {
      const got = await receiveMap(store, world, map.share, map.name, turn);
      if (!turn.current()) return;
      if (got.from) return loads.load(got.from, options, { query, moment: link, missing });
      if (!got.failed) return;
    }
    return askFor(missing, link, turn);
  }

  /** Until then another map is on screen. */
  async function askFor(missing: MissingMap | undefined, link: Link, turn: Turn): Promise<void> {
    if (!store.ready.value) await loads.load(DEFAULT_SAMPLE, {}, { standsIn: true });
    if (!turn.current()) return;
    if (missing) store.missingMap.value = missing;
    else store.problem.value = noSample(link);
  }

  return {
    linkNow,

    /** The page's address at this moment. */
    linkHere: (): string => world.address.whole(formatLink(linkNow())),

    setView(view: Link['view']): void {
      store.view.value = view;
    },

    /** Shows the view of a link that names a view and nothing else. */
    toView,

    setTheme(theme: Link['theme']): void {
      store.theme.value = theme;
    },

    async visit(link: Link): Promise<void> {
      const turn = visits.begin();
      store.visiting.value++;
      // Loads for the link before this one are cancelled.
      loads.cancel();
      lookups.callOff();
      // An alert belongs to the link at which it was shown.
      store.problem.value = undefined;
      try {
        toView(link);
        toList(link);
        if (link.theme !== 'auto') store.theme.value = link.theme;
        if (link.inside) store.inside.value = true;
        const here = store.ready.value && sameMap(link.map, mapRef(store));
        if (!here || !sameOptions(link.options, store.buildOptions.value)) await visitMap(link, turn);
        else if (link.query && !sameQuery(link.query, store.query.value)) await lookups.look(link.query, '', link);
        else toMoment(link);
      } finally {
        store.visiting.value--;
      }
    },

    /** Reports a part of a link that was not understood, unless a more serious problem is on screen. */
    tellOdd(odd: readonly string[]): void {
      if (odd.length === 0 || store.problem.value) return;
      told = notUnderstood(odd);
      store.problem.value = told;
    },

    /** The alert about one link does not hold for the next, even if that leads to the same state. */
    forgetOdd(): void {
      if (told && store.problem.value === told) store.problem.value = undefined;
      told = undefined;
    },
  };
}

/** How links name the map on screen. */
function mapRef({ source, tables }: Store): MapRef | undefined {
  const from = source.value;
  if (from?.kind === 'sample') return from.id === DEFAULT_SAMPLE.id ? undefined : { kind: 'sample', id: from.id };
  const fingerprint = tables.value?.fingerprint;
  if (!from || !fingerprint) return undefined;
  return { kind: 'file', fingerprint, name: from.name, ...(from.share ? { share: from.share } : {}) };
}

/** Maps opened during this visit, by fingerprint: going back to one needs no file chooser. */
function followOpened({ source, tables }: Store): ReadonlyMap<string, Source> {
  const opened = new Map<string, Source>();
  effect(() => {
    const from = source.value;
    if (from?.kind === 'file' && tables.value?.complete) opened.set(tables.value.fingerprint, from);
  });
  return opened;
}

function sameMap(a: MapRef | undefined, b: MapRef | undefined): boolean {
  if (a?.kind === 'file' && b?.kind === 'file') return a.fingerprint === b.fingerprint;
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameOptions(a: BuildOptions, b: BuildOptions): boolean {
  return a.release === b.release && a.allSymbols === b.allSymbols && a.absolutePercpu === b.absolutePercpu;
}

/**
 * Most links do not need this code, so it is fetched late. If the code cannot be fetched, the map could not be fetched
 * either.
 */
async function receiveMap(store: Store, world: World, share: string, name: string, turn: Turn): Promise<Received> {
  const late = await import('./receive.ts').catch(() => undefined);
  return late && turn.current() ? late.receive(store, world, share, name) : { from: undefined, failed: true };
}

function noSample(link: Link): Problem {
  return {
    title: 'This page has no such map',
    line: 0,
    text: link.map?.kind === 'sample' ? link.map.id : '',
    again: false,
    cause: 'The link names a sample that does not ship with this page.',
    hint: 'Choose one of the samples, or open the map itself.',
  };
}

function notUnderstood(odd: readonly string[]): Problem {
  return {
    title: 'Part of this link was not understood',
    line: 0,
    text: '',
    again: false,
    cause: `${odd.join('; ')}.`,
    hint: 'The rest of it is shown. Was the address cut short or changed on its way?',
  };
}
