// A moment of the page as an address: what follows the # in the address bar. It names a map and never
// contains one. Its fields keep their meaning; their version is part of it. Pure.
//
//   #race?v=1&map=teaching&q=vfs_read&at=1234
//
//   race, tables        the view; learn=3 is a card of Learn, with
//   g                   a guess, as the card writes it
//   x                   of the Lab: its experiment and how its knobs stand (web/model/lab/experiment.ts); of Symbols: its
//                       part, where that is not the list (web/model/symbols/place.ts); of tables: its part, and there a byte or
//                       a round (web/model/tables/touched.ts)
//   v                   version of what follows; a view alone (#tables) has none
//   map                 a sample's id
//   print, file, share  an opened file: fingerprint of a map's text or an image's bytes (16 hexadecimal digits), its
//                       name, and, where it is shared, the SHA-256 of its gzip
//   rel, all, percpu    options a person chose: a release, --all-symbols (1, 0), --absolute-percpu (1, 0)
//   q, n, addr          the lookup: a name, an entry counted from 0 in address order, or a hexadecimal address
//   mode, at            the clock and its value: bytes of table (work, log) or steps
//   from, to            the range that is played, in the same unit
//   f, sort, i          of the view symbols: a filter, a column with - before it for downwards, and the chosen symbol
//   theme               light, dark
//   inside              1: the inside of each probe is shown

import type { BuildOptions } from '../wire/protocol.ts';
import { bytesToPosition, positionToBytes } from './clock.ts';
import type { Mode, Range } from './clock.ts';
import { DOORS } from './doors.ts';
import type { View } from './doors.ts';
import type { Query } from './query.ts';

/** auto follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const LINK_VERSION = 1;

/** A filter that a link holds: one line. */
const FILTER = /^[^\n]{1,500}$/;

/** Longest name of a file that is written into a link. */
const MAX_FILE_NAME = 255;

export type MapRef =
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'file'; readonly fingerprint: string; readonly name: string; readonly share?: string };

export interface Link {
  readonly view: View;
  /** undefined: the sample the page opens with. */
  readonly map: MapRef | undefined;
  readonly options: BuildOptions;
  /** undefined: the lookup the page opens that map with. */
  readonly query: Query | undefined;
  readonly mode: Mode;
  /** In the mode's own unit. */
  readonly position: number;
  readonly range: Range | undefined;
  readonly theme: Theme;
  /** The inside of each probe is shown. */
  readonly inside?: boolean | undefined;
  /** Of the view Learn: number of the card; without one the card seen last. */
  readonly card?: number | undefined;
  /** A guess that this card begins with, as the card writes it. */
  readonly guess?: string | undefined;
  /** Of the views Lab, Symbols and Tables: where one is in it, as the view writes it. */
  readonly place?: string | undefined;
  /** Of the view Symbols. A text of several lines is a person's own and stays out of links. */
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  /** Position in address order; -1 for none. */
  readonly chosen?: number | undefined;
}

/** A map that a link names and that this page does not have: how it is known again, and where to go with it. */
export interface MissingMap {
  readonly link: Link;
  readonly name: string;
  readonly fingerprint: string;
}

export interface ReadLink {
  readonly link: Link;
  /** Whether the link says more than a view. */
  readonly whole: boolean;
  /** What could not be understood, in words. The rest is valid. */
  readonly odd: readonly string[];
}

const MODES: readonly Mode[] = ['work', 'steps', 'log'];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/**
 * Bytes are rounded to whole ones, on which all events lie; steps to a thousandth, since parts of a step can be seen.
 */
function written(mode: Mode, position: number): string {
  if (mode === 'steps') return String(Math.round(position * 1000) / 1000);
  return String(Math.round(positionToBytes(mode, position)));
}

export function formatLink(link: Link): string {
  const p = new URLSearchParams();
  writeMap(p, link.map);
  const { release, allSymbols, absolutePercpu } = link.options;
  if (release) p.set('rel', release);
  if (allSymbols !== undefined) p.set('all', allSymbols ? '1' : '0');
  if (absolutePercpu !== undefined) p.set('percpu', absolutePercpu ? '1' : '0');
  // A card, an experiment and a list are the same whatever was looked up.
  if (link.view === 'learn') setIf(p, 'g', link.guess);
  else if (link.view === 'symbols') writeSymbols(p, link);
  else {
    if (link.view !== 'lab') writeRace(p, link);
    if (link.view !== 'race') setIf(p, 'x', link.place);
  }
  if (link.theme !== 'auto') p.set('theme', link.theme);
  const rest = p.toString();
  const head = link.view === 'learn' && link.card ? `#learn=${link.card}&` : `#${link.view}?`;
  return rest ? `${head}v=${LINK_VERSION}&${rest}` : head.slice(0, -1);
}

function setIf(p: URLSearchParams, key: string, text: string | undefined): void {
  if (text) p.set(key, text);
}

function writeRace(p: URLSearchParams, link: Link): void {
  const { query, mode, range } = link;
  if (query?.by === 'name') p.set('q', query.name);
  if (query?.by === 'seq') p.set('n', String(query.seq));
  if (query?.by === 'address') p.set('addr', query.address);
  if (mode !== 'work') p.set('mode', mode);
  if (link.position > 0) p.set('at', written(mode, link.position));
  if (range) {
    p.set('from', written(mode, range.from));
    p.set('to', written(mode, range.to));
  }
  if (link.inside) p.set('inside', '1');
}

