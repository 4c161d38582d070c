// The views that come late, by name.

import { useSession } from '../../session/context.ts';
import { LearnPart } from '../learn/LearnPart.tsx';
import { TablesView } from '../tables/TablesView.tsx';

export function LateView() {
  return useSession().state.view.value === 'learn' ? <LearnPart /> : <TablesView />;
}
