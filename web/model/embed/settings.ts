// What an embed is told to show: a link (web/model/link.ts) and what only embeds have. Pure.
//
//   #race?v=1&map=teaching&q=vfs_read&from=0&to=900&speed=2&loop=1&autoplay=1&parts=header,field,index,controls
//
//   speed      1 = about a second a probe, 1/8 to 64
//   loop       1: playing begins again
//   autoplay   1: plays as soon as it is seen, unless the person prefers reduced motion
//   parts      what is shown: header, field, index, caption, controls

import { formatLink, parseLink } from '../link.ts';
import type { Link } from '../link.ts';
import { FASTEST, SLOWEST } from '../playback.ts';
import { PARTS, readParts } from './heights.ts';
import type { EmbedPart } from './heights.ts';

export interface EmbedSettings {
  readonly link: Link;
  readonly speed: number;
  readonly loop: boolean;
  readonly autoplay: boolean;
  readonly parts: readonly EmbedPart[];
}

interface ReadSettings {
  readonly settings: EmbedSettings;
  /** What could not be understood, in words; the rest holds. */
  readonly odd: readonly string[];
  /** Words that name no part: a newer page may know them. */
  readonly unknownParts: readonly string[];
}

/** Never throws. */
export function parseSettings(hash: string): ReadSettings {
  const { link, odd } = parseLink(hash);
  const at = hash.indexOf('?');
  const p = new URLSearchParams(at < 0 ? '' : hash.slice(at + 1));
  const own: string[] = [];
  const read = <T>(key: string, understand: (text: string) => T | undefined, otherwise: T): T => {
    const text = p.get(key);
    const value = text === null ? otherwise : understand(text);
    if (value === undefined) own.push(`“${key}=${text!.slice(0, 40)}” means nothing here`);
    return value ?? otherwise;
  };
  const { parts, unknown } = readParts(p.get('parts') ?? '');
  const settings: EmbedSettings = {
    link: { ...link, view: 'race' },
    speed: read('speed', speedOf, 1),
    loop: read('loop', flag, false),
    autoplay: read('autoplay', flag, false),
    parts,
  };
  return { settings, odd: [...odd, ...own], unknownParts: unknown };
}

function speedOf(text: string): number | undefined {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return value >= SLOWEST && value <= FASTEST ? value : undefined;
}

const flag = (text: string): boolean | undefined => (text === '1' ? true : text === '0' ? false : undefined);

/** The hash of embed.html's address: only what differs from the default. */
export function formatSettings({ link, speed, loop, autoplay, parts }: EmbedSettings): string {
  const p = new URLSearchParams();
  if (speed !== 1) p.set('speed', String(speed));
  if (loop) p.set('loop', '1');
  if (autoplay) p.set('autoplay', '1');
  if (parts.length < PARTS.length) p.set('parts', parts.join(','));
  const own = p.toString().replaceAll('%2C', ',');
  const base = formatLink({ ...link, view: 'race' });
  return own ? `${base.includes('?') ? `${base}&` : `${base}?v=1&`}${own}` : base;
}
