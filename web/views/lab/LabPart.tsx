// The door to the Lab.

import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';
import { Behind } from '../shell/Behind.tsx';

const createLabDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./LabView.tsx'), addStyle('lab.css'), world.study?.fetch()]);
    return view.LabView;
  });

export function LabPart() {
  return <Behind make={createLabDoor} name="The Lab" meanwhile="The experiments are being fetched from this site." />;
}
