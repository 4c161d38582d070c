// The map on screen, in the header: its name and size, and what it was built as. Its panel comes later (extras.ts).

import { plural } from '../../model/text.ts';
import { source, tables } from '../../session/store.ts';
import { builtAs } from '../../model/built.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { extras } from '../later.tsx';
import { isWarning } from '../../model/notes.ts';
import { clip, printable, size, tableBytes } from '../../model/format.ts';

export function MapChip() {
  const t = tables.value;
  if (!t) return <span class="chip chip-empty">no map loaded yet</span>;
  const Panel = extras.value?.MapPanel;
  const name = printable(source.value?.name ?? '');
  const label = (
    <>
      <b class="name clip">{clip(name, 40)}</b>
      <span class="chip-part">{plural(t.numSyms, 'symbol')}</span>
      <span class="chip-part chip-size">{size(tableBytes(t))} of tables</span>
      <span class="chip-part chip-built">{builtAs(t)}</span>
      {t.notes.some(isWarning) && <span class="chip-part chip-warning">addresses all zero</span>}
    </>
  );
  return (
    <Disclosure class="chip-place" buttonClass="chip" panelClass="map-panel" label={label}>
      {(close) => (Panel ? <Panel all={t} name={name} close={close} /> : 'One moment …')}
    </Disclosure>
  );
}
