// The doors to the parts of Symbols that few people open: what they need is fetched on opening.

import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';
import { Behind } from '../shell/Behind.tsx';

const createCostDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./cost/CostView.tsx'), addStyle('compare.css'), world.study?.fetch()]);
    return view.CostView;
  });

const createCompareDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./compare/CompareView.tsx'), addStyle('compare.css')]);
    return view.CompareView;
  });

export function ComparePart() {
  return (
    <Behind make={createCompareDoor} name="Compare" meanwhile="The part Compare is being fetched from this site." />
  );
}

export function CostPart() {
  return <Behind make={createCostDoor} name="Cost" meanwhile="The part Cost is being fetched from this site." />;
}
