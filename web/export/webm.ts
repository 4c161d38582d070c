// Frames to a WebM file: the browser's own encoder, and a writer of the container around it.

import { ArrayBufferTarget, Muxer } from 'webm-muxer';
import { codecFor, configOf } from './codec.ts';

/** Seconds between key frames, at which a player that seeks can start. */
const KEY_EVERY = 2;

interface WebmWriter {
  /** The next frame; resolves when the encoder has room for another. */
  add(rgba: Uint8ClampedArray): Promise<void>;
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Width and height must be even. */
export async function webmWriter(width: number, height: number, rate: number): Promise<WebmWriter> {
  const chosen = await codecFor(width, height, rate);
  if (!chosen) throw new Error(`This browser cannot encode video of ${width} × ${height} pixels.`);
  const target = new ArrayBufferTarget();
  const muxer = new Muxer({ target, video: { codec: chosen.id, width, height, frameRate: rate }, type: 'webm' });
  let failed = false;
  let fail = (_: DOMException): void => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failure.catch(() => {}); // add and finish throw it
  const encoder = new VideoEncoder({
    output: (chunk, meta) => muxer.addVideoChunk(chunk, meta),
    error: (reason) => {
      failed = true;
      fail(reason);
    },
  });
  encoder.configure(configOf(chosen.codec, width, height, rate));
  const micros = 1_000_000 / rate;
  let count = 0;
  return {
    async add(rgba) {
      if (failed) return failure;
      const frame = new VideoFrame(rgba as Uint8ClampedArray<ArrayBuffer>, {
        format: 'RGBX',
        codedWidth: width,
        codedHeight: height,
        timestamp: count * micros,
        duration: micros,
      });
      encoder.encode(frame, { keyFrame: count % (KEY_EVERY * rate) === 0 });
      frame.close();
      count++;
      // An encoder that fails empties its queue without another event.
      while (encoder.encodeQueueSize > 2)
        await Promise.race([failure, new Promise((room) => encoder.addEventListener('dequeue', room, { once: true }))]);
    },
    async finish() {
      await Promise.race([failure, encoder.flush()]);
      encoder.close();
      muxer.finalize();
      return withDuration(new Uint8Array(target.buffer), (1000 * count) / rate);
    },
  };
}

/** The segment's Duration: its id, and that eight bytes of a float follow. */
const DURATION = [0x44, 0x89, 0x88] as const;

/** The muxer counts up to the beginning of the last frame, which is shown for its time, too. */
function withDuration(file: Uint8Array<ArrayBuffer>, ms: number): Uint8Array<ArrayBuffer> {
  const at = file.findIndex((_, i) => DURATION.every((byte, k) => file[i + k] === byte));
  if (at >= 0) new DataView(file.buffer).setFloat64(at + DURATION.length, ms);
  return file;
}
