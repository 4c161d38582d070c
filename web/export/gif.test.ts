import assert from 'node:assert/strict';
import test from 'node:test';
import { gifWriter, paletteOf, REST } from './gif.ts';

interface Frame {
  /** Hundredths of a second. */
  readonly delay: number;
  /** What is on screen with it: red, green, blue a pixel. */
  readonly rgb: Uint8Array;
}

interface Gif {
  readonly width: number;
  readonly height: number;
  /** -1 plays once, 0 for ever. */
  readonly repeat: number;
  readonly palettes: number;
  readonly frames: readonly Frame[];
}

/** A reader of GIF89a as this project writes it: whole frames over each other, the global palette. */
function readGif(b: Uint8Array): Gif {
  assert.equal(String.fromCharCode(...b.subarray(0, 6)), 'GIF89a');
  const u16 = (at: number): number => b[at]! | (b[at + 1]! << 8);
  const [width, height] = [u16(6), u16(8)];
  const size = 2 << (b[10]! & 7);
  const palette = b.subarray(13, 13 + 3 * size);
  const frames: Frame[] = [];
  const screen = new Uint8Array(3 * width * height);
  let at = 13 + 3 * size;
  let repeat = -1;
  let palettes = 1;
  let control = { delay: 0, transparent: -1, dispose: 0 };
  const blocks = (): Uint8Array => {
    const parts: number[] = [];
    while (b[at] !== 0) {
      for (let i = 0; i < b[at]!; i++) parts.push(b[at + 1 + i]!);
      at += 1 + b[at]!;
    }
    at++;
    return Uint8Array.from(parts);
  };
  while (b[at] !== 0x3b) {
    if (b[at] === 0x21) {
      const kind = b[at + 1];
      at += 2;
      const body = blocks();
      if (kind === 0xf9)
        control = {
          delay: body[1]! | (body[2]! << 8),
          transparent: body[0]! & 1 ? body[3]! : -1,
          dispose: (body[0]! >> 2) & 7,
        };
      if (kind === 0xff) repeat = body[12]! | (body[13]! << 8);
      continue;
    }
    assert.equal(b[at], 0x2c);
    assert.deepEqual([u16(at + 1), u16(at + 3), u16(at + 5), u16(at + 7)], [0, 0, width, height]);
    if (b[at + 9]! & 0x80) palettes++;
    at += 10;
    const least = b[at++]!;
    const indices = unpack(blocks(), least);
    assert.equal(indices.length, width * height);
    assert.equal(control.dispose, 1, 'the next frame is drawn over this one');
    indices.forEach((index, i) => {
      if (index !== control.transparent) screen.set(palette.subarray(3 * index, 3 * index + 3), 3 * i);
    });
    frames.push({ delay: control.delay, rgb: screen.slice() });
  }
  assert.equal(at, b.length - 1, 'nothing after the end');
  return { width, height, repeat, palettes, frames };
}

/** Variable-length LZW, codes from the lowest bit. */
function unpack(data: Uint8Array, least: number): number[] {
  const clear = 1 << least;
  let table: number[][] = [];
  let size = least + 1;
  let before: number[] | undefined;
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  const reset = (): void => {
    table = Array.from({ length: clear + 2 }, (_, i) => [i]);
    size = least + 1;
    before = undefined;
  };
  reset();
  for (const byte of data) {
    held |= byte << bits;
    bits += 8;
    while (bits >= size) {
      const code = held & ((1 << size) - 1);
      held >>>= size;
      bits -= size;
      if (code === clear) {
        reset();
        continue;
      }
      if (code === clear + 1) return out;
      const entry: number[] = table[code] ?? [...before!, before![0]!];
      for (const index of entry) out.push(index);
      if (before && table.length < 4096) table.push([...before, entry[0]!]);
      if (table.length === 1 << size && size < 12) size++;
      before = entry;
    }
  }
  return out;
}

const [W, H] = [40, 30];

const INKS = [
  [20, 24, 31],
  [163, 71, 0],
  [27, 88, 181],
  [184, 71, 0],
] as const;
const GROUNDS = [
  [255, 255, 255],
  [219, 224, 230],
  [166, 210, 198],
  [211, 198, 226],
] as const;

