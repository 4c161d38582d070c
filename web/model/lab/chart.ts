// A figure of the Lab as data: axes, and what is drawn between them. One painter draws all of them (web/paint/lab).

/** Whose bytes they are: of the scan (a), the search (b), the names; or ink and grey, for what is neither. */
export type Tone = 'a' | 'b' | 'names' | 'ink' | 'grey';

export interface Axis {
  readonly title: string;
  readonly scale: 'log' | 'even';
  /** On a log scale both are above 0. */
  readonly low: number;
  readonly high: number;
  readonly unit: 'bytes' | 'count';
  /** Where it has lines; undefined: at powers of ten, or at round numbers. */
  readonly ticks?: readonly number[];
}

export type Point = readonly [x: number, y: number];

export interface ChartLine {
  readonly tone: Tone;
  readonly points: readonly Point[];
  readonly label?: string;
  /** Of another map, or beside the main thing. */
  readonly thin?: boolean;
  /** Goes level to the next point and then up or down. */
  readonly steps?: boolean;
}

/** A point with words beside it. */
export interface Spot {
  readonly at: Point;
  readonly tone: Tone;
  readonly label: string;
  readonly hollow?: boolean;
}

export interface Chart {
  readonly x: Axis;
  readonly y: Axis;
  /** A part of the x axis, with words at its top. */
  readonly band?: { readonly from: number; readonly to: number; readonly title: string; readonly more: string };
  /** Between two heights: x, lower, upper. */
  readonly areas?: readonly { readonly tone: Tone; readonly rows: readonly (readonly [number, number, number])[] }[];
  /** From the axis up: from x, to x, height. */
  readonly bars?: readonly { readonly tone: Tone; readonly rows: readonly (readonly [number, number, number])[] }[];
  readonly dots?: readonly { readonly tone: Tone; readonly points: readonly Point[]; readonly size?: number }[];
  readonly lines?: readonly ChartLine[];
  readonly spots?: readonly Spot[];
  /** A place on the x axis. */
  readonly mark?: { readonly x: number; readonly label: string };
}

const MOST_TICKS = 6;

/** Round numbers between the ends of an even axis. */
function roundTicks(low: number, high: number): number[] {
  const rough = (high - low) / MOST_TICKS;
  const unit = 10 ** Math.floor(Math.log10(Math.max(1e-9, rough)));
  const step = Math.max(1, [1, 2, 5, 10].find((digit) => digit * unit >= rough)! * unit);
  const all: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) all.push(at);
  return all;
}

const FEW_TICKS = 4;

/** Powers of ten, and where these are few their double and fivefold. */
function powers(low: number, high: number): number[] {
  const within = (digits: readonly number[]): number[] => {
    const all: number[] = [];
    for (let power = Math.floor(Math.log10(low)); 10 ** power <= high * (1 + 1e-9); power++)
      all.push(...digits.map((digit) => digit * 10 ** power));
    return all.filter((x) => x >= low * (1 - 1e-9) && x <= high * (1 + 1e-9));
  };
  const tens = within([1]);
  return tens.length < FEW_TICKS ? within([1, 2, 5]) : tens;
}

export function ticksOf({ scale, low, high, ticks }: Axis): readonly number[] {
  return ticks ?? (scale === 'log' ? powers(low, high) : roundTicks(low, high));
}

/** Where a number lies on an axis: 0 at its low end, 1 at the high one, and not far outside. */
export function partOf({ scale, low, high }: Axis, x: number): number {
  const part =
    scale === 'log'
      ? Math.log(Math.max(low / 1e6, x) / low) / Math.log(high / low)
      : (x - low) / Math.max(1e-9, high - low);
  return Math.max(-1, Math.min(2, part));
}

/** 1, 2 or 5 times a power of ten: the last at or below, the first at or above. */
export function roundDown(x: number): number {
  const unit = 10 ** Math.floor(Math.log10(x));
  return unit * [5, 2, 1].find((digit) => digit * unit <= x * 1.000001)!;
}
export function roundUp(x: number): number {
  const unit = 10 ** Math.floor(Math.log10(x));
  return unit * [1, 2, 5, 10].find((digit) => digit * unit >= x * 0.999999)!;
}

/** An axis of bytes with some air around the least and the most, or evenly from 0. */
export function byteAxis(title: string, scale: Axis['scale'], least: number, most: number): Axis {
  if (scale === 'even') return { title, scale, low: 0, high: Math.max(1, most * 1.04), unit: 'bytes' };
  const low = roundDown(Math.max(1, least));
  return { title, scale, low, high: Math.max(10 * low, roundUp(Math.max(1, most) * 1.1)), unit: 'bytes' };
}

/** An axis of numbers from 1, or evenly from 0. */
export function countAxis(title: string, scale: Axis['scale'], most: number): Axis {
  return { title, scale, low: scale === 'log' ? 1 : 0, high: Math.max(2, most), unit: 'count' };
}

/** The axis with room for both. */
function wider(axis: Axis, other: Axis): Axis {
  return { ...axis, low: Math.min(axis.low, other.low), high: Math.max(axis.high, other.high) };
}

/** The lines of another map laid thin over the chart, named once. */
export function laidOver(chart: Chart, other: Chart, name: string): Chart {
  const thin = (other.lines ?? []).map(
    (line, i): ChartLine => ({
      tone: 'ink',
      points: line.points,
      thin: true,
      ...(line.steps && { steps: true }),
      ...(i === 0 && { label: name }),
    }),
  );
  return {
    ...chart,
    x: wider(chart.x, other.x),
    y: wider(chart.y, other.y),
    lines: [...thin, ...(chart.lines ?? [])],
  };
}
