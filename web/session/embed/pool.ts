// Several embeds on one page share one engine. Frames of one site in one page reach each other directly, so one of them
// has the worker of a map and the others ask through it; program, files and tables are in memory once. When the frame
// that has a worker goes, the first that asks again starts another (engine.ts takes it for a crash). Frames that
// cannot reach each other (sandboxed, or of different builds) have an engine each, and notice nothing.

import { compile } from '../../wire/seat.ts';
import type { EngineFiles, EngineWorker } from '../../wire/seat.ts';
import type { Message } from '../../wire/protocol.ts';
import { LEFT, openHub } from './hub.ts';
import type { Hub, Load, Member, Numbered } from './hub.ts';

/** More frames than any real page has. Searching more than this would delay the embeds. */
const MOST_WINDOWS = 500;

/** What a frame offers to the other embeds of the page, as a property of its window. */
interface Offer {
  readonly frame: PoolWindow;
  /** Frames of another build use another protocol. */
  readonly build: string;
  /** What is fetched once for all frames: the program, files. */
  readonly things: Map<string, Promise<unknown>>;
  readonly hubs: Set<Hub>;
  /** Called when the frame is removed. */
  readonly leaving: Set<() => void>;
}

interface Pool {
  readonly files: EngineFiles;
  /** Fetches something once for all frames: when two ask at the same time, one fetches for both. */
  once<T>(key: string, get: () => Promise<T>): Promise<T>;
}

/** How a frame loads the program and starts a worker when no other embed is on the page. */
interface Own {
  loadProgram(): Promise<Response>;
  newWorker(): Promise<Worker>;
}

/** The part of a frame's window that the pool needs. */
export type PoolWindow = Window & { kallscopeEmbed?: Offer };

/** build is equal for frames that can work together. Called once for each frame. */
export function joinPool(frame: PoolWindow, build: string, own: Own): Pool {
  const mine: Offer = { frame, build, things: new Map(), hubs: new Set(), leaving: new Set() };
  frame.kallscopeEmbed = mine;
  frame.addEventListener('pagehide', (event) => {
    // The browser keeps this page for the back button: this frame and the others come back as they were.
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
  // A failed fetch is not remembered: the next that needs it fetches again.
  thing.catch(() => mine.things.delete(key));
  return thing;
}

function obtain<T>(mine: Offer, key: string, get: () => Promise<T>): Promise<T> {
  for (const offer of offers(mine)) {
    const theirs = offer.things.get(key) as Promise<T> | undefined;
    if (!theirs || offer === mine) continue;
    return new Promise((resolve, reject) => {
      // Promises of a frame that is removed never settle.
      const lost = (): void => resolve(obtain(mine, key, get));
      offer.leaving.add(lost);
      void theirs.then(resolve, reject).finally(() => offer.leaving.delete(lost));
    });
  }
  return get();
}

/** A message that reaches a worker before its program has begun is lost. */
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

/** To the engine this is a worker. Which real worker answers is decided when a map is asked for. */
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