function writeSymbols(p: URLSearchParams, { place, filter, sort, chosen = -1 }: Link): void {
  setIf(p, 'x', place);
  if (filter && FILTER.test(filter)) p.set('f', filter);
  if (sort) p.set('sort', sort);
  if (chosen >= 0) p.set('i', String(chosen));
}

function writeMap(p: URLSearchParams, map: MapRef | undefined): void {
  if (map?.kind === 'sample') p.set('map', map.id);
  if (map?.kind !== 'file') return;
  p.set('print', map.fingerprint);
  p.set('file', map.name.slice(0, MAX_FILE_NAME));
  if (map.share) p.set('share', map.share);
}

/** Reads what follows the address, with its #. Never throws. */
export function parseLink(hash: string): ReadLink {
  const odd: string[] = [];
  const [, head = '', card, rest = ''] = /^#?([^?&=]*)(?:=(\d{1,2}))?(?:[?&](.*))?/s.exec(hash) ?? [];
  const p = new URLSearchParams(rest);
  const view = DOORS.find(({ id }) => id === head)?.id;
  if (!view && head) odd.push(`there is no view “${head.slice(0, 40)}”`);
  const version = p.get('v');
  if (version !== null && version !== String(LINK_VERSION))
    odd.push(`it was made by ${Number(version) > LINK_VERSION ? 'a newer' : 'another'} version of this page`);
  const read = reader(p, odd);
  const mode = read('mode', (text) => MODES.find((m) => m === text)) ?? 'work';
  const number = (text: string): number | undefined =>
    /^\d+(\.\d+)?$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER
      ? bytesToPosition(mode, Number(text))
      : undefined;
  const position = read('at', number) ?? 0;
  const guess = read('g', matching(/^[\w.-]{1,120}$/));
  const place = read('x', matching(/^[\w.-]{1,200}$/));
  const filter = read('f', matching(FILTER));
  const sort = read('sort', matching(/^-?(name|size|rec|reads)$/));
  const chosen = read('i', (text) => (/^\d{1,8}$/.test(text) ? Number(text) : undefined));
  const from = read('from', number);
  const to = read('to', number);
  if ((from === undefined) !== (to === undefined) || from! >= to!) odd.push('from and to name no range');
  const link: Link = {
    view: view ?? 'race',
    map: readMap(read),
    options: readOptions(read),
    query: readQuery(read),
    mode,
    position,
    range: from !== undefined && to !== undefined && from < to ? { from, to } : undefined,
    theme: read('theme', (text) => THEMES.find((t) => t === text)) ?? 'auto',
    ...(card && { card: Number(card) }),
    ...(guess && { guess }),
    ...(place && { place }),
    ...(filter && { filter }),
    ...(sort && { sort }),
    ...(chosen !== undefined && { chosen }),
    ...(read('inside', (text) => (text === '1' ? text : undefined)) && { inside: true }),
  };
  return { link, whole: [...p.keys()].length > 0, odd };
}

type Read = <T>(key: string, understand: (text: string) => T | undefined) => T | undefined;

/** Reads one field. A value that cannot be understood is added to `odd`. */
function reader(p: URLSearchParams, odd: string[]): Read {
  return (key, understand) => {
    const text = p.get(key);
    if (text === null) return undefined;
    const value = understand(text);
    if (value === undefined) odd.push(`“${key}=${text.slice(0, 40)}” means nothing here`);
    return value;
  };
}

const matching =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;
const flag = (text: string): boolean | undefined => (text === '1' ? true : text === '0' ? false : undefined);

function readMap(read: Read): MapRef | undefined {
  const fingerprint = read('print', matching(/^[0-9a-f]{16}$/));
  if (fingerprint) {
    const share = read('share', matching(/^[0-9a-f]{64}$/));
    const name = read('file', (text) => text.slice(0, MAX_FILE_NAME)) || 'a map';
    return { kind: 'file', fingerprint, name, ...(share ? { share } : {}) };
  }
  const id = read('map', matching(/^[\w.-]+$/));
  return id ? { kind: 'sample', id } : undefined;
}

function readOptions(read: Read): BuildOptions {
  const release = read('rel', matching(/^[\w.-]{1,20}$/));
  const allSymbols = read('all', flag);
  const absolutePercpu = read('percpu', flag);
  return {
    ...(release ? { release } : {}),
    ...(allSymbols !== undefined ? { allSymbols } : {}),
    ...(absolutePercpu !== undefined ? { absolutePercpu } : {}),
  };
}

function readQuery(read: Read): Query | undefined {
  const name = read('q', (text) => text || undefined);
  if (name) return { by: 'name', name };
  const address = read('addr', matching(/^(0x)?[0-9a-f]{1,16}$/i));
  if (address) return { by: 'address', address };
  const seq = read('n', (text) => (/^\d{1,8}$/.test(text) ? Number(text) : undefined));
  return seq === undefined ? undefined : { by: 'seq', seq };
}
