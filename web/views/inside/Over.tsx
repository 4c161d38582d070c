// After the race: three ratios on one log axis, each with its unit, and when the scan would have won.

import { count } from '../../model/text.ts';
import { ratio, time } from '../../model/figures.ts';
import { useSession } from '../../session/context.ts';
import {
  KERNEL_AFTER_NS,
  KERNEL_BEFORE_NS,
  KERNEL_RATIO,
  logAxis,
  timeRatio,
  winsInBytes,
  winsInTime,
} from '../../model/ratios.ts';
import type { LogAxis } from '../../model/ratios.ts';

export function Over() {
  const { tables, timing, timingBusy, trace } = useSession().state;
  const all = tables.value;
  const t = trace.value;
  if (!all || !t || t.fetches.length === 0) return null;
  const inBytes = t.binaryBytes > 0 ? t.linearBytes / t.binaryBytes : undefined;
  const measured = timing.value;
  const inTime = measured && timeRatio(measured);
  const axis = logAxis([inBytes ?? 1, inTime ?? 1, KERNEL_RATIO]);
  return (
    <>
      <table class="ratios">
        <caption class="unseen">Linear to binary, on a logarithmic axis</caption>
        <tbody>
          <Ratio label="in bytes" of={inBytes} axis={axis} lane="b" />
          <Ratio
            label="in time, here"
            of={inTime}
            axis={axis}
            lane="ink"
            wait={timingBusy.value ? 'measuring…' : measured ? 'too quick to measure' : 'not measured'}
          />
          <Ratio label="in time, kernel's test" of={KERNEL_RATIO} axis={axis} lane="mark" />
        </tbody>
      </table>
      {measured && (
        <p class="score-note">
          Measured here: {took(measured.linearNs, measured.linearTimes)} against{' '}
          {took(measured.binaryNs, measured.binaryTimes)}, repeated {count(measured.linearTimes)} and{' '}
          {count(measured.binaryTimes)} times.
        </p>
      )}
      <p class="score-note">
        {winsInBytes(all, t)} {measured && winsInTime(measured, t)}
      </p>
      <p class="score-note muted">
        Kernel’s test: ({count(KERNEL_BEFORE_NS)} − {count(KERNEL_AFTER_NS)}) ns / {count(KERNEL_AFTER_NS)} ns
      </p>
    </>
  );
}

function took(ns: number, times: number): string {
  return times > 0 ? time(ns) : 'too quick to measure';
}

interface RatioProps {
  readonly label: string;
  readonly of: number | undefined;
  readonly axis: LogAxis;
  readonly lane: 'b' | 'ink' | 'mark';
  readonly wait?: string;
}

function Ratio({ label, of, axis, lane, wait }: RatioProps) {
  const decades = Array.from({ length: axis.to - axis.from + 1 }, (_, i) => i / (axis.to - axis.from));
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="ratio-track">
        <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
          <path class="ratio-axis" d="M0 8H100" />
          {decades.map((x) => (
            <path key={x} class="ratio-tick" d={`M${x * 100} 5v6`} />
          ))}
          {of !== undefined && <path class={`ratio-mark ${lane}`} d={`M${axis.at(of) * 100} 1v14`} />}
        </svg>
      </td>
      <td class="ratio-value">{of === undefined ? <span class="muted">{wait}</span> : `${ratio(of)}×`}</td>
    </tr>
  );
}
