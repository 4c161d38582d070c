// Frames to a GIF. One palette serves all of them, so that nothing flickers. Only what changes between two frames is
// written. Knows no canvas: pixels come as red, green, blue and alpha, all opaque.

import { GIFEncoder, quantize } from 'gifenc';

type Rgb = readonly [number, number, number];

/** Palette index that means "unchanged"; the colours are the indexes below it. */
const SAME = 255;

/** In hundredths of a second, a frame's 16 bits. */
const LONGEST = 65535;

/** How long the last frame of a loop is shown, in hundredths of a second, so that it can be read. */
export const REST = 150;

/** RGBA as one number of three bytes, blue the highest, whatever the alpha. */
function rgbOf(pixel: number): number {
  return pixel & 0xffffff;
}

function unpacked(rgb: number): Rgb {
  return [rgb & 255, (rgb >> 8) & 255, rgb >> 16];
}

/**
 * How many of the 255 colours are the most frequent ones, unchanged: those of flat areas. The others are for the edges
 * of letters and lines.
 */
const MOST_EXACT = 160;

/**
 * At most 255 colours for all frames, chosen from samples of them. The most frequent colours are taken unchanged; the
 * rest of the palette is chosen to be near to all others.
 */
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
    // Equal colours follow each other: one access to the map for each run of them.
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

/** Finds the nearest colour of the palette. It is kept for each colour, so the same pixel has the same index in every frame. */
function finder(palette: readonly Rgb[]): (pixel: number) => number {
  // A byte for each of 2^24 colours: 0 where it is not known yet, else the index plus 1.
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

interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** Hundredths of a second a frame. */
  readonly delay: number;
  /** Plays for ever, resting on its last frame. */
  readonly loop: boolean;
  readonly palette: readonly Rgb[];
}

interface GifWriter {
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
  // A frame is written when it is known how long it is shown.
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
