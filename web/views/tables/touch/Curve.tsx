// Bytes of the names after each round, and how often each chosen pair stood there.

import { areaPath, barHeight, barsPath, CURVE, roundX, ticksUpTo } from '../../../paint/tables/curve.ts';
import { savedBy, startBytes, tiedRounds } from '../../../model/tables/rounds.ts';
import { bytesText, count } from '../../../model/text.ts';
import type { TrainingShown } from './trainingShown.ts';

const LEFT = 82;
const TOP = 26;
const BARS = CURVE.height + 20;
const FOOT = BARS + 16 + CURVE.bars;

export function Curve({ all, contests, played, round }: TrainingShown) {
  const start = startBytes(all);
  const left = [start, ...contests.map((c) => c.left)];
  const counts = contests.map((c) => c.count);
  const rounds = contests.length;
  const now = left[round]!;
  const half = savedBy(all, contests, 0.5);
  const most = savedBy(all, contests, 0.9);
  const x = roundX(round, rounds);
  const go = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const scale = (LEFT + CURVE.width + 20) / Math.max(1, box.width);
    played.seek(Math.round((rounds * ((event.clientX - box.left) * scale - LEFT)) / CURVE.width));
  };
  return (
    <section class="panel tt-curve" aria-labelledby="tt-curve-title">
      <h2 class="section-head" id="tt-curve-title">
        Bytes of <code>names</code>{' '}
        <small>
          {round > 0 ? `round ${round} of ${rounds}` : `before the first of ${rounds} rounds`}; {256 - rounds} byte
          values are left for letters
        </small>
      </h2>
      <svg
        viewBox={`0 0 ${LEFT + CURVE.width + 20} ${TOP + FOOT + 20}`}
        role="img"
        aria-label={`From ${count(start)} bytes to ${count(left.at(-1)!)} in ${rounds} rounds: half of what is saved is saved by round ${half}, nine tenths by round ${most}. After round ${round} there are ${count(now)}.`}
        onPointerDown={go}
      >
        <g transform={`translate(${LEFT} ${TOP})`}>
          {ticksUpTo(start).map((tick) => {
            const y = CURVE.height * (1 - tick / start);
            return (
              <g key={tick}>
                <path class="tt-line" d={`M0 ${y}H${CURVE.width}`} />
                <text x={-8} y={y + 4} class="tt-end">
                  {bytesText(tick)}
                </text>
              </g>
            );
          })}
          <path class="tt-area" d={areaPath(left, rounds)} />
          <path class="tt-area-now" d={areaPath(left, round)} />
          <Saved round={half} left={left} words="half saved by round" below />
          <Saved round={most} left={left} words="nine tenths saved by round" />
          <text x={0} y={BARS + 4}>
            times the chosen pair stood there (log); ◇ a tie
          </text>
          <path class="tt-bars" d={barsPath(counts, 0, rounds, FOOT)} />
          <path class="tt-bars-now" d={barsPath(counts, 0, round, FOOT)} />
          {tiedRounds(contests).map((at) => (
            <path
              key={at}
              class={`tt-tie${at === round ? ' now' : ''}`}
              transform={`translate(${roundX(at - 0.6, rounds)} ${FOOT - barHeight(counts[at - 1]!, Math.max(...counts)) - 7})`}
              d="M0-4.5L4.5 0L0 4.5L-4.5 0Z"
            />
          ))}
          <path class="tt-now" d={`M${x} -12V${FOOT}`} />
          <text
            class={`tt-strong${x > CURVE.width * 0.7 ? ' tt-end' : ''}`}
            x={x > CURVE.width * 0.7 ? x - 7 : x + 7}
            y={-3}
          >
            {count(now)} bytes
          </text>
          <text x={0} y={FOOT + 16}>
            1
          </text>
          <text x={CURVE.width} y={FOOT + 16} class="tt-end">
            {rounds}
          </text>
        </g>
      </svg>
    </section>
  );
}

interface SavedProps {
  readonly round: number;
  readonly left: readonly number[];
  readonly words: string;
  /** The words stand under the curve, not over it. */
  readonly below?: boolean;
}

function Saved({ round, left, words, below = false }: SavedProps) {
  const rounds = left.length - 1;
  if (rounds < 20) return null;
  const x = roundX(round, rounds);
  const y = CURVE.height * (1 - left[round]! / left[0]!);
  return (
    <>
      <circle class="tt-saved" cx={x} cy={y} r={4} />
      <text x={below ? Math.max(x, 136) : Math.min(x, CURVE.width - 165)} y={below ? y + 20 : y - 10} class="tt-mid">
        {words} {round}
      </text>
    </>
  );
}
