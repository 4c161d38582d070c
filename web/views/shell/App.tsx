// The page: header, query, one view, and what lies over it.

import type { ComponentType } from 'preact';
import { Rail } from '../inside/Rail.tsx';
import { needed, tables, trace, view } from '../../session/store.ts';
import { Alert } from './Alert.tsx';
import { Header } from './Header.tsx';
import { extras, LateOverlays, TablesPart } from '../later.tsx';
import { QueryBar } from './QueryBar.tsx';

/** The race's own parts, handed in by main.tsx. */
export interface RaceParts {
  readonly Stage: ComponentType;
  readonly Transport: ComponentType;
}

export function App({ Stage, Transport }: RaceParts) {
  // Until there is something to draw, the page says what is going on.
  const blank = !tables.value || !trace.value;
  return (
    <>
      <a
        class="skip-link"
        href="#find"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById('find')?.focus();
        }}
      >
        Skip to the search
      </a>
      <Header />
      <main class={`view-${view.value}`} tabIndex={-1}>
        <Alert />
        <Asking />
        <QueryBar />
        {blank ? <Blank /> : view.value === 'race' ? <Race Stage={Stage} Transport={Transport} /> : <TablesPart />}
      </main>
      <LateOverlays />
    </>
  );
}

/** A map the link means, asked for. */
function Asking() {
  const Part = needed.value && extras.value?.FileWanted;
  return Part ? <Part /> : null;
}

function Race({ Stage, Transport }: RaceParts) {
  return (
    <>
      <h1 class="unseen">Race: linear scan against binary search</h1>
      <div class="race-body">
        <div class="race-stage">
          <Stage />
        </div>
        <Rail />
      </div>
      <div class="race-transport">
        <Transport />
      </div>
    </>
  );
}

function Blank() {
  return (
    <div class="blank panel">
      <h1>How Linux finds a symbol by name</h1>
      <p>
        The kernel's tables are being built from a map; the race begins when they are there. You can open another map,
        or drop one anywhere.
      </p>
    </div>
  );
}
