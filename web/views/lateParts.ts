// What the first race does without: fetched in one piece once the page has its first map (late.ts).

import { followCloseups } from '../session/closeups.ts';
import { createOffline } from '../session/offline.ts';
import type { Internals, Session } from '../session/session.ts';

export { EndCard } from './race/EndCard.tsx';
export { FieldCursor, Tip } from './race/FieldCursor.tsx';
export { Invitation } from './race/Invitation.tsx';
export { Letters } from './race/Letters.tsx';
export { ProbeTable } from './race/ProbeTable.tsx';
export { Settings } from './race/Settings.tsx';
export { FileWanted } from './shell/FileWanted.tsx';
export { LateView } from './shell/LateView.tsx';
export { MapPanel } from './shell/MapPanel.tsx';
export { Outcome } from './shell/Outcome.tsx';
export { Overlays } from './shell/Overlays.tsx';
export { SuggestionList } from './shell/SuggestionList.tsx';

/** Begins what of the session came with this. */
export function beginLate(part: Session['part']): void {
  part(beginCloseups);
  part(createOffline);
}

function beginCloseups({ store, world, lookups }: Internals): void {
  followCloseups(store, world.clock, lookups);
}
