// Frames to a WebM file: the browser's own encoder, and a writer of the container around it.

import { ArrayBufferTarget, Muxer } from 'webm-muxer';

/** By preference: VP9 keeps fine lines better at the same size. Level 5.1 is for pictures of up to 4096 × 2176. */
const CODECS = [{ codec: 'vp09.00.51.08', id: 'V_VP9' }, { codec: 'vp8', id: 'V_VP8' }] as const;

/** Bits a pixel and frame: text with hard edges wants much more than film. */
const BITS = 0.15;
const LEAST_BITS_PER_SECOND = 2_000_000;

/** A player that seeks starts at one of these, seconds apart. */
const KEY_EVERY = 2;

function configOf(codec: string, width: number, height: number, rate: number): VideoEncoderConfig {
  return { codec, width, height, framerate: rate, bitrate: Math.max(LEAST_BITS_PER_SECOND, Math.round(width * height * rate * BITS)), latencyMode: 'quality' };
}

async function supported(width: number, height: number, rate: number): Promise<(typeof CODECS)[number] | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined;
  for (const one of CODECS) {
    // An encoder that does not know a codec's name may reject rather than answer.
    const answer = await VideoEncoder.isConfigSupported(configOf(one.codec, width, height, rate)).catch(() => undefined);
    if (answer?.supported) return one;
  }
  return undefined;
}

/** Why this browser cannot write WebM; '' when it can. */
export async function whyNoWebm(): Promise<string> {
  if (typeof VideoEncoder === 'undefined') return 'This browser has no video encoder (VideoEncoder).';
  return (await supported(640, 480, 25)) ? '' : 'This browser’s video encoder knows neither VP9 nor VP8.';
}

export interface WebmWriter {
  /** The next frame; resolves when the encoder has room for another. */
  add(rgba: Uint8ClampedArray): Promise<void>;
  finish(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Width and height must be even. */
export async function webmWriter(width: number, height: number, rate: number): Promise<WebmWriter> {
  const chosen = await supported(width, height, rate);
  if (!chosen) throw new Error(`This browser cannot encode video of ${width} × ${height} pixels.`);
  const target = new ArrayBufferTarget();
  const muxer = new Muxer({ target, video: { codec: chosen.id, width, height, frameRate: rate }, type: 'webm' });
  let failed: DOMException | undefined;
  const encoder = new VideoEncoder({ output: (chunk, meta) => muxer.addVideoChunk(chunk, meta), error: (reason) => { failed = reason; } });
  encoder.configure(configOf(chosen.codec, width, height, rate));
  const micros = 1_000_000 / rate;
  let count = 0;
  return {
    async add(rgba) {
      if (failed) throw failed;
      const frame = new VideoFrame(rgba as Uint8ClampedArray<ArrayBuffer>, { format: 'RGBX', codedWidth: width, codedHeight: height, timestamp: count * micros, duration: micros });
      encoder.encode(frame, { keyFrame: count % (KEY_EVERY * rate) === 0 });
      frame.close();
      count++;
      while (encoder.encodeQueueSize > 2 && !failed) await new Promise((room) => encoder.addEventListener('dequeue', room, { once: true }));
    },
    async finish() {
      await encoder.flush();
      if (failed) throw failed;
      encoder.close();
      muxer.finalize();
      return new Uint8Array(target.buffer);
    },
  };
}
