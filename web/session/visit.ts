// The beginning of a visit: which state to show first, and which signals are then kept in step with it.

import { followAddress, followTitle } from './addressBar.ts';
import type { Link } from '../model/link.ts';
import { followTheme, recall, remember } from './memory.ts';
import { openingFor } from './opening.ts';
import { createIntroducing } from './introducing.ts';
import { guardOwnFile } from './ownFile.ts';
import type { Internals } from './session.ts';

/** Begins the visit and returns its first link. Called once for each session. */
export function beginVisit({ store, world, lookups, player, navigation, part }: Internals): Link {
  const bare = world.address.hash() === '';
  const { link, odd } = recall(store, world);
  part(guardOwnFile);
  followTheme(store, world);
  followTitle(store, world);
  remember(store, world, navigation);
  void navigation.visit(link).then(() => navigation.tellOdd(odd));
  followAddress(store, world, navigation);

  if (bare && !link.query && part(createIntroducing).isDue()) part(createIntroducing).begin();

  /** Draws the opening race while the engine starts. */
  const showOpening = async (): Promise<void> => {
    const opening = await openingFor(link, world.sources);
    if (!opening || store.tables.value) return;
    lookups.showOpening(opening, link);
    // A first visit begins with the introduction. A person who comes back, or follows a link, sees the moment that it
    // names. The opening race plays by itself only in the race view, where it can be paused.
    const moves = link.view === 'race' && !link.query && !part(createIntroducing).isDue();
    if (moves && !world.around.prefersStill()) player.play();
  };
  void showOpening().catch(() => {
    // Without the opening race the page waits for the map.
  });
  return link;
}
