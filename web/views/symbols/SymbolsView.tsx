// Symbols: its three parts. The list is here; Compare and Cost are fetched when one is opened for the first time.

import { Tabs } from '../../kit/Tabs.tsx';
import type { Tab } from '../../kit/Tabs.tsx';
import { SYMBOL_PARTS } from '../../model/symbols/place.ts';
import type { SymbolPart } from '../../model/symbols/place.ts';
import { usePart } from '../../session/context.ts';
import { createParts } from '../../session/symbols/parts.ts';
import { useCommand, useKeys } from '../keys.ts';
import { SYMBOL_KEYS } from '../../model/symbols/keys.ts';
import { ListPart } from './ListPart.tsx';
import { ComparePart, CostPart } from './laterParts.tsx';

const VIEWS = { list: ListPart, compare: ComparePart, cost: CostPart };

const TABS: readonly Tab<SymbolPart>[] = SYMBOL_PARTS.map(({ id, label }) => ({ id, label, Part: VIEWS[id] }));

export function SymbolsView() {
  const { chosen, choose } = usePart(createParts);
  useKeys(SYMBOL_KEYS);
  for (const [i, { id }] of SYMBOL_PARTS.entries()) useCommand(`part${(i + 1) as 1 | 2 | 3}`, () => choose(id));
  return (
    <div class={`symbols in-${chosen.value}`}>
      <h1 class="unseen">Symbols</h1>
      <Tabs label="Parts of Symbols" tabs={TABS} chosen={chosen.value} onChoose={choose} />
    </div>
  );
}
