// Compare: a second map beside the page's own, what came, went and changed, and what that costs.

import { useLayoutEffect } from 'preact/hooks';
import { COMPARE_KEYS } from '../../../model/symbols/keys.ts';
import { usePart, useSession } from '../../../session/context.ts';
import { createComparison } from '../../../session/symbols/comparison.ts';
import { useKeys } from '../../keys.ts';
import { createDrop } from '../../shell/drop.ts';
import { ChangesPanel } from './ChangesPanel.tsx';
import { Choosing } from './Choosing.tsx';
import { FlowPanel } from './FlowPanel.tsx';
import { GroupsPanel } from './GroupsPanel.tsx';
import { Sides } from './Sides.tsx';
import { TablesPanel } from './TablesPanel.tsx';

export function CompareView() {
  const comparison = usePart(createComparison);
  const drop = usePart(createDrop);
  useKeys(COMPARE_KEYS);
  const { tables } = useSession().state;
  // A file that is dropped while this part is on screen is the second map.
  useLayoutEffect(() => {
    drop.take = comparison.openFile;
    return () => {
      drop.take = undefined;
    };
  }, []);
  if (!tables.value?.complete)
    return <p class="panel tables-wait">The map is being loaded; another can be compared with it then.</p>;
  const difference = comparison.difference.value;
  return (
    <div class="cmp">
      <Sides comparison={comparison} />
      {difference ? (
        <div class="cmp-body">
          <div class="cmp-stack">
            <FlowPanel difference={difference} />
            <GroupsPanel difference={difference} />
          </div>
          <div class="cmp-stack">
            <TablesPanel difference={difference} />
            <ChangesPanel comparison={comparison} difference={difference} />
          </div>
        </div>
      ) : (
        <Choosing comparison={comparison} />
      )}
    </div>
  );
}
