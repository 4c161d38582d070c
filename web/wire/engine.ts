// The page's side of the worker: one worker per map. A load runs in a worker of its own, so that the map
// already loaded stays usable until the new one is complete, and cancelling is ending that worker.

import { decodeEntry, decodeLocation, decodeSuggestions, decodeTiming } from './decodeAnswers.ts';
import { decodeTables } from './decodeTables.ts';
import { decodeTrace } from './decodeTrace.ts';
import type { Entry, Location, Suggestions, Tables, Timing, Trace, WireError } from './answers.ts';
import type { BuildOptions, ExportName, Progress, Request } from './protocol.ts';
import { Cancelled, compile, EngineError, openSeat, startError } from './seat.ts';
import type { EngineFiles, Listener, Seat } from './seat.ts';

/** What can be asked of one map. */
export interface Questions {
  lookup(name: string): Promise<Trace>;
  /** Looks up the name of the symbol at that position of address order (names may hold bytes no text field can). */
  lookupAt(seq: number): Promise<Trace>;
  suggest(text: string, limit: number): Promise<Suggestions>;
  /** Names near one that no symbol has. */
  near(text: string, limit: number): Promise<Suggestions>;
  /** text: a hexadecimal address, 0x optional. undefined when no symbol covers it. */
  locate(text: string): Promise<Location | undefined>;
  entry(seq: number): Promise<Entry>;
  /** Times both searches of a lookup in the worker: takes about a tenth of a second or a few linear scans. */
  time(lookup: Trace): Promise<Timing>;
  /** Writes a file to keep. */
  export(what: ExportName): Promise<Blob>;
  /** Whatever else a program answers, as its frame: decoded by whoever asks. */
  readonly ask: Ask;
}

export interface Engine extends Questions {
  /**
   * Builds the tables of a map and asks the first questions of it. The map loaded before stays in use until all of that
   * has succeeded; a second load cancels the first.
   */
  load<T>(
    file: Blob,
    name: string,
    options: BuildOptions,
    onProgress: (p: Progress) => void,
    first: (tables: Tables, ask: Questions) => Promise<T>,
  ): Promise<{ tables: Tables; first: T }>;
  /**
   * Builds a name order for a release that has none (before 6.2) and gives the tables with it. Traces of before have no
   * binary search: ask again. Tables that have a name order come back as they are.
   */
  buildIndex(): Promise<Tables>;
  /** Ends the load under way, if any: its promise is rejected with Cancelled. */
  cancel(): void;
}

/** Gets a program, compiled; a seat is opened with one. */
type Program = () => Promise<WebAssembly.Module>;

/** The map a seat was built from, so that a fresh worker can build it again after a crash. */
interface Source {
  readonly program: Program;
  readonly file: Blob;
  readonly name: string;
  readonly options: BuildOptions;
}

/** A map that answers. */
interface Loaded {
  readonly seat: Seat;
  readonly source: Source;
  readonly tables: Tables;
}

export function createEngine(files: EngineFiles): Engine {
  const maps = keepCompiled(files.loadProgram);
  const images = files.loadImageProgram && keepCompiled(files.loadImageProgram);
  const open = (program: Program): Seat => openSeat(files, program());

  let spare: Seat | undefined = open(maps);
  let current: Loaded | undefined;
  let loading: Seat | undefined;

  const adopt = (next: Loaded): void => {
    current?.seat.end(new Cancelled());
    current = next;
  };

  const load: Engine['load'] = async (file, name, options, onProgress, first) => {
    loading?.end(new Cancelled());
    let seat = spare ?? open(maps);
    spare = undefined;
    loading = seat;
    let source: Source = { program: maps, file, name, options };
    try {
      let tables: Tables;
      try {
        tables = await build(seat, source, onProgress);
      } catch (reason) {
        if (!images || !isForOthers(reason)) throw reason;
        // Of a binary file the program for maps has only looked at the beginning: its worker can take the next map.
        if (codeOf(reason) === 'binary') spare = seat;
        else seat.end(new Cancelled());
        source = { ...source, program: images };
        loading = seat = open(images);
        tables = await build(seat, source, onProgress);
      }
      const answer = await first(
        tables,
        questions((request, listener) => seat.ask(request, listener)),
      );
      adopt({ seat, source, tables });
      return { tables, first: answer };
    } catch (reason) {
      seat.end(new Cancelled());
      throw reason;
    } finally {
      if (loading === seat) loading = undefined;
    }
  };

  // A worker that died while idle or at a question is replaced by one that builds the same map again, whoever asks
  // meanwhile; what was asked is asked once more there, so a person notices a pause and nothing else. A second death is
  // told.
  let recovery: Promise<void> | undefined;
  const recover = (dead: Loaded): Promise<void> => {
    recovery ??= rebuilt(open(dead.source.program), dead)
      .then((next) => {
        if (current === dead) adopt(next);
        else next.seat.end(new Cancelled());
      })
      .finally(() => {
        recovery = undefined;
      });
    return recovery;
  };

  const ask: Ask = async (request, listener) => {
    const asked = current;
    if (!asked) throw new Cancelled();
    try {
      return await asked.seat.ask(request, listener);
    } catch (reason) {
      // The listener has part of an export already, so it is not asked for again.
      if (!(reason instanceof EngineError) || reason.detail.code !== 'dead' || listener) throw reason;
    }
    if (current === asked) await recover(asked);
    if (!current) throw new Cancelled();
    return current.seat.ask(request);
  };

  const buildIndex: Engine['buildIndex'] = async () => {
    const source = current?.source;
    const tables = decodeTables(await ask({ op: 'index' }));
    if (current && current.source === source) current = { ...current, tables };
    return tables;
  };

  return { load, buildIndex, cancel: () => loading?.end(new Cancelled()), ...questions(ask) };
}

