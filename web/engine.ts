// The page's side of the worker: one worker per map. A load runs in a worker of its own, so that the map
// already loaded stays usable until the new one is complete, and cancelling is ending that worker.

import {
  decodeEntry, decodeError, decodeLocation, decodeSuggestions, decodeTables, decodeTiming, decodeTrace, frameKind, KIND,
} from './frames.ts';
import type { Entry, Location, Suggestions, Tables, Timing, Trace, WireError } from './frames.ts';
import type { Message, Progress, Request, Wanted } from './protocol.ts';

/** Refused before reading (a whole distribution kernel's map is about 10 MB). */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** What a person did wrong, or what broke, in words to show. */
export class EngineError extends Error {
  readonly detail: WireError;
  constructor(detail: WireError) {
    super(detail.cause);
    this.detail = detail;
  }
}

/** The load was given up because the person asked, or started another. */
export class Cancelled extends Error {}

export interface Engine {
  /** Builds the tables of a map. The map loaded before stays in use until this succeeds; a second load cancels the first. */
  load(file: Blob, name: string, wanted: Wanted, onProgress: (p: Progress) => void): Promise<Tables>;
  /** Ends the load under way, if any: its promise is rejected with Cancelled. */
  cancel(): void;
  lookup(name: string): Promise<Trace>;
  /** Looks up the name of the symbol at that position of address order (names may hold bytes no text field can). */
  lookupAt(seq: number): Promise<Trace>;
  suggest(text: string, limit: number): Promise<Suggestions>;
  /** text: a hexadecimal address, 0x optional. undefined when no symbol covers it. */
  locate(text: string): Promise<Location | undefined>;
  entry(seq: number): Promise<Entry>;
  /** Times both searches of that name in the worker: takes about a tenth of a second or a few linear scans. */
  time(name: string): Promise<Timing>;
}
