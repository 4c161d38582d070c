// The door to the parts of Tables that are not in the overview.

import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';
import { Behind } from '../shell/Behind.tsx';

const createTouchDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./touch/TouchView.tsx'), addStyle('touch.css'), world.study?.fetch()]);
    return view.TouchView;
  });

export function TouchPart() {
  return <Behind make={createTouchDoor} name="This part" meanwhile="This part is being fetched from this site." />;
}
