// What the first race does without: fetched in one piece once the page has its first map (later.tsx).

export { TablesView } from '../tables/TablesView.tsx';
export { whyHardest, whyLast } from './hardest.ts';
export { HelpText } from './HelpText.tsx';
export { MapPanel } from './MapPanel.tsx';
export { PasteForm } from './PasteForm.tsx';