/** A frame with flat areas, a sweep, and edges of 512 colours between inks and grounds, as a race has. */
function frame(t: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * W * H);
  for (let y = 0; y < H; y++) {
    for (let x = 0; x < W; x++) {
      const ground = GROUNDS[(y >> 3) & 3]!;
      const part = ((7 * x + 3 * y + t) & 31) / 31;
      const colour =
        (x + y + t) % 7 === 0
          ? INKS[(x + t) & 3]!.map((ink, i) => Math.round(ink + part * (ground[i]! - ink)))
          : x < t
            ? [43, 111, 214]
            : ground;
      rgba.set([...colour, 255], 4 * (y * W + x));
    }
  }
  return rgba;
}

function write(frames: readonly Uint8ClampedArray[], delay = 5, loop = true): Gif {
  const writer = gifWriter({ width: W, height: H, delay, loop, palette: paletteOf(frames) });
  for (const one of frames) writer.add(one.slice());
  return readGif(writer.finish());
}

function distance(a: Uint8ClampedArray, rgb: Uint8Array, pixel: number): number {
  return Math.max(...[0, 1, 2].map((i) => Math.abs(a[4 * pixel + i]! - rgb[3 * pixel + i]!)));
}

test('each frame comes out as it was painted: flat areas exactly, edges nearly', () => {
  const frames = Array.from({ length: 12 }, (_, t) => frame(3 * t));
  const gif = write(frames);
  assert.deepEqual([gif.width, gif.height, gif.frames.length, gif.palettes], [W, H, 12, 1]);
  let worst = 0;
  frames.forEach((painted, t) => {
    for (let i = 0; i < W * H; i++) {
      const d = distance(painted, gif.frames[t]!.rgb, i);
      const flat = [[43, 111, 214], ...GROUNDS].some((colour) => colour.every((x, k) => x === painted[4 * i + k]));
      if (flat) assert.equal(d, 0, `frame ${t} pixel ${i}`);
      worst = Math.max(worst, d);
    }
  });
  assert.ok(worst <= 16, `an edge is off by ${worst} of 255`);
});

test('what does not change does not flicker', () => {
  const frames = Array.from({ length: 6 }, (_, t) => {
    const one = frame(5);
    one.set([t * 40, 0, 0, 255], 0);
    return one;
  });
  const gif = write(frames);
  for (const shown of gif.frames) assert.deepEqual(shown.rgb.subarray(3), gif.frames[0]!.rgb.subarray(3));
});

test('delays are those asked for, equal frames one longer one, and a loop rests at its end', () => {
  const frames = [frame(0), frame(3), frame(3), frame(3), frame(6)];
  assert.deepEqual(
    write(frames, 5).frames.map((f) => f.delay),
    [5, 15, 5 + REST],
  );
  assert.deepEqual(
    write(frames, 4, false).frames.map((f) => f.delay),
    [4, 12, 4],
  );
  assert.equal(write(frames).repeat, 0);
  assert.equal(write(frames, 4, false).repeat, -1);
  assert.deepEqual(
    write([frame(0)], 10, false).frames.map((f) => f.delay),
    [10],
  );
});

test('a frame that stays longer than GIF can say goes on as another', () => {
  const still = Array.from({ length: 4 }, () => frame(9));
  assert.deepEqual(
    write(still, 30000, false).frames.map((f) => f.delay),
    [60000, 60000],
  );
});

test('up to 255 colours are all kept exactly', () => {
  const few = new Uint8ClampedArray(4 * W * H);
  for (let i = 0; i < W * H; i++) few.set([i % 255, (i % 255) ^ 85, 7, 255], 4 * i);
  const palette = paletteOf([few]);
  assert.equal(palette.length, 255);
  const writer = gifWriter({ width: W, height: H, delay: 5, loop: false, palette });
  writer.add(few.slice());
  const { rgb } = readGif(writer.finish()).frames[0]!;
  for (let i = 0; i < W * H; i++) assert.equal(distance(few, rgb, i), 0);
});