/** A program that no file is loaded for: fetched and compiled once, and then started without a request. */
export interface LateProgram {
  fetch(): Promise<unknown>;
  /** Starts it in a worker of its own. */
  open(): Seat;
}

export function lateProgram(files: EngineFiles): LateProgram {
  const program = keepCompiled(files.loadProgram);
  return { fetch: program, open: () => openSeat(files, program()) };
}

type Ask = (request: Request, listener?: Listener) => Promise<Uint8Array>;

const codeOf = (reason: unknown): string => (reason instanceof EngineError ? reason.detail.code : '');

/** Bytes that are not text may be a kernel, and a text that is no everyday map a map in another form: the program for images reads both. */
const isForOthers = (reason: unknown): boolean => ['binary', 'other-text'].includes(codeOf(reason));

function keepCompiled(get: EngineFiles['loadProgram']): Program {
  let module: Promise<WebAssembly.Module> | undefined;
  return () => {
    // A failed download is not kept: the next load tries again.
    module ??= get()
      .then((program) => (program instanceof Response ? compile(program) : program))
      .catch((reason: unknown) => {
        module = undefined;
        throw startError(reason);
      });
    return module;
  };
}

async function build(seat: Seat, { file, name, options }: Source, onProgress: (p: Progress) => void): Promise<Tables> {
  return decodeTables(await seat.ask({ op: 'load', file, name, options }, { onProgress }));
}

/** The same map in another worker; a file that has changed on disk meanwhile is another map. */
async function rebuilt(seat: Seat, { source, tables }: Loaded): Promise<Loaded> {
  try {
    const again = await build(seat, source, () => {});
    if (again.numSyms !== tables.numSyms || again.sizes.names !== tables.sizes.names)
      throw new EngineError(changedFile(source.name));
    if (tables.indexBuilt) await seat.ask({ op: 'index' });
    return { seat, source, tables };
  } catch (reason) {
    seat.end(new Cancelled());
    throw reason;
  }
}

function questions(ask: Ask): Questions {
  return {
    ask,
    lookup: async (name) => decodeTrace(await ask({ op: 'lookup', name })),
    lookupAt: async (seq) => decodeTrace(await ask({ op: 'lookupAt', seq })),
    suggest: async (text, limit) => decodeSuggestions(await ask({ op: 'suggest', text, limit })),
    near: async (text, limit) => decodeSuggestions(await ask({ op: 'near', text, limit })),
    locate: async (text) => decodeLocation(await ask({ op: 'locate', text })),
    entry: async (seq) => decodeEntry(await ask({ op: 'entry', seq })),
    time: async ({ query, seq }) => decodeTiming(await ask({ op: 'time', name: query, seq })),
    export: async (what) => {
      const chunks: ArrayBuffer[] = [];
      await ask({ op: 'export', what }, { onChunk: (chunk) => chunks.push(chunk) });
      return new Blob(chunks);
    },
  };
}

function changedFile(name: string): WireError {
  return {
    code: 'changed',
    line: 0,
    text: name,
    cause: 'The engine had to be started again, and the file is no longer the map that is shown.',
    hint: 'Open the file again.',
  };
}
