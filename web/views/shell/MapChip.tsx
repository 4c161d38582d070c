// The map on screen, in the header: its name and size, and what it was built as. Its panel is one of the late parts.

import { useEffect } from 'preact/hooks';
import { plural } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import { builtAs } from '../../model/built.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { useLate } from '../late.ts';
import { isWarning } from '../../model/notes.ts';
import { clip, printable, size, tableBytes } from '../../model/format.ts';

export function MapChip() {
  const { source, tables, loading } = useSession().state;
  const late = useLate().parts.value;
  const t = tables.value;
  // The map on its way is named where it is loaded.
  if (loading.value && !t?.complete) return null;
  if (!t) return <span class="chip chip-empty">no map loaded yet</span>;
  const name = printable(source.value?.name ?? '');
  const label = (
    <>
      <b class="name clip">{clip(name, 40)}</b>
      <span class="chip-part chip-count">{plural(t.numSyms, 'symbol')}</span>
      <span class="chip-part chip-size">{size(tableBytes(t))} of tables</span>
      <span class="chip-part chip-built">{builtAs(t)}</span>
      {t.notes.some(isWarning) && <span class="chip-part chip-warning">addresses all zero</span>}
    </>
  );
  return (
    <Disclosure class="chip-place" buttonClass="chip" panelClass="map-panel" label={label}>
      {(close) => (late ? <late.MapPanel all={t} name={name} close={close} /> : <Coming />)}
    </Disclosure>
  );
}

/** Opening the panel asks for it. */
function Coming() {
  const { fetchParts } = useLate();
  useEffect(() => void fetchParts(), []);
  return <>One moment …</>;
}
