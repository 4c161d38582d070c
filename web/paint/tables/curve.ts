// The bytes left after each round as an area, and how often each chosen pair stood there as bars on a log axis: paths of an SVG. Pure.

/** Width and heights of the picture, in its own units. */
export const CURVE = { width: 660, height: 180, bars: 44 } as const;

/** Where a number of rounds stands, of all. */
export const roundX = (round: number, rounds: number): number => (CURVE.width * round) / Math.max(1, rounds);

const y = (bytes: number, start: number): number => CURVE.height * (1 - bytes / Math.max(1, start));

/** The area under the bytes up to a round; left begins with the bytes before the first. */
export function areaPath(left: readonly number[], upTo: number): string {
  const rounds = left.length - 1;
  const start = left[0] ?? 1;
  const line = left
    .slice(0, upTo + 1)
    .map((bytes, i) => `${i === 0 ? 'M' : 'L'}${roundX(i, rounds).toFixed(1)} ${y(bytes, start).toFixed(1)}`)
    .join('');
  return `${line}V${CURVE.height}H0Z`;
}

/** Height of a bar for a count, of the largest. */
export function barHeight(count: number, largest: number): number {
  const top = Math.log10(Math.max(10, largest));
  return Math.max(1, (CURVE.bars * Math.log10(Math.max(1, count) + 1)) / top);
}

/** Bars of the rounds from `from` to before `to`, on a line at `foot`. */
export function barsPath(counts: readonly number[], from: number, to: number, foot: number): string {
  const largest = Math.max(1, ...counts);
  const step = CURVE.width / Math.max(1, counts.length);
  return counts
    .slice(from, to)
    .map((n, i) => {
      const height = barHeight(n, largest);
      return `M${((from + i) * step + 0.3).toFixed(1)} ${foot}v${(-height).toFixed(1)}h${(step * 0.8).toFixed(1)}V${foot}Z`;
    })
    .join('');
}

/** Values for the lines of the axis of bytes: a few round ones up to the largest. */
export function ticksUpTo(most: number): readonly number[] {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = most / unit < 2 ? unit / 2 : most / unit < 5 ? unit : 2 * unit;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}
