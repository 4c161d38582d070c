// Several embeds on one page share one engine. Frames of one site in one page reach each other directly, so one of them
// has the worker of a map and the others ask through it; program, files and tables are in memory once. When the frame
// that has a worker goes, the first that asks again starts another (engine.ts takes it for a crash). Frames that
// cannot reach each other (sandboxed, or of different builds) have an engine each, and notice nothing.

import { compile } from '../../wire/seat.ts';
import type { EngineFiles, EngineWorker } from '../../wire/seat.ts';
import type { Message } from '../../wire/protocol.ts';
import { LEFT, openHub } from './hub.ts';
import type { Hub, Load, Member, Numbered } from './hub.ts';

/** No page has as many frames; one that has shall not hold up its embeds. */
const MOST_WINDOWS = 500;

/** What a frame offers those beside it; it lies on the frame's window. */
interface Offer {
  readonly frame: PoolWindow;
  /** Frames of another build speak another language. */
  readonly build: string;
  /** Things got once: the program, files. */
  readonly things: Map<string, Promise<unknown>>;
  readonly hubs: Set<Hub>;
  /** Called when the frame goes. */
  readonly leaving: Set<() => void>;
}

interface Pool {
  readonly files: EngineFiles;
  /** Gets a thing once for all frames: of two that ask at the same time, one asks for both. */
  once<T>(key: string, get: () => Promise<T>): Promise<T>;
}

/** What a frame that is alone would do. */
interface Own {
  loadProgram(): Promise<Response>;
  newWorker(): Promise<Worker>;
}

/** As much of a frame's window as the pool needs. */
export type PoolWindow = Window & { kallscopeEmbed?: Offer };

/** build: the same for frames that understand each other. Call once a frame. */
export function joinPool(frame: PoolWindow, build: string, own: Own): Pool {
  const mine: Offer = { frame, build, things: new Map(), hubs: new Set(), leaving: new Set() };
  frame.kallscopeEmbed = mine;
  frame.addEventListener('pagehide', (event) => {
    // Kept for the back button, this frame comes back as it was, and those beside it with it.
    if (event.persisted) return;
    delete frame.kallscopeEmbed;
    for (const hub of [...mine.hubs]) hub.lose();
    for (const tell of [...mine.leaving]) tell();
  });
  return {
    once: (key, get) => once(mine, key, get),
    files: {
      loadProgram: () => once(mine, 'program', async () => compile(await own.loadProgram())),
      newWorker: async () => sharedWorker(mine, own),
    },
  };
}

/** The offers of the other frames, and its own last. */
function offers(mine: Offer): Offer[] {
  const found: Offer[] = [];
  for (const w of windows(mine.frame.top ?? mine.frame, { left: MOST_WINDOWS })) {
    try {
      const offer = (w as PoolWindow).kallscopeEmbed;
      if (offer && offer !== mine && offer.build === mine.build) found.push(offer);
    } catch {
      // Another site's window.
    }
  }
  return [...found, mine];
}

function* windows(from: Window, room: { left: number }): Generator<Window> {
  if (room.left-- <= 0) return;
  yield from;
  for (let i = 0; i < from.length; i++) yield* windows(from[i]!, room);
}

function once<T>(mine: Offer, key: string, get: () => Promise<T>): Promise<T> {
  const known = mine.things.get(key) as Promise<T> | undefined;
  if (known) return known;
  const thing = obtain(mine, key, get);
  mine.things.set(key, thing);
  // What could not be had is asked for again when next wanted.
  thing.catch(() => mine.things.delete(key));
  return thing;
}

function obtain<T>(mine: Offer, key: string, get: () => Promise<T>): Promise<T> {
  for (const offer of offers(mine)) {
    const theirs = offer.things.get(key) as Promise<T> | undefined;
    if (!theirs || offer === mine) continue;
    return new Promise((resolve, reject) => {
      // A frame that has gone keeps no promise.
      const lost = (): void => resolve(obtain(mine, key, get));
      offer.leaving.add(lost);
      void theirs.then(resolve, reject).finally(() => offer.leaving.delete(lost));
    });
  }
  return get();
}

/** What reaches a worker before its program has begun is lost. */
function begun(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Message>) => {
        if (data.type === 'dead') reject(new Error(data.text));
        else resolve();
      },
      { once: true },
    );
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
}

/** A worker as an engine sees it. Which real one stands behind is decided when a map is asked for. */
function sharedWorker(mine: Offer, own: Own): EngineWorker {
  const target = new EventTarget();
  let module: WebAssembly.Module | undefined;
  let member: Member | undefined;
  /** The load asked for and not answered yet. */
  let unanswered: Load | undefined;
  let ended = false;

  const say = (data: Message): void => {
    target.dispatchEvent(new MessageEvent('message', { data }));
  };
  const hear = (message: Message): void => {
    if (ended) return;
    if (message.type === 'dead' && message.text === LEFT && unanswered) setTimeout(attach);
    else {
      if (message.type === 'frame' && message.id === unanswered?.id) unanswered = undefined;
      say(message);
    }
  };
  const start = async (): Promise<Worker> => {
    const worker = await own.newWorker();
    worker.postMessage({ module });
    await begun(worker);
    return worker;
  };
  function attach(): void {
    if (ended || !unanswered) return;
    const load = unanswered;
    let hub = offers(mine)
      .flatMap((offer) => [...offer.hubs])
      .find((h) => h.holds(load));
    if (!hub) {
      const made = openHub(load, start(), () => mine.hubs.delete(made));
      mine.hubs.add(made);
      hub = made;
    }
    member = hub.join(hear);
    member.post(load);
  }

  const terminate = (): void => {
    ended = true;
    mine.leaving.delete(terminate);
    member?.leave();
    member = undefined;
  };
  mine.leaving.add(terminate);
  return {
    terminate,
    addEventListener: target.addEventListener.bind(target) as Worker['addEventListener'],
    postMessage(message: { readonly module: WebAssembly.Module } | Numbered) {
      if ('module' in message) {
        module = message.module;
        queueMicrotask(() => say({ type: 'ready' }));
      } else if (message.op === 'load') {
        unanswered = message;
        attach();
      } else member?.post(message);
    },
  };
}
