// What a session needs from outside. The browser's version is web/entry/browser.ts; tests make their own.

import type { Engine, LateProgram } from '../wire/engine.ts';
import type { Surface } from '../paint/surface.ts';
import type { Network } from '../wire/shareHost.ts';

export interface Clock {
  /** Milliseconds since a moment that stays the same. */
  now(): number;
  /** Milliseconds since 1970, for dates that a host has told. */
  date(): number;
  /** Runs act once, after that many milliseconds. Returns a function that cancels it. */
  after(ms: number, act: () => void): () => void;
  /** Runs act once, before the next frame is drawn. Returns a function that cancels it. */
  nextFrame(act: (now: number) => void): () => void;
}

/** The address bar and the history behind it. */
export interface AddressBar {
  /** What follows the address, with its #. */
  hash(): string;
  /** The whole address that this hash has. */
  whole(hash: string): string;
  push(hash: string): void;
  replace(hash: string): void;
  /** Runs act when a link, the back button or the person changes the hash. */
  onChange(act: () => void): void;
  reload(): void;
  /** Whether the page came over http or https, so that its host can be asked for something. */
  hasHost(): boolean;
}

/** The document a session lives in, and what its person prefers. */
export interface Surroundings {
  /** Whether the tab is on screen. */
  visible(): boolean;
  onVisible(act: () => void): void;
  /** Runs act when the person leaves or reloads the page. */
  onLeave(act: () => void): void;
  prefersStill(): boolean;
  /** A person has a file of their own open here from now on: no tab of this site makes the service worker fetch. */
  claimOwnFile(): void;
  /** Whether this page comes from a version that the service worker keeps: then nothing it loads asks the network. */
  isKept(): boolean;
  /**
   * Fetches this version's files from the host again and ignores everything stored. Does nothing if the host does not
   * answer.
   */
  repair(): void;
  setTitle(title: string): void;
  /** undefined: as the system has it. */
  setTheme(theme: 'light' | 'dark' | undefined): void;
}

/** A stored map, with the fingerprint by which links know it. Another tab may have replaced it meanwhile. */
export interface KeptMap {
  readonly name: string;
  readonly file: Blob;
  readonly fingerprint: string;
}

/**
 * What outlives the page. Each may be refused (private mode, a full disk): then reading gives nothing and writing does
 * nothing. Each answers in a few seconds at most, so that the page does not wait for a storage that never answers.
 */
export interface Storage {
  /** Small texts of this site. */
  read(key: string): string | null;
  write(key: string, text: string): void;
  /** Where this tab was when its page went, if this page is a reload of that one; else empty. */
  placeBeforeReload(): string;
  keepPlace(hash: string): void;
  /** Keeps one map in place of the one before; undefined keeps none. */
  keepMap(map: KeptMap | undefined): Promise<void>;
  keptMap(): Promise<KeptMap | undefined>;
}

/** Files of this build, and the way to what people have shared on its host. */
export interface Sources {
  /** The map of a sample that ships with the page. */
  sample(asset: string, signal: AbortSignal, tell: (done: number, total: number) => void): Promise<Blob>;
  /** The race that ships with the page; undefined where this build has none. */
  opening(): Promise<Uint8Array | undefined>;
  /** Fetches something once for all sessions that can reach each other: the embeds of a page. */
  once<T>(key: string, get: () => Promise<T>): Promise<T>;
  readonly network: Network;
}

export interface World {
  readonly engine: Engine;
  /** The program that studies a kernel (wasm/study), fetched with Learn, the Lab, Cost or a part of Tables; an embed has none. */
  readonly study?: LateProgram;
  /** The program that explores a kernel's symbols (wasm/symbols), fetched with Symbols; an embed has none. */
  readonly symbols?: LateProgram;
  readonly clock: Clock;
  readonly address: AddressBar;
  readonly around: Surroundings;
  readonly storage: Storage;
  readonly sources: Sources;
  /** Colours and density of what is drawn on. */
  readonly surface: Surface;
}
