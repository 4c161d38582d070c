// A person's wishes, and what they do to the store. The only writers of it besides the player (shell/player.ts).

import { batch } from '@preact/signals';
import { Cancelled } from '../wire/engine.ts';
import type { Engine, Questions } from '../wire/engine.ts';
import type { Tables, Trace } from '../wire/answers.ts';
import type { Progress, Wanted } from '../wire/protocol.ts';
import { count } from '../model/text.ts';
import { end, within } from '../model/timeline.ts';
import { absentName, answerTo, firstLookup, listTries, unlessTooMany } from '../model/choose.ts';
import type { Answer } from '../model/choose.ts';
import { keepMap } from './keep.ts';
import { toldOnOpening } from '../model/notes.ts';
import { hasMapLines, problemOf } from '../model/problems.ts';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { brief, looksLikeAddress } from '../model/format.ts';
import {
  answering,
  asked,
  draft,
  linearEntry,
  loading,
  located,
  mode,
  needed,
  openedOwn,
  playing,
  position,
  problem,
  query,
  range,
  ready,
  source,
  tables,
  timing,
  trace,
  tries,
  wanted,
  why,
} from './store.ts';
import type { Asked, Mode, Needed, Problem, Range, Source } from './store.ts';

/** What actions need from outside: made once, in main.tsx. */
export interface World {
  readonly engine: Engine;
  /** Bytes of a sample that ships with the page. */
  fetchSample(asset: string, signal: AbortSignal): Promise<Blob>;
}

let world: World | undefined;

export function connect(w: World): void {
  world = w;
}

/** The engine, for those who ask small questions of their own (suggestions, entries, timings). */
export function engine(): Engine | undefined {
  return ready.value ? world?.engine : undefined;
}

// Loading

let download: AbortController | undefined;
/** The newest load; an older one that comes to its end has nothing to say any more. */
let newest = 0;

/** A moment of a race. */
export interface Moment {
  readonly mode: Mode;
  readonly position: number;
  readonly range: Range | undefined;
}

/** What a load should show when it is done; without a wish the page chooses. */
export interface Wish {
  readonly asked?: Asked | undefined;
  /** Where to take it up again. */
  readonly moment?: Moment;
  /** The map that was meant: of another the moment would mean nothing. */
  readonly meant?: Needed;
  /** Shown for want of the map wished for: what is kept of that one stays kept. */
  readonly standsIn?: boolean;
}

/** What to try again when the person asks for it: the load that failed. */
let failed: { readonly from: Source; readonly want: Wanted } | undefined;

export async function load(from: Source, want: Wanted = {}, wish: Wish = {}): Promise<void> {
  if (!world) return;
  cancelLoad();
  const mine = ++newest;
  const { engine: e } = world;
  download = new AbortController();
  if (!wish.standsIn) problem.value = failed = undefined;
  loading.value = { name: from.name, progress: undefined };
  try {
    const file = from.kind === 'sample' ? await world.fetchSample(from.asset, download.signal) : from.file;
    if (mine !== newest) return;
    const onProgress = (progress: Progress): void => {
      if (mine === newest) loading.value = { name: from.name, progress };
    };
    const { tables: built, first } = await e.load(file, from.name, want, onProgress, async (all, ask) => ({
      chosen: await choose(ask, all, wish.asked ?? standIn()),
      tries: await listTries(ask, all),
    }));
    show(from, want, built, first.chosen, wish);
    tries.value = first.tries;
  } catch (reason) {
    if (mine === newest) await fail(reason, from, want);
  } finally {
    if (mine === newest) loading.value = undefined;
  }
  await findPending();
}

/** A map opens, whatever can be said of the name that was wished for. */
async function choose(ask: Questions, all: Tables, asked: Asked | undefined): Promise<Answer> {
  return (await unlessTooMany(firstLookup(ask, all, asked))) ?? firstLookup(ask, all, undefined);
}

