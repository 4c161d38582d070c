// The two searches beside the pictures of the introduction.

import type { ComponentChildren } from 'preact';
import { GOAL, LOOKS, NAMES } from '../../model/intro.ts';
import type { Still } from '../../model/intro.ts';

/** What each search has opened of the 24 names. */
export function Lanes({ still }: { readonly still: Still }) {
  const done = still.opened === GOAL + 1;
  const look = LOOKS[still.looks - 1];
  const second = still.scene > 1;
  return (
    <div class="scene-lanes">
      <Linear waits={second}>
        <p class="lane-big">
          <b class="in-a">{still.opened}</b> {done ? 'names opened, then found' : 'names opened, none of them matches'}
        </p>
      </Linear>
      {second && (
        <Binary>
          <p class="lane-big">
            <b class="in-b">{still.looks}</b> {still.looks === 1 ? 'name opened' : 'names opened'}
          </p>
          <p class="lane-rest">{look ? look.after[1] - look.after[0] + 1 : NAMES.length} still possible</p>
        </Binary>
      )}
    </div>
  );
}

/** Before the race: what each search is going to do. */
export function KernelLanes() {
  return (
    <div class="scene-lanes">
      <Linear waits={false}>
        <p class="lane-sub">Opens every name from the first, in memory order.</p>
      </Linear>
      <Binary>
        <p class="lane-sub">Halves the index, and opens only the name in the middle.</p>
      </Binary>
    </div>
  );
}

function Linear({ waits, children }: { readonly waits: boolean; readonly children: ComponentChildren }) {
  return (
    <section class={waits ? 'lane lane-a waits' : 'lane lane-a'} aria-label="Linear scan">
      <h2 class="lane-head">
        <i class="swatch a" aria-hidden="true" />
        Linear scan <small>until Linux 6.1</small>
      </h2>
      {children}
    </section>
  );
}

function Binary({ children }: { readonly children: ComponentChildren }) {
  return (
    <section class="lane" aria-label="Binary search">
      <h2 class="lane-head">
        <i class="swatch b" aria-hidden="true" />
        Binary search <small>since Linux 6.2</small>
      </h2>
      {children}
    </section>
  );
}
