// A worker and the questions it has been asked. Each question has a number, and its answer carries the same number.

import type { WireError } from './answers.ts';
import { decodeError } from './decodeAnswers.ts';
import { frameKind } from './frame.ts';
import { KIND_ERROR } from './ids.ts';
import type { Message, Progress, Request } from './protocol.ts';

/** A person's mistake or a failure of ours, in words to show. */
export class EngineError extends Error {
  readonly detail: WireError;
  constructor(detail: WireError) {
    super(detail.cause);
    this.detail = detail;
  }
}

/** The load was given up because the person asked, or started another. */
export class Cancelled extends Error {}

/** What an engine needs of a worker. Embeds on one page share one worker through objects of this type. */
export type EngineWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/** Where the engine's program comes from, and how to make a worker. */
export interface EngineFiles {
  /**
   * The program's response, which streams when it says application/wasm, or the program compiled. Rejects when it
   * cannot be had.
   */
  loadProgram(): Promise<Response | WebAssembly.Module>;
  /**
   * The same for the program that reads kernel images, fetched when somebody opens one. Without it images are refused.
   */
  loadImageProgram?(): Promise<Response>;
  newWorker(): Promise<EngineWorker>;
}

/** Who is told of what comes before the answer. */
export interface Listener {
  onProgress?(p: Progress): void;
  onChunk?(bytes: ArrayBuffer): void;
}

interface Pending extends Listener {
  resolve(frame: Uint8Array): void;
  reject(reason: Error): void;
}

/** A worker and the questions it has not answered yet. */
export interface Seat {
  ask(request: Request, listener?: Listener): Promise<Uint8Array>;
  end(reason: Error): void;
}

/** Streams where the host sends application/wasm; a host that gets the type wrong costs one copy. */
export async function compile(response: Response): Promise<WebAssembly.Module> {
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

export function openSeat(files: EngineFiles, module: Promise<WebAssembly.Module>): Seat {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let worker: EngineWorker | undefined;
  let ended: Error | undefined;
  let announce: () => void = () => {};
  const ready = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const end = (reason: Error): void => {
    if (ended) return;
    ended = reason;
    worker?.terminate();
    announce();
    for (const p of pending.values()) p.reject(reason);
    pending.clear();
  };

  const hear = (event: MessageEvent<Message>): void => {
    const m = event.data;
    if (m.type === 'ready') announce();
    else if (m.type === 'dead') end(new EngineError(deadWorker(m.text)));
    else if (m.type === 'progress') pending.get(m.id)?.onProgress?.({ phase: m.phase, done: m.done, total: m.total });
    else if (m.type === 'chunk') pending.get(m.id)?.onChunk?.(m.bytes);
    else answer(pending, m.id, new Uint8Array(m.frame));
  };

  Promise.all([files.newWorker(), module])
    .then(([made, compiledModule]) => {
      if (ended) return made.terminate();
      worker = made;
      made.addEventListener('message', hear);
      // A script that cannot be started reports an error without a message.
      made.addEventListener('error', (event) =>
        end(event.message ? new EngineError(deadWorker(event.message)) : startError('the worker script')),
      );
      made.postMessage({ module: compiledModule });
    })
    .catch((reason: unknown) => end(reason instanceof EngineError ? reason : startError(reason)));

  const ask = async (request: Request, listener: Listener = {}): Promise<Uint8Array> => {
    await ready;
    if (ended || !worker) throw ended ?? new Cancelled();
    const id = nextId++;
    const asked = worker;
    return new Promise<Uint8Array>((resolve, reject) => {
      pending.set(id, { resolve, reject, ...listener });
      asked.postMessage({ id, ...request });
    });
  };
  return { ask, end };
}

function answer(pending: Map<number, Pending>, id: number, frame: Uint8Array): void {
  const p = pending.get(id);
  if (!p) return;
  pending.delete(id);
  try {
    if (frameKind(frame) === KIND_ERROR) p.reject(new EngineError(decodeError(frame)));
    else p.resolve(frame);
  } catch (reason) {
    p.reject(reason as Error);
  }
}

function deadWorker(text: string): WireError {
  const memory = text.includes('out of memory');
  return {
    code: 'dead',
    line: 0,
    text,
    cause: memory ? 'The browser gave the engine no more memory.' : 'The engine stopped unexpectedly.',
    hint: memory
      ? 'Close other tabs or open a smaller map.'
      : 'Start it again. If it happens again with this map, please report it.',
  };
}

export function startError(reason: unknown): EngineError {
  return new EngineError({
    code: 'start',
    line: 0,
    text: String(reason),
    cause: 'The engine could not be loaded.',
    hint: 'Check that this page may load its .wasm file, then reload.',
  });
}
