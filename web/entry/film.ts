// The worker that makes moving pictures of painted frames, so that the page stays quick. One worker, one file.

import type { FilmStart, FromFilm, ToFilm } from '../export/film.ts';
import { gifWriter, paletteOf } from '../export/gif.ts';
import { webmWriter } from '../export/webm.ts';

const post = (message: FromFilm, transfer: Transferable[] = []): void =>
  (self as unknown as Worker).postMessage(message, transfer);

interface Writer {
  sample(rgba: Uint8ClampedArray): void;
  add(rgba: Uint8ClampedArray): void | Promise<void>;
  finish(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
}

function gif(start: FilmStart): Writer {
  const samples: Uint8ClampedArray[] = [];
  let writer: ReturnType<typeof gifWriter> | undefined;
  const made = (): ReturnType<typeof gifWriter> => {
    writer ??= gifWriter({ ...start, delay: Math.round(100 / start.rate), palette: paletteOf(samples.splice(0)) });
    return writer;
  };
  return {
    sample: (rgba) => {
      samples.push(rgba);
    },
    add: (rgba) => made().add(rgba),
    finish: () => made().finish(),
  };
}

async function webm(start: FilmStart): Promise<Writer> {
  return { ...(await webmWriter(start.width, start.height, start.rate)), sample: () => {} };
}

let writer: Writer | undefined;

async function answer(message: ToFilm): Promise<void> {
  if (message.type === 'start')
    writer = await (message.start.kind === 'gif' ? gif(message.start) : webm(message.start));
  if (message.type === 'sample') writer?.sample(message.rgba);
  if (message.type === 'frame') await writer?.add(message.rgba);
  if (message.type !== 'finish') return post({ type: 'next' });
  const bytes = await writer!.finish();
  post({ type: 'done', bytes }, [bytes.buffer]);
}

// Messages are worked off one after the other, since an encoder may make one wait.
let last: Promise<void> = Promise.resolve();
self.addEventListener('message', (event: MessageEvent<ToFilm>) => {
  last = last
    .then(() => answer(event.data))
    .catch((reason: unknown) =>
      post({ type: 'failed', text: reason instanceof Error ? reason.message : String(reason) }),
    );
});
