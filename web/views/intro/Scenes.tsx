// The introduction: 24 names as cells of memory, and under them the index of the same names. It has the race's geometry,
// column by column with the index below, so that nothing has to be learnt twice.

import { useLayoutEffect } from 'preact/hooks';
import { GOAL, INDEX, LOOKS, NAMES, STILLS, stillTold } from '../../model/intro.ts';
import type { Still } from '../../model/intro.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createIntro } from '../../session/intro.ts';

const ROWS = 4;
const COLUMNS = NAMES.length / ROWS;

export function Scenes() {
  const { at, running, toggle, step, end } = usePart(createIntro);
  const { tables } = useSession().state;
  const still = STILLS[at.value]!;
  const { title, text } = stillTold(still);
  useLayoutEffect(() => {
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(Tab|Shift)$/.test(event.key)) return;
    const pressed = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (pressed && /^(Enter| )$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else end();
  }
  const skip = tables.value ? 'Skip to the real kernel' : 'Skip';
  return (
    <div class="scene">
      <h1 class="ask">
        Where is <code>{NAMES[GOAL]}</code> among {NAMES.length} names?
      </h1>
      <div class="scene-stage panel" onClick={end}>
        <Lanes still={still} />
        <div class="scene-picture">
          <p>
            <b>In memory, in the order of addresses</b>, column by column
          </p>
          <Memory still={still} />
          {still.scene === 2 && <Index still={still} />}
        </div>
      </div>
      <div class="says">
        <p aria-live={running.value ? 'off' : 'polite'}>
          <b>{title}</b> <span>{text}</span>
        </p>
      </div>
      <div class="scene-controls panel" role="group" aria-label="Introduction">
        <span>{still.scene} of 3</span>
        <button type="button" class="btn" onClick={() => step(-1)}>
          Back
        </button>
        <button type="button" class="btn strong" onClick={toggle}>
          {running.value ? 'Pause' : 'Play'}
        </button>
        <button type="button" class="btn" onClick={() => step(1)}>
          Next
        </button>
        <button type="button" class="btn" onClick={end}>
          {skip}
        </button>
      </div>
    </div>
  );
}

function Lanes({ still }: { readonly still: Still }) {
  const done = still.opened === GOAL + 1;
  const look = LOOKS[still.looks - 1];
  return (
    <div class="scene-lanes">
      <section class={still.scene === 2 ? 'lane lane-a waits' : 'lane lane-a'} aria-label="Linear scan">
        <h2 class="lane-head">
          <i class="swatch a" aria-hidden="true" />
          Linear scan <small>until Linux 6.1</small>
        </h2>
        <p class="lane-big">
          <b class="in-a">{still.opened}</b> {done ? 'names opened, then found' : 'names opened, none of them matches'}
        </p>
      </section>
      {still.scene === 2 && (
        <section class="lane" aria-label="Binary search">
          <h2 class="lane-head">
            <i class="swatch b" aria-hidden="true" />
            Binary search <small>since Linux 6.2</small>
          </h2>
          <p class="lane-big">
            <b class="in-b">{still.looks}</b> {still.looks === 1 ? 'name opened' : 'names opened'}
          </p>
          <p class="lane-rest">{look ? look.after[1] - look.after[0] + 1 : NAMES.length} still possible</p>
        </section>
      )}
    </div>
  );
}

/** What a cell of memory is at this moment, for its colour. */
function cellClass({ scene, opened, looks }: Still, position: number): string {
  if (scene === 1) return position === opened - 1 ? 'reads-a' : position < opened ? 'swept' : '';
  const look = LOOKS[looks - 1];
  if (!look) return '';
  if (INDEX[look.k] === position) return 'reads-b';
  const place = INDEX.indexOf(position);
  return place >= look.after[0] && place <= look.after[1] ? 'possible' : 'out';
}

function Memory({ still }: { readonly still: Still }) {
  return (
    <ol
      class="scene-cells"
      style={{ gridTemplate: `repeat(${ROWS}, minmax(min-content, 1fr)) / repeat(${COLUMNS}, minmax(0, 1fr))` }}
    >
      {NAMES.map((name, i) => (
        <li key={i} class={`${cellClass(still, i)}${i === GOAL ? ' goal' : ''}`}>
          <code>{name.replaceAll('_', '_\u200b')}</code>
          <small>{i === GOAL ? 'the goal' : i}</small>
        </li>
      ))}
    </ol>
  );
}

function Index({ still }: { readonly still: Still }) {
  const look = LOOKS[still.looks - 1];
  return (
    <>
      <Link still={still} />
      <p>
        <b>The index: where each name lies</b>, in alphabetical order. It holds no names, only these numbers.
      </p>
      <ol class="scene-index">
        {INDEX.map((position, k) => {
          const possible = !look || (k >= look.after[0] && k <= look.after[1]);
          return (
            <li key={position} class={look?.k === k ? 'reads-b' : possible && look ? 'possible' : look ? 'out' : ''}>
              {position}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** The jump from the index to memory. */
function Link({ still }: { readonly still: Still }) {
  const look = LOOKS[still.looks - 1];
  const from = look ? ((look.k + 0.5) / INDEX.length) * 100 : 0;
  const to = look ? ((Math.floor(INDEX[look.k]! / ROWS) + 0.5) / COLUMNS) * 100 : 0;
  return (
    <svg class="jump" viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
      {look && <path d={`M${from} 40C${from} 15 ${to} 28 ${to} 0`} />}
    </svg>
  );
}
