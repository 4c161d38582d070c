// From an image to its System.map, which can be shared, and kept in a tenth of the room.

import { engine, load, momentNow, report } from './actions.ts';
import { asked, source, tables } from './store.ts';

/** Puts the map in the image's place: the same lookup at the same moment, in tables built as those of the image were. */
export async function openItsMap(): Promise<void> {
  const from = source.value;
  const all = tables.value;
  const e = engine();
  if (!from || !all || !e) return;
  try {
    const file = await e.export('System.map');
    const wish = { asked: asked.value, moment: momentNow() };
    await load(
      { kind: 'file', file, name: `${from.name}.map` },
      { release: all.release, allSymbols: all.allSymbols, absolutePercpu: all.absolutePercpu },
      wish,
    );
  } catch (reason) {
    report(reason, 'Its System.map could not be written');
  }
}
