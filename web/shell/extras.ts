// What the first race does without: fetched in one piece once the page has its first map (later.tsx).

export { FieldCursor, Tip } from '../race/FieldCursor.tsx';
export { Code } from '../rail/Code.tsx';
export { keepOffline } from '../offline/offline.ts';
export { Over } from '../rail/Over.tsx';
export { TablesView } from '../tables/TablesView.tsx';
export { FileWanted } from './FileWanted.tsx';
export { followCloseups } from './closeup.ts';
export { whyHardest, whyLast } from './hardest.ts';
export { MapPanel } from './MapPanel.tsx';
export { Overlays } from './Overlays.tsx';
