// "Left or right?": the switch beside the player, and the two answers beside the sentence that asks.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { keeps } from '../../model/questions.ts';
import type { Layout } from '../../paint/layout.ts';
import { stripX, zoomX } from '../../paint/layout.ts';
import { zoomOf } from '../../paint/pyramid.ts';
import { createCommands } from '../../session/commands.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createGuessing } from '../../session/guessing.ts';
import { useCommand } from '../keys.ts';

export function GuessSwitch() {
  const { can, on, toggle } = usePart(createGuessing);
  useCommand('guess', toggle);
  if (!can.value) return null;
  return (
    <button
      type="button"
      class="btn guess-switch"
      aria-pressed={on.value}
      title="Stops before each half is chosen (g)"
      onClick={toggle}
    >
      Left or right?
    </button>
  );
}

export function Halves() {
  const { part, state } = useSession();
  const { answer, more, next, on, open } = usePart(createGuessing);
  const group = useRef<HTMLDivElement>(null);
  const probe = open.value;
  useLayoutEffect(() => {
    if (probe === undefined) return undefined;
    const { offer } = part(createCommands);
    const takeBack = [offer('stepBack', () => answer(-1)), offer('stepForward', () => answer(1))];
    return () => takeBack.forEach((back) => back());
  }, [probe]);
  const f = probe === undefined ? undefined : state.trace.value?.fetches[probe];
  // A button that was pressed goes with its question; the keys stay here.
  const act = (does: () => void) => () => {
    group.current?.focus({ preventScroll: true });
    does();
  };
  if (!on.value) return null;
  const kept = f && keeps(f);
  return (
    <div ref={group} class="halves" role="group" aria-label="Left or right?" tabIndex={-1}>
      {kept && (
        <>
          <button type="button" class="btn half" onClick={act(() => answer(-1))}>
            <b>◀ Before it</b>
            <small>{kept.earlier}</small>
          </button>
          <button type="button" class="btn half" onClick={act(() => answer(1))}>
            <b>After it ▶</b>
            <small>{kept.later}</small>
          </button>
        </>
      )}
      {!f && more.value && (
        <button type="button" class="btn half" onClick={act(next)}>
          Next question
        </button>
      )}
      <Score />
    </div>
  );
}

/** Over the index, while a question stands: pressing left or right of the name in the middle answers. */
export function IndexHalves({ layout: l }: { readonly layout: Layout }) {
  const { trace } = useSession().state;
  const { answer, open } = usePart(createGuessing);
  const f = open.value === undefined ? undefined : trace.value?.fetches[open.value];
  if (!f) return null;
  const zoom = zoomOf(l, trace.value!);
  // Rows under the funnel are magnified.
  const isMagnified = (y: number): boolean => open.value! >= l.zoomFrom && y >= l.funnelTop + l.funnelH;
  const middleAt = (y: number): number => (zoom && isMagnified(y) ? zoomX(l, zoom, f.k + 0.5) : stripX(l, f.k + 0.5));
  const style = { left: 0, top: `${l.stripTop * l.unit}px`, width: `${l.width * l.unit}px`, bottom: 0 };
  return (
    <div
      class="index-halves"
      aria-hidden="true"
      style={style}
      onClick={(e) => {
        e.stopPropagation();
        const box = e.currentTarget.getBoundingClientRect();
        const y = l.stripTop + (e.clientY - box.top) / l.unit;
        answer((e.clientX - box.left) / l.unit < middleAt(y) ? -1 : 1);
      }}
    />
  );
}

function Score() {
  const { last, right, of } = usePart(createGuessing).score.value;
  return (
    <p class="halves-score" role="status">
      {of > 0 && `${last ? 'Right.' : 'No, the other half.'} ${right} of ${of} right so far`}
    </p>
  );
}
