// A session is the state and the asynchronous work of the page, an embed or the single file. Views read its signals and
// call its commands. What it needs from outside comes in as the world, and tests make their own world. Only offline.ts
// uses browser APIs directly, for the service worker and locks.

import { createDialogs } from './dialogs.ts';
import type { Dialogs } from './dialogs.ts';
import { createLoads } from './loads.ts';
import type { Loads, LoadSettings } from './loads.ts';
import { createLookups } from './lookups.ts';
import type { Lookups } from './lookups.ts';
import { createNavigation } from './navigation.ts';
import type { Navigation } from './navigation.ts';
import { createPlayer } from './player.ts';
import type { Player } from './player.ts';
import { createStore } from './state.ts';
import type { State, Store } from './state.ts';
import type { World } from './world.ts';

export interface Session {
  readonly state: State;
  readonly world: World;
  readonly lookups: Lookups;
  readonly loads: Loads;
  readonly player: Player;
  readonly navigation: Navigation;
  readonly dialogs: Dialogs;
  readonly pointer: Pointer;
  /**
   * Makes a part when it is first asked for, once for each session: state that only some views need, or that a late
   * chunk brings. `make` itself is the key.
   */
  part<T>(make: (inside: Internals) => T): T;
}

/** A session whose signals can be written. Only files of web/session get it. */
export interface Internals extends Session {
  readonly store: Store;
}

/** What the person points at; -1 for nothing. */
interface Pointer {
  /** A probe, in the table or in the picture. */
  probe(fetch: number): void;
  /** A symbol of the field, by its position in address order. */
  symbol(seq: number): void;
}

export function createSession(world: World, settings: LoadSettings = { standIn: true }): Session {
  const store = createStore();
  // A lookup that is shown ends the offer to try a failed load again.
  const lookups: Lookups = createLookups(store, world, () => loads.forgetFailure());
  const loads: Loads = createLoads(store, world, lookups, settings);
  const player = createPlayer(store, world);
  const navigation = createNavigation(store, world, { lookups, loads, player });
  const parts = new Map<(inside: Internals) => unknown, unknown>();
  const session: Internals = {
    state: store,
    store,
    world,
    lookups,
    loads,
    player,
    navigation,
    dialogs: createDialogs(),
    pointer: {
      probe(fetch) {
        store.hover.value = fetch;
      },
      symbol(seq) {
        store.cursor.value = seq;
      },
    },
    part<T>(make: (inside: Internals) => T): T {
      if (!parts.has(make)) parts.set(make, make(session));
      return parts.get(make) as T;
    },
  };
  return session;
}
