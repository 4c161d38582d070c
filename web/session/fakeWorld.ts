// A world for tests: an engine that answers when told to, a clock that stands still until it is moved, and an address
// bar, a storage and surroundings that are plain values.

import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { readFileSync } from 'node:fs';
import { signal } from '@preact/signals';
import { plainInk } from '../export/golden.ts';
import { decodeTables } from '../wire/decodeTables.ts';
import { decodeTrace } from '../wire/decodeTrace.ts';
import type { Tables, Trace } from '../wire/answers.ts';
import { Cancelled } from '../wire/seat.ts';
import type { Engine, Questions } from '../wire/engine.ts';
import type { BuildOptions, Progress } from '../wire/protocol.ts';
import { createSession } from './session.ts';
import type { Internals, Session } from './session.ts';
import type { AddressBar, Clock, KeptMap, Sources, Storage, Surroundings, World } from './world.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

export const goldenTables: Tables = decodeTables(frame('tables'));
const goldenTrace: Trace = decodeTrace(frame('found'));
export const openingFrame = frame('opening');

/** Resolves after everything that waits only for promises has run. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

/** A load that the engine was asked for. The test decides how it ends. */
interface FakeLoad {
  readonly name: string;
  readonly file: Blob;
  readonly options: BuildOptions;
  progress(p: Progress): void;
  /** The tables are built; what the page asks of them first is answered at once. */
  finish(tables?: Partial<Tables>): void;
  fail(reason: unknown): void;
  readonly cancelled: boolean;
}

interface FakeEngine extends Engine {
  readonly loads: FakeLoad[];
  /** Lookups asked, in order: names, or positions as "#12". */
  readonly asked: string[];
  /** While set, each lookup waits until `release` is called with its number in `asked`. */
  hold: boolean;
  release(index: number, reason?: unknown): void;
}

function fakeEngine(): FakeEngine {
  const held = new Map<number, (reason?: unknown) => void>();
  const loads: (FakeLoad & { cancelled: boolean })[] = [];
  const asked: string[] = [];
  const answer = async (what: string, trace: Trace): Promise<Trace> => {
    const index = asked.push(what) - 1;
    if (!engine.hold) return trace;
    return new Promise((resolve, reject) => {
      held.set(index, (reason) => (reason === undefined ? resolve(trace) : reject(reason)));
    });
  };
  const named = (name: string): Trace => ({ ...goldenTrace, query: name, found: !name.startsWith('no_such') });
  const questions: Questions = {
    lookup: (name) => answer(name, named(name)),
    lookupAt: (seq) => answer(`#${seq}`, { ...named(goldenTables.name(seq) ?? ''), seq }),
    suggest: async () => ({ seqs: [], same: [], prefixed: 0, total: 0 }),
    near: async () => ({ seqs: [0, 1], same: [1, 2], prefixed: 0, total: 0 }),
    locate: async (text) =>
      text.endsWith('f')
        ? undefined
        : { seq: 3, address: BigInt(`0x${text.replace('0x', '')}`), offset: 4n, size: 16n },
    entry: async (seq) => ({ seq, codes: new Uint8Array([1]), pieces: ['Tx'] }),
    time: async () => ({ linearNs: 4e6, linearTimes: 16, binaryNs: 6e3, binaryTimes: 8192 }),
    export: async (what) => new Blob([what]),
    ask: async () => new Uint8Array(0),
  };
  const engine: FakeEngine = {
    ...questions,
    loads,
    asked,
    hold: false,
    release: (index, reason) => held.get(index)?.(reason),
    buildIndex: async () => ({ ...goldenTables, hasSeqs: true, indexBuilt: true }),
    cancel: () => loads.at(-1)?.fail(new Cancelled()),
    load(file, name, options, onProgress, first) {
      loads.at(-1)?.fail(new Cancelled());
      return new Promise((resolve, reject) => {
        const load = {
          name,
          file,
          options,
          cancelled: false,
          progress: onProgress,
          fail(reason: unknown): void {
            if (reason instanceof Cancelled) load.cancelled = true;
            reject(reason);
          },
          finish(tables: Partial<Tables> = {}): void {
            const built = { ...goldenTables, ...tables };
            first(built, questions).then((answered) => resolve({ tables: built, first: answered }), reject);
          },
        };
        loads.push(load);
      });
    },
  };
  return engine;
}

interface FakeClock extends Clock {
  /** Moves the time on; whatever falls due acts, in order. Frames come every 20 ms. */
  pass(ms: number): void;
}

const FRAME_MS = 20;

export function fakeClock(): FakeClock {
  let now = 1000;
  const due = new Set<{ readonly at: number; readonly act: () => void }>();
  const add = (at: number, act: () => void): (() => void) => {
    const entry = { at, act };
    due.add(entry);
    return () => due.delete(entry);
  };
  return {
    now: () => now,
    date: () => now,
    after: (ms, act) => add(now + ms, act),
    nextFrame: (act) => add(now + FRAME_MS, () => act(now)),
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...due].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = end;
    },
  };
}

