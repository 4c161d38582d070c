// The 24 names as cells of memory, and under them the index of the same names. They have the race's geometry, column by
// column with the index below, so that nothing has to be learnt twice.

import { GOAL, INDEX, LOOKS, NAMES } from '../../model/intro.ts';
import type { Still } from '../../model/intro.ts';

const ROWS = 4;
const COLUMNS = NAMES.length / ROWS;

/** What a cell of memory is at this moment, for its colour. */
function cellClass({ scene, opened, looks }: Still, position: number): string {
  if (scene === 1) return position === opened - 1 ? 'reads-a' : position < opened ? 'swept' : '';
  const look = LOOKS[looks - 1];
  if (!look) return '';
  if (INDEX[look.k] === position) return 'reads-b';
  const place = INDEX.indexOf(position);
  return place >= look.after[0] && place <= look.after[1] ? 'possible' : 'out';
}

export function Memory({ still }: { readonly still: Still }) {
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

export function Index({ still }: { readonly still: Still }) {
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
