// The door to Symbols.

import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';
import { Behind } from '../shell/Behind.tsx';

const createSymbolsDoor = ({ world }: Internals) =>
  createDoor(world.clock, async () => {
    const [view] = await Promise.all([import('./SymbolsView.tsx'), addStyle('symbols.css'), world.symbols?.fetch()]);
    return view.SymbolsView;
  });

export function SymbolsPart() {
  return (
    <Behind make={createSymbolsDoor} name="Symbols" meanwhile="The list of symbols is being fetched from this site." />
  );
}
