// What the first race does without: fetched in one piece once the page has its first map (later.tsx).

export { FieldCursor, Tip } from './race/FieldCursor.tsx';
export { Code } from './inside/Code.tsx';
export { keepOffline } from '../session/offline.ts';
export { Over } from './inside/Over.tsx';
export { TablesView } from './tables/TablesView.tsx';
export { FileWanted } from './shell/FileWanted.tsx';
export { followCloseups } from '../session/closeup.ts';
export { whyHardest, whyLast } from '../model/hardest.ts';
export { MapPanel } from './shell/MapPanel.tsx';
export { Overlays } from './shell/Overlays.tsx';
