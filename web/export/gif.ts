// Frames to a GIF: one palette for all of them, so that nothing flickers; only what changes is written, over what stays.
// Knows no canvas: pixels come as red, green, blue and alpha, all opaque.

import { GIFEncoder, quantize } from 'gifenc';

export type Rgb = readonly [number, number, number];

/** Index of what stays as it was; colours are those below it. */
const SAME = 255;

/** In hundredths of a second, a frame's 16 bits. */
const LONGEST = 65535;

/** In hundredths of a second: without a rest at its end, a loop cannot be read. */
export const REST = 150;

/** RGBA as one number of three bytes, blue the highest, whatever the alpha. */
function rgbOf(pixel: number): number {
  return pixel & 0xffffff;
}

function unpacked(rgb: number): Rgb {
  return [rgb & 255, (rgb >> 8) & 255, rgb >> 16];
}

/** Of the 255 colours, those that may be taken over as they are: flat areas. The rest serves the edges of letters and lines. */
const MOST_EXACT = 160;

/** At most 255 colours for all frames, from samples of them: the most frequent ones unchanged, then what stands best for all others. */
export function paletteOf(samples: readonly Uint8ClampedArray[]): Rgb[] {
  const counts = new Map<number, number>();
  for (const sample of samples) countColours(pixelsOf(sample), counts);
  // Equal counts in the order of the colours, so that the same frames make the same file.
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([colour]) => colour);
  if (byCount.length <= SAME) return byCount.map(unpacked);
  const exact = byCount.slice(0, MOST_EXACT);
  const kept = new Set(exact);
  const others = samples.map((sample) => pixelsOf(sample).filter((p) => !kept.has(rgbOf(p))));
  const found = quantize(new Uint8Array(joined(others).buffer), SAME - exact.length, { format: 'rgb565' });
  return [...exact.map(unpacked), ...found.map(([r = 0, g = 0, b = 0]) => [r, g, b] as const)];
}

function countColours(pixels: Uint32Array, counts: Map<number, number>): void {
  let from = 0;
  for (let i = 1; i <= pixels.length; i++) {
    // Colours come in runs: one look at the map for each.
    if (i < pixels.length && pixels[i] === pixels[from]) continue;
    const rgb = rgbOf(pixels[from]!);
    counts.set(rgb, (counts.get(rgb) ?? 0) + i - from);
    from = i;
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function pixelsOf(rgba: Uint8ClampedArray): Uint32Array {
  return new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
}

/** The nearest colour of the palette for each colour, found once: the same pixel is the same index in every frame. */
function finder(palette: readonly Rgb[]): (pixel: number) => number {
  // 0 is not known yet, else the index and 1: a byte for each of 2^24 colours.
  const known = new Uint8Array(1 << 24);
  return (pixel) => {
    const rgb = rgbOf(pixel);
    let index = known[rgb]!;
    if (index === 0) {
      index = nearest(palette, rgb & 255, (rgb >> 8) & 255, rgb >> 16) + 1;
      known[rgb] = index;
    }
    return index - 1;
  };
}

function nearest(palette: readonly Rgb[], r: number, g: number, b: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < palette.length; i++) {
    const [pr, pg, pb] = palette[i]!;
    const d = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
    if (d < least) [best, least] = [i, d];
  }
  return best;
}

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** Hundredths of a second a frame. */
  readonly delay: number;
  /** Plays for ever, resting on its last frame. */
  readonly loop: boolean;
  readonly palette: readonly Rgb[];
}

export interface GifWriter {
  /** The next frame. */
  add(rgba: Uint8ClampedArray): void;
  /** The file. */
  finish(): Uint8Array<ArrayBuffer>;
}

export function gifWriter(o: GifOptions): GifWriter {
  const gif = GIFEncoder();
  const find = finder(o.palette);
  const table = Array.from({ length: 256 }, (_, i) => o.palette[i] ?? [0, 0, 0]);
  let shown: Uint32Array | undefined;
  let first = true;
  // Written only when it is known how long it stays.
  let waiting: { readonly indices: Uint8Array; delay: number } | undefined;

  function flush(): void {
    if (!waiting) return;
    gif.writeFrame(waiting.indices, o.width, o.height, {
      delay: 10 * waiting.delay,
      dispose: 1,
      transparent: !first,
      transparentIndex: SAME,
      ...(first ? { palette: table, repeat: o.loop ? 0 : -1 } : {}),
    });
    first = false;
    waiting = undefined;
  }

  return {
    add(rgba) {
      const now = pixelsOf(rgba);
      const indices = new Uint8Array(now.length);
      let changed = 0;
      for (let i = 0; i < now.length; i++) {
        const same = shown !== undefined && shown[i] === now[i];
        indices[i] = same ? SAME : find(now[i]!);
        if (!same) changed++;
      }
      shown = now;
      if (waiting && changed === 0 && waiting.delay + o.delay <= LONGEST) {
        waiting.delay += o.delay;
        return;
      }
      flush();
      waiting = { indices, delay: o.delay };
    },
    finish() {
      if (waiting && o.loop) waiting.delay = Math.min(LONGEST, waiting.delay + REST);
      flush();
      gif.finish();
      return gif.bytes();
    },
  };
}