/** A page without any map yet still needs one: the sample, under the word about what failed. */
async function fail(reason: unknown, from: Source, want: Wanted): Promise<void> {
  answering.value = false;
  report(reason, `Could not load ${brief(from.name)}`);
  if (!problem.value) return;
  failed = { from, want };
  if (!ready.value && from.name !== DEFAULT_SAMPLE.name) await load(DEFAULT_SAMPLE, {}, { standsIn: true });
}

/** The lookup of the opening picture, while that is all there is. */
function standIn(): Asked | undefined {
  return tables.value?.complete === false ? asked.value : undefined;
}

function show(from: Source, want: Wanted, built: Tables, chosen: Answer, wish: Wish): void {
  // The race that is playing since the page opened goes on where it is: same lookup, same clock, now with all names.
  const goesOn = sameAsked(chosen.asked, standIn());
  const instead = wish.asked && !sameAsked(chosen.asked, wish.asked);
  const other = wish.meant && wish.meant.fingerprint !== built.fingerprint;
  const moment = !other && sameAsked(chosen.asked, wish.asked) ? wish.moment : undefined;
  batch(() => {
    tables.value = built;
    source.value = from;
    wanted.value = want;
    ready.value = true;
    present(
      chosen,
      instead
        ? 'The lookup that was asked for cannot be shown in this map; here is another.'
        : from.kind === 'file'
          ? toldOnOpening(built)
          : '',
      goesOn ? momentNow() : moment,
      goesOn,
    );
    if (!wish.standsIn) needed.value = undefined;
    if (other) problem.value = anotherMap(from, wish.meant!, built);
  });
  if (!wish.standsIn)
    void keepMap(
      from.kind === 'file' ? { name: from.name, file: from.file, fingerprint: built.fingerprint } : undefined,
    );
}

export function momentNow(): Moment {
  return { mode: mode.value, position: position.value, range: range.value };
}

export function sameAsked(a: Asked | undefined, b: Asked | undefined): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function anotherMap(from: Source, meant: Needed, built: Tables): Problem {
  return {
    title: `${brief(from.name)} is not the map the link means`,
    line: 0,
    text: '',
    again: false,
    cause: `Its fingerprint is ${built.fingerprint}; the link’s map, ${brief(meant.name)}, has ${meant.fingerprint}.`,
    hint: 'What you see is the same lookup in your map. For the link’s own, open the very file it was made with.',
  };
}

/** The person's own wish to stop. */
export function giveUp(): void {
  cancelLoad();
  if (ready.value) return;
  problem.value = {
    title: 'No map is loaded',
    line: 0,
    text: '',
    again: true,
    cause: 'Loading was cancelled.',
    hint: 'Choose a sample, open or drop a System.map, or start again.',
  };
}

/** For a page that goes elsewhere: nothing asked for before shall show itself there. */
export function cancelWork(): void {
  cancelLoad();
  pending = '';
  question++;
  answering.value = false;
}

function cancelLoad(): void {
  newest++;
  download?.abort();
  download = undefined;
  world?.engine.cancel();
  loading.value = undefined;
}

/** Builds the same file again with other options. */
export function rebuild(want: Wanted): Promise<void> {
  const from = source.value;
  return from ? load(from, want, { asked: asked.value }) : Promise.resolve();
}

/** After a failure: what failed once more; after a crash: the same map in a fresh worker. */
export function startAgain(): Promise<void> {
  const wish = { asked: asked.value, moment: momentNow() };
  if (failed) return load(failed.from, failed.want, wish);
  const from = source.value;
  return from ? load(from, wanted.value, wish) : Promise.resolve(location.reload());
}

/** Where a link has asked for a map, this is taken for it. */
export function openFile(file: File): Promise<void> {
  openedOwn.value = true;
  const meant = needed.value;
  const wish = meant ? { asked: meant.link.asked, moment: meant.link, meant } : {};
  return load({ kind: 'file', file, name: file.name || 'unnamed file' }, meant?.link.wanted, wish);
}

/** Pasted text: a map, or one word to look for. */
export function openText(text: string): Promise<void> {
  const word = text.trim();
  if (word && !/\s/.test(word)) return find(word);
  if (!hasMapLines(word) && word.length < 200 && !word.includes('\n')) return find(word);
  openedOwn.value = true;
  return load({ kind: 'file', file: new Blob([text], { type: 'text/plain' }), name: 'pasted text' });
}

