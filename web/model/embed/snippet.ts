// What somebody pastes into their own page: three lines with the element, or one with a frame. Pure.

import type { Link } from '../link.ts';
import { ATTRIBUTES } from './attributes.ts';
import { heightsOf } from './heights.ts';
import { formatSettings } from './settings.ts';
import type { EmbedSettings } from './settings.ts';

export type SnippetKind = 'element' | 'iframe';

export interface Snippet {
  readonly settings: EmbedSettings;
  /** In CSS pixels. 0: as wide as the place on the other page. */
  readonly width: number;
}

/** A frame needs a width to begin with. */
const NATURAL_WIDTH = 720;

/** site: the address of the folder index.html is in. */
export function elementSnippet(site: string, { settings, width }: Snippet): string {
  const attributes = attributesOf(settings, width)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join('');
  return `<script async src="${escaped(new URL('kallscope-race.js', site).href)}"></script>\n<kallscope-race${attributes}>\n</kallscope-race>`;
}

export function iframeSnippet(site: string, { settings, width }: Snippet): string {
  const wide = width || NATURAL_WIDTH;
  const style = ` style="border: 0${width ? '' : '; width: 100%'}"`;
  return (
    `<iframe src="${escaped(embedAddress(site, settings))}" width="${wide}" height="${heightsOf(wide, settings.parts).whole}"${style} loading="lazy" ` +
    `title="kallscope: how Linux finds ${escaped(wordsFor(settings.link))}"></iframe>`
  );
}

export function embedAddress(site: string, settings: EmbedSettings): string {
  return new URL(`embed.html${formatSettings(settings)}`, site).href;
}

function wordsFor({ query }: Link): string {
  if (query?.by === 'name') return query.name;
  return query?.by === 'address' ? `address ${query.address}` : 'a symbol by name';
}

function attributesOf(settings: EmbedSettings, width: number): [string, string][] {
  const hash = formatSettings(settings);
  const p = new URLSearchParams(hash.slice(hash.indexOf('?') + 1));
  const out: [string, string][] = [];
  for (const [key, name] of Object.entries({ ...ATTRIBUTES, theme: 'theme' })) {
    const value = p.get(key);
    if (value !== null) out.push([name, value]);
  }
  if (settings.loop) out.push(['loop', '']);
  if (settings.autoplay) out.push(['autoplay', '']);
  if (width) out.push(['width', String(width)]);
  return out;
}

/** Names come from strangers' maps, and this text is pasted into somebody's page. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
