// Makes a moving picture: paints each frame here, a task a frame so that the page stays quick, and has a worker write
// the file.

import type { Clip } from './clip.ts';
import type { Easel } from './easel.ts';
import type { FilmKind, FromFilm, ToFilm } from './film.ts';

interface Movie {
  readonly easel: Easel;
  readonly clip: Clip;
  readonly kind: FilmKind;
  readonly loop: boolean;
  newWorker(): Promise<Worker>;
  /** After each frame painted. */
  onProgress(frames: number): void;
  readonly signal: AbortSignal;
}

/** How many frames the palette of a GIF is chosen from. They are spread over the range. */
const SAMPLES = 6;

/** Frames sent ahead: the worker encodes one while the next is painted. */
const MOST_AHEAD = 2;

const TYPES = { gif: 'image/gif', webm: 'video/webm' } as const satisfies Record<FilmKind, string>;

/** The file. Rejects with the signal's reason when it is given up. */
export async function makeMovie(m: Movie): Promise<Blob> {
  const worker = await m.newWorker();
  const film = filmOf(worker);
  const stop = (): void => film.fail(m.signal.reason);
  m.signal.addEventListener('abort', stop);
  try {
    const { width, height } = m.easel.canvas;
    await film.send({ type: 'start', start: { kind: m.kind, width, height, rate: m.clip.rate, loop: m.loop } });
    if (m.kind === 'gif') {
      for (const frame of sampled(m.clip.frames)) await film.send({ type: 'sample', rgba: await painted(m, frame) });
    }
    for (let i = 0; i < m.clip.frames; i++) {
      await film.send({ type: 'frame', rgba: await painted(m, i) });
      m.onProgress(i + 1);
    }
    return new Blob([await film.finish()], { type: TYPES[m.kind] });
  } finally {
    m.signal.removeEventListener('abort', stop);
    worker.terminate();
  }
}

/** A few frames from the first to the last. */
function sampled(frames: number): number[] {
  const n = Math.min(SAMPLES, frames);
  return [...new Set(Array.from({ length: n }, (_, i) => Math.round((i * (frames - 1)) / Math.max(1, n - 1))))];
}

/** Pixels read back at a time: a few milliseconds' worth. */
const BAND = 500_000;

/** Painting is a task, and so is reading back a band of rows: a browser must be able to answer a person in between. */
async function painted(m: Movie, frame: number): Promise<Uint8ClampedArray> {
  const { width, height } = m.easel.canvas;
  await nextTask();
  m.signal.throwIfAborted();
  m.easel.paint(m.clip.position(frame));
  const rgba = new Uint8ClampedArray(4 * width * height);
  const rows = Math.max(1, Math.floor(BAND / width));
  for (let y = 0; y < height; y += rows) {
    await nextTask();
    rgba.set(m.easel.rows(y, Math.min(rows, height - y)), 4 * width * y);
  }
  return rgba;
}

const turns = new MessageChannel();

/** Not a timer: in a background tab a timer waits for a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    turns.port1.addEventListener('message', () => resolve(), { once: true });
    turns.port1.start();
    turns.port2.postMessage(null);
  });
}

interface Film {
  /** Resolves when there is room for another. */
  send(message: ToFilm): Promise<void>;
  finish(): Promise<Uint8Array<ArrayBuffer>>;
  fail(reason: unknown): void;
}

function filmOf(worker: Worker): Film {
  let ahead = 0;
  let room = (): void => {};
  let done = (_: Uint8Array<ArrayBuffer>): void => {};
  let fail = (_: unknown): void => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const bytes = new Promise<Uint8Array<ArrayBuffer>>((resolve) => {
    done = resolve;
  });
  // The error reaches those who wait for room; without them it must not count as unhandled.
  failed.catch(() => {});
  worker.addEventListener('message', ({ data }: MessageEvent<FromFilm>) => {
    if (data.type === 'next') {
      ahead--;
      room();
    } else if (data.type === 'done') {
      done(data.bytes);
    } else {
      fail(new Error(data.text));
    }
  });
  worker.addEventListener('error', (event) =>
    fail(new Error(event.message || 'The worker that writes the file could not start.')),
  );
  const post = (message: ToFilm): void =>
    worker.postMessage(message, 'rgba' in message ? [message.rgba.buffer as ArrayBuffer] : []);
  return {
    async send(message) {
      post(message);
      ahead++;
      while (ahead >= MOST_AHEAD)
        await Promise.race([
          failed,
          new Promise<void>((resolve) => {
            room = resolve;
          }),
        ]);
    },
    finish() {
      post({ type: 'finish' });
      return Promise.race([failed, bytes]);
    },
    fail,
  };
}