export function dismiss(): void {
  problem.value = failed = undefined;
}

/** Something failed: tell it, unless it was wished for. */
export function report(reason: unknown, title: string): void {
  if (reason instanceof Cancelled || (reason instanceof DOMException && reason.name === 'AbortError')) return;
  problem.value = problemOf(reason, title);
}

// Looking up

/** What was entered before there was an engine: looked up when there is. */
let pending = '';

async function findPending(): Promise<void> {
  if (!pending || !ready.value) return;
  const text = pending;
  pending = '';
  await find(text);
}

/** The newest question; answers to older ones are dropped. */
let question = 0;

/** A moment of another lookup means nothing here: without one, the race is at its start and has no range. */
function present(answer: Answer, reason: string, moment: Moment | undefined, keepPlaying = false): void {
  const { trace: found } = answer;
  batch(() => {
    asked.value = answer.asked;
    answering.value = false;
    trace.value = found;
    if (!draft.value) query.value = found.query;
    why.value = reason;
    located.value = answer.located;
    timing.value = undefined;
    linearEntry.value = undefined;
    if (moment) mode.value = moment.mode;
    position.value = Math.min(moment?.position ?? 0, end(found, mode.value));
    range.value = within(moment?.range, end(found, mode.value));
    if (!keepPlaying) playing.value = false;
  });
}

/** Looks up; told why this name, and at which moment of its race to begin. */
export async function look(
  by: Asked,
  reason: string | ((t: Trace) => string) = '',
  moment?: Moment,
): Promise<Trace | undefined> {
  const e = engine();
  if (!e) return undefined;
  draft.value = false;
  answering.value = true;
  const mine = ++question;
  try {
    const found = await answerTo(e, by);
    if (mine !== question) return undefined;
    present(found, typeof reason === 'string' ? reason || toldOnAddress(found) : reason(found.trace), moment);
    problem.value = needed.value = failed = undefined;
    return found.trace;
  } catch (error) {
    if (mine === question) report(error, 'The lookup failed');
    return undefined;
  } finally {
    if (mine === question) answering.value = false;
  }
}

/** A query as typed: a name, or an address, which is looked up by the name of the symbol that covers it. */
export async function find(text: string): Promise<void> {
  const word = text.trim();
  if (!word) return;
  const e = engine();
  if (!e) {
    draft.value = false;
    answering.value = true;
    pending = word;
  } else {
    await look(looksLikeAddress(word) ? { by: 'address', address: word } : { by: 'name', name: word });
  }
}

function toldOnAddress({ asked: by, located: place, trace: found }: Answer): string {
  if (by.by !== 'address') return '';
  return place ? firstOfName(found, place.seq) : 'No symbol covers that address, so it was looked up as a name.';
}

/** A lookup is by name: where several symbols share it, the race finds the first of them. */
function firstOfName(t: Trace, picked: number): string {
  return t.seq === picked
    ? ''
    : `Entry ${count(picked)} shares its name; a lookup finds the first that has it, entry ${count(t.seq)}.`;
}

export async function findAt(seq: number, reason: string | ((t: Trace) => string) = ''): Promise<Trace | undefined> {
  return look({ by: 'seq', seq }, reason);
}

export async function findRandom(): Promise<void> {
  const n = tables.value?.numSyms ?? 0;
  if (n === 0) return;
  const seq = Math.floor(Math.random() * n);
  await findAt(seq, (t) =>
    `Picked at random: entry ${count(seq)}, counted from 0 in address order. ${firstOfName(t, seq)}`.trim(),
  );
}

/** A name that is not in the map: told by asking. */
export async function findAbsent(): Promise<void> {
  const e = engine();
  if (!e) return;
  try {
    const name = await absentName(e);
    await look(
      { by: 'name', name },
      (t) =>
        `No symbol is called so. To be sure, the scan must read all ${count(t.numSyms)} names${t.fetches.length > 0 ? '; the index runs out of halves' : ''}.`,
    );
  } catch (error) {
    report(error, 'The lookup failed');
  }
}
