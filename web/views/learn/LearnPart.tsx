// The door to Learn.

import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';
import { Behind } from '../shell/Behind.tsx';

const createLearnDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./LearnView.tsx'), addStyle('learn.css'), world.study?.fetch()]);
    return view.LearnView;
  });

export function LearnPart() {
  return <Behind make={createLearnDoor} name="Learn" meanwhile="The questions are being fetched from this site." />;
}
