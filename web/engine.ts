// The page's side of the worker: one worker per map. A load runs in a worker of its own, so that the map
// already loaded stays usable until the new one is complete, and cancelling is ending that worker.

import {
  decodeEntry, decodeError, decodeLocation, decodeSuggestions, decodeTables, decodeTiming, decodeTrace, frameKind, KIND,
} from './frames.ts';
import type { Entry, Location, Suggestions, Tables, Timing, Trace, WireError } from './frames.ts';
import type { ExportName, Message, Progress, Request, Wanted } from './protocol.ts';

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
  /** Times both searches of a lookup in the worker: takes about a tenth of a second or a few linear scans. */
  time(lookup: Trace): Promise<Timing>;
  /** Writes a file to keep. */
  export(what: ExportName): Promise<Blob>;
}

/** Where the engine's files are, and how to make a worker where Trusted Types guard the constructor. */
export interface EngineFiles {
  readonly wasmUrl: string;
  newWorker(): Worker;
}

/** Who is told of what comes before the answer. */
interface Listener {
  onProgress?(p: Progress): void;
  onChunk?(bytes: ArrayBuffer): void;
}

interface Pending extends Listener {
  resolve(frame: Uint8Array): void;
  reject(reason: Error): void;
}

/** A worker and the questions it has not answered yet. */
interface Seat {
  ask(request: Request, listener?: Listener): Promise<Uint8Array>;
  end(reason: Error): void;
}

/** The map a seat was built from, so that a fresh worker can build it again after a crash. */
interface Source {
  readonly file: Blob;
  readonly name: string;
  readonly wanted: Wanted;
}

export function createEngine(files: EngineFiles): Engine {
  let module: Promise<WebAssembly.Module> | undefined;
  const compiled = (): Promise<WebAssembly.Module> => {
    // A failed download is not kept: the next load tries again.
    module ??= compile(files.wasmUrl).catch((reason: unknown) => { module = undefined; throw startError(reason); });
    return module;
  };
  const open = (): Seat => openSeat(files, compiled());

  let spare: Seat | undefined = open();
  let current: Seat | undefined;
  let source: Source | undefined;
  let loading: Seat | undefined;

  const load = async (from: Source, onProgress: (p: Progress) => void): Promise<Tables> => {
    if (from.file.size > MAX_FILE_BYTES) throw new EngineError(tooLarge(from.file.size));
    loading?.end(new Cancelled());
    const seat = spare ?? open();
    spare = undefined;
    loading = seat;
    try {
      const frame = await seat.ask({ op: 'load', file: from.file, name: from.name, wanted: from.wanted }, { onProgress });
      const tables = decodeTables(frame);
      current?.end(new Cancelled());
      current = seat;
      source = from;
      return tables;
    } catch (reason) {
      seat.end(new Cancelled());
      throw reason;
    } finally {
      if (loading === seat) loading = undefined;
    }
  };

  // A worker that died while idle or at a question is replaced by one that builds the same map again; the question is
  // asked once more there, so a person notices a pause and nothing else. A second death is told.
  const ask = async (request: Request): Promise<Uint8Array> => {
    if (!current) throw new Cancelled();
    try {
      return await current.ask(request);
    } catch (reason) {
      if (!(reason instanceof EngineError) || reason.detail.code !== 'dead' || !source) throw reason;
    }
    await load(source, () => {});
    return current.ask(request);
  };

  return {
    load: (file, name, wanted, onProgress) => load({ file, name, wanted }, onProgress),
    cancel: () => loading?.end(new Cancelled()),
    lookup: async (name) => decodeTrace(await ask({ op: 'lookup', name })),
    lookupAt: async (seq) => decodeTrace(await ask({ op: 'lookupAt', seq })),
    suggest: async (text, limit) => decodeSuggestions(await ask({ op: 'suggest', text, limit })),
    locate: async (text) => decodeLocation(await ask({ op: 'locate', text })),
    entry: async (seq) => decodeEntry(await ask({ op: 'entry', seq })),
    time: async ({ query, seq }) => decodeTiming(await ask({ op: 'time', name: query, seq })),
    export: async (what) => {
      const chunks: ArrayBuffer[] = [];
      // Not asked twice after a crash: half of the file is here already.
      if (!current) throw new Cancelled();
      await current.ask({ op: 'export', what }, { onChunk: (chunk) => chunks.push(chunk) });
      return new Blob(chunks);
    },
  };
}

/** Streams where the host sends application/wasm; a host that gets the type wrong costs one copy. */
async function compile(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

function openSeat(files: EngineFiles, module: Promise<WebAssembly.Module>): Seat {
  const worker = files.newWorker();
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let ended: Error | undefined;
  let announce: () => void = () => {};
  const ready = new Promise<void>((resolve) => { announce = resolve; });

  const end = (reason: Error): void => {
    if (ended) return;
    ended = reason;
    worker.terminate();
    announce();
    for (const p of pending.values()) p.reject(reason);
    pending.clear();
  };

  worker.addEventListener('message', (event: MessageEvent<Message>) => {
    const m = event.data;
    if (m.type === 'ready') announce();
    else if (m.type === 'dead') end(new EngineError(deadWorker(m.text)));
    else if (m.type === 'progress') pending.get(m.id)?.onProgress?.({ phase: m.phase, done: m.done, total: m.total });
    else if (m.type === 'chunk') pending.get(m.id)?.onChunk?.(m.bytes);
    else answer(pending, m.id, new Uint8Array(m.frame));
  });
  // A script that cannot be fetched reports an error without a message.
  worker.addEventListener('error', (event) => end(event.message ? new EngineError(deadWorker(event.message)) : startError('the worker script could not be loaded')));
  module.then((compiledModule) => worker.postMessage({ module: compiledModule }), (reason: Error) => end(reason));

  const ask = async (request: Request, listener: Listener = {}): Promise<Uint8Array> => {
    await ready;
    if (ended) throw ended;
    const id = nextId++;
    return new Promise<Uint8Array>((resolve, reject) => {
      pending.set(id, { resolve, reject, ...listener });
      worker.postMessage({ id, ...request });
    });
  };
  return { ask, end };
}

function answer(pending: Map<number, Pending>, id: number, frame: Uint8Array): void {
  const p = pending.get(id);
  if (!p) return;
  pending.delete(id);
  try {
    if (frameKind(frame) === KIND.error) p.reject(new EngineError(decodeError(frame)));
    else p.resolve(frame);
  } catch (reason) {
    p.reject(reason as Error);
  }
}

function deadWorker(text: string): WireError {
  const memory = text.includes('out of memory');
  return {
    code: 'dead', line: 0, text,
    cause: memory ? 'The browser gave the engine no more memory.' : 'The engine stopped unexpectedly.',
    hint: memory ? 'Close other tabs or open a smaller map.' : 'Start it again. If it happens again with this map, please report it.',
  };
}

function startError(reason: unknown): EngineError {
  return new EngineError({
    code: 'start', line: 0, text: String(reason),
    cause: 'The engine could not be loaded.',
    hint: 'Check that this page may load its .wasm file, then reload.',
  });
}

function tooLarge(size: number): WireError {
  const mib = (n: number): string => (n / (1024 * 1024)).toFixed(0);
  return {
    code: 'too-large', line: 0, text: '',
    cause: `The file has ${mib(size)} MiB; the limit is ${mib(MAX_FILE_BYTES)} MiB.`,
    hint: 'A System.map has about 10 MB. Open the map itself, not an archive or an image that holds it.',
  };
}
