// The marks on the scrubber: each probe's end, the break, the decades of the tail, and both finishes.

import { useComputed } from '@preact/signals';
import type { Trace } from '../../wire/answers.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createTrailing } from '../../session/trailing.ts';
import type { Mode } from '../../model/clock.ts';
import type { Range } from '../../model/clock.ts';
import { BREAK_FROM, BREAK_TO, events, laneEnd, scale, toFraction } from '../../model/timeline.ts';
import { bytesText, count } from '../../model/text.ts';

/** Labels nearer than this would run into each other. */
const LABEL_ROOM = 18;
const DECADE_ROOM = 52;
/** Most room of a label's letter, with a person's own spacing of letters and words, in units. */
const LETTER = 8;

/** The height of the marks and their labels, in units. */
const HIGH = 40;

/** width is in units. */
export function Ticks({ width, unit }: { readonly width: number; readonly unit: number }) {
  const { mode, range, trace } = useSession().state;
  const t = trace.value;
  const m = mode.value;
  if (!t || width === 0) return null;
  const s = scale(t, m);
  return (
    <svg class="ticks" viewBox={`0 0 ${width} ${HIGH}`} width={width * unit} height={HIGH * unit} aria-hidden="true">
      {range.value && <Band t={t} m={m} width={width} of={range.value} />}
      {s.breakAt > 0 && <Break width={width} />}
      <Probes t={t} m={m} width={width} />
      <Tail t={t} m={m} width={width} />
      <Finishes t={t} m={m} width={width} />
    </svg>
  );
}

interface TickProps {
  readonly t: Trace;
  readonly m: Mode;
  readonly width: number;
}

/** The range that is played. */
function Band({ t, m, width, of }: TickProps & { readonly of: Range }) {
  const from = toFraction(t, m, of.from) * width;
  const to = toFraction(t, m, of.to) * width;
  return (
    <g class="t-range">
      <rect x={from} y={11} width={to - from} height={18} />
      <path d={`M${from + 4} 11h-4v18h4M${to - 4} 11h4v18h-4`} />
    </g>
  );
}

function Break({ width }: { readonly width: number }) {
  const from = BREAK_FROM * width;
  const to = BREAK_TO * width;
  const middle = (from + to) / 2;
  return (
    <g>
      <rect class="t-gap" x={from + 2} y={16} width={Math.max(0, to - from - 4)} height={8} />
      <path class="t-break" d={`M${middle - 6} 15l4 10M${middle + 1} 15l4 10`} />
    </g>
  );
}

/** Marks of the probes: those begun, and the one under way in bold. */
function Probes({ t, m, width }: TickProps) {
  const now = usePart(createTrailing);
  const at = useComputed(() => Math.min((now.value?.binary.fetch ?? -1) + 1, t.probes)).value;
  let free = -Infinity;
  return (
    <g>
      {events(t, m)
        .filter((e) => e.closes && e.probe > 0)
        .map((e) => {
          const x = toFraction(t, m, e.position) * width;
          const labelled = x >= free;
          if (labelled) free = x + (width > 500 ? LABEL_ROOM : 2 * LABEL_ROOM);
          const made = e.probe <= at;
          return (
            <g key={e.probe} class={made ? (e.probe === at ? 't-probe made last' : 't-probe made') : 't-probe'}>
              <path d={`M${x} 14v12`} />
              {labelled && (
                <text x={x} y={38}>
                  {e.probe}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}

/**
 * Ticks at 10, 20, 50, 100 and so on, from the end of the binary search to the end of the scan. Powers of ten are
 * longer, and get a label where there is room.
 */
function Tail({ t, m, width }: TickProps) {
  let free = toFraction(t, m, laneEnd(t, m, 'binary')) * width + 30;
  return (
    <g class="t-tail">
      {events(t, m)
        .filter((e) => e.what === 'tail')
        .map((e) => {
          const x = toFraction(t, m, e.position) * width;
          const round = /^1(0*)( |$)/.test(e.label.replaceAll(',', ''));
          const labelled = round && x > free && x < width - 34;
          if (labelled) free = x + DECADE_ROOM;
          return (
            <g key={e.position}>
              <path d={round ? `M${x} 15v10` : `M${x} 18v4`} />
              {labelled && width > 500 && (
                <text x={x} y={38}>
                  {e.label}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}

function Finishes({ t, m, width }: TickProps) {
  const linear = toFraction(t, m, laneEnd(t, m, 'linear')) * width;
  const binary = toFraction(t, m, laneEnd(t, m, 'binary')) * width;
  const words = width > 240;
  const [scan, search] = width > 500 ? ['linear scan done', 'binary search done'] : ['linear', 'binary'];
  const much = width > 330;
  const linearText = `${scan}${much ? `, ${m === 'steps' ? count(t.linearExpanded) : bytesText(t.linearBytes)}` : ''}`;
  const binaryText = `${search}${much ? `, ${m === 'steps' ? count(t.fetches.length) : bytesText(t.binaryBytes)}` : ''}`;
  // The label of the later finish reaches to the left. Where it would touch the other, only the first to finish has one.
  const later = linear > binary ? linearText : binaryText;
  const apart = Math.abs(linear - binary) > later.length * LETTER;
  return (
    <g>
      {t.fetches.length > 0 && <path class="t-end b" d={`M${binary} 13v14`} />}
      {words && t.fetches.length > 0 && (apart || binary <= linear) && (
        <text class="t-end b" x={binary} y={9}>
          {binaryText}
        </text>
      )}
      {t.linearExpanded > 0 && <path class="t-end a" d={`M${linear} 13v14`} />}
      {words && t.linearExpanded > 0 && (apart || linear < binary) && (
        <text class="t-end a" x={linear} y={9}>
          {linearText}
        </text>
      )}
    </g>
  );
}
