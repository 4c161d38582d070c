// The page's state as signals. Written by actions only; views read.

import { signal } from '@preact/signals';
import type { Entry, Location, Tables, Timing, Trace } from '../wire/answers.ts';
import type { Link } from '../model/link.ts';
import type { Progress, Wanted } from '../wire/protocol.ts';

/** work: bytes of table read by each search; steps: symbols or fetches done by each; log: logarithm of bytes. */
export type Mode = 'work' | 'steps' | 'log';

export type View = 'race' | 'tables';

/** auto follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

/** Where a map came from: enough to load it again after a reload or a crash. share: the SHA-256 of its gzip, where it is shared. */
export type Source =
  | { readonly kind: 'sample'; readonly id: string; readonly asset: string; readonly name: string }
  | { readonly kind: 'file'; readonly file: Blob; readonly name: string; readonly share?: string };

/** How the lookup on screen was asked for. Some names hold bytes no text field can: those go by position. */
export type Asked =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'seq'; readonly seq: number }
  | { readonly by: 'address'; readonly address: string };

/** Part of the race, in the current mode's unit. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How a map that has to be opened by hand is known again, and where to go with it. */
export interface Needed {
  readonly link: Link;
  readonly name: string;
  readonly fingerprint: string;
}

/** Something to tell in an alert. `again` offers a fresh start of the engine. */
export interface Problem {
  readonly title: string;
  /** Line of the map, from 1; 0 when none. */
  readonly line: number;
  /** Excerpt of that line: hostile text. */
  readonly text: string;
  readonly cause: string;
  readonly hint: string;
  readonly again: boolean;
}

export const tables = signal<Tables | undefined>(undefined);
export const trace = signal<Trace | undefined>(undefined);
export const mode = signal<Mode>('work');
/** The clock's value in the current mode. */
export const position = signal(0);
export const playing = signal(false);
/** Playing keeps to it, stepping does not. */
export const range = signal<Range | undefined>(undefined);
/** Playing speed, 1 = about a second a probe. */
export const speed = signal(1);

export const view = signal<View>('race');
export const theme = signal<Theme>('auto');

/** The map on screen. */
export const source = signal<Source | undefined>(undefined);
/** What the person asked to be built; the importer infers the rest. */
export const wanted = signal<Wanted>({});
/** A map a link means and this page does not have: asked for. */
export const needed = signal<Needed | undefined>(undefined);
/** A map of the person's own was opened during this visit: from then on nothing is fetched unasked. */
export const openedOwn = signal(false);
/** A load under way; the map on screen stays until it is done. */
export const loading = signal<{ readonly name: string; readonly progress: Progress | undefined } | undefined>(
  undefined,
);
export const problem = signal<Problem | undefined>(undefined);
/** Whether lookups can be answered (the opening picture needs no engine). */
export const ready = signal(false);

/** Text of the find box. */
export const query = signal('');
/** The text was edited and not yet entered: nothing but the person may change it. */
export const draft = signal(false);
/** A lookup was asked for and is not answered yet: what is on screen belongs to the one before. */
export const answering = signal(false);
export const asked = signal<Asked | undefined>(undefined);
/** The address asked for, when it was an address, and where it lies. */
export const located = signal<Location | undefined>(undefined);
/** One sentence about the lookup on screen: why this name. */
export const why = signal('');
/** Names to try that exist in this map. */
export const tries = signal<readonly string[]>([]);

/** Both searches of the lookup on screen, measured in this browser once the race is over. */
export const timing = signal<Timing | undefined>(undefined);
export const timingBusy = signal(false);
/** Token-level detail of one symbol the linear scan reads. */
export const linearEntry = signal<Entry | undefined>(undefined);