interface FakeAddress extends AddressBar {
  /** The entries of the history, the current one last. */
  readonly entries: string[];
  /** A person follows a link, or edits the address. */
  follow(hash: string): void;
  back(): void;
  reloads: number;
}

function fakeAddress(hash = ''): FakeAddress {
  const entries = [hash];
  const heard: (() => void)[] = [];
  const changed = (): void => {
    for (const act of heard) act();
  };
  return {
    entries,
    reloads: 0,
    hash: () => entries.at(-1)!,
    whole: (h) => `https://site.test/${h}`,
    push: (h) => void entries.push(h),
    replace: (h) => void entries.splice(-1, 1, h),
    onChange: (act) => void heard.push(act),
    reload() {
      this.reloads++;
    },
    hasHost: () => true,
    follow(h) {
      entries.push(h);
      changed();
    },
    back() {
      entries.pop();
      changed();
    },
  };
}

export interface FakeStorage extends Storage {
  readonly texts: Map<string, string>;
  place: string;
  map: KeptMap | undefined;
}

export function fakeStorage(): FakeStorage {
  const texts = new Map<string, string>();
  return {
    texts,
    place: '',
    map: undefined,
    read: (key) => texts.get(key) ?? null,
    write: (key, text) => void texts.set(key, text),
    placeBeforeReload() {
      return this.place;
    },
    keepPlace(hash) {
      this.place = hash;
    },
    async keepMap(map) {
      this.map = map;
    },
    async keptMap() {
      return this.map;
    },
  };
}

interface FakeSurroundings extends Surroundings {
  still: boolean;
  seen: boolean;
  title: string;
  theme: string | undefined;
  /** How often the session claimed a person's own file, and how often it fetched this version again. */
  claims: number;
  repairs: number;
  kept: boolean;
  /** Shows or hides the tab. */
  show(seen: boolean): void;
  leave(): void;
}

function fakeSurroundings(): FakeSurroundings {
  const onVisible: (() => void)[] = [];
  const onLeave: (() => void)[] = [];
  return {
    still: false,
    seen: true,
    title: '',
    theme: undefined,
    claims: 0,
    repairs: 0,
    kept: false,
    claimOwnFile() {
      this.claims++;
    },
    isKept() {
      return this.kept;
    },
    repair() {
      this.repairs++;
    },
    visible() {
      return this.seen;
    },
    onVisible: (act) => void onVisible.push(act),
    onLeave: (act) => void onLeave.push(act),
    prefersStill() {
      return this.still;
    },
    setTitle(title) {
      this.title = title;
    },
    setTheme(theme) {
      this.theme = theme;
    },
    show(seen) {
      this.seen = seen;
      for (const act of onVisible) act();
    },
    leave() {
      for (const act of onLeave) act();
    },
  };
}

interface FakeSources extends Sources {
  /** Assets asked for. */
  readonly fetched: string[];
  opened: Uint8Array | undefined;
  /** What the host answers to a request below api/. */
  answer: (url: string) => Response | Promise<Response>;
}

function fakeSources(): FakeSources {
  const fetched: string[] = [];
  const sources: FakeSources = {
    fetched,
    opened: undefined,
    answer: () => new Response('', { status: 404 }),
    async sample(asset) {
      fetched.push(asset);
      return new Blob([asset]);
    },
    opening: async () => sources.opened,
    once: (_, get) => get(),
    network: {
      base: 'https://site.test/',
      fetch: async (url) => sources.answer(url),
      request: () => {
        throw new Error('no upload here');
      },
    },
  };
  return sources;
}

interface FakeWorld extends World {
  readonly engine: FakeEngine;
  readonly clock: FakeClock;
  readonly address: FakeAddress;
  readonly around: FakeSurroundings;
  readonly storage: FakeStorage;
  readonly sources: FakeSources;
}

export function fakeWorld(hash = '', storage: FakeStorage = fakeStorage()): FakeWorld {
  return {
    engine: fakeEngine(),
    clock: fakeClock(),
    address: fakeAddress(hash),
    around: fakeSurroundings(),
    storage,
    sources: fakeSources(),
    surface: { ink: signal(plainInk), dpr: signal(1) },
  };
}

interface FakeSession {
  readonly world: FakeWorld;
  readonly session: Session;
  inside(): Internals;
}

export function fakeSession(world = fakeWorld(), standIn = true): FakeSession {
  const session = createSession(world, { standIn });
  return { world, session, inside: () => session.part((inside) => inside) };
}

/** A fake session in which the first sample is loaded. */
export async function loadedSession() {
  const made = fakeSession();
  void made.session.loads.load(DEFAULT_SAMPLE);
  await settled();
  made.world.engine.loads[0]!.finish();
  await settled();
  return made;
}
