// The views that come late, by name.

import { useSession } from '../../session/context.ts';
import { LabPart } from '../lab/LabPart.tsx';
import { LearnPart } from '../learn/LearnPart.tsx';
import { SymbolsPart } from '../symbols/SymbolsPart.tsx';
import { TablesView } from '../tables/TablesView.tsx';

export function LateView() {
  const view = useSession().state.view.value;
  if (view === 'symbols') return <SymbolsPart />;
  return view === 'learn' ? <LearnPart /> : view === 'lab' ? <LabPart /> : <TablesView />;
}
