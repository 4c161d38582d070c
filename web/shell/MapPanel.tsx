// The map on screen: what was made of it, and building it otherwise.

import { useSignal } from '@preact/signals';
import { rebuild } from '../actions.ts';
import type { Note, Tables } from '../frames.ts';
import { count, plural } from '../race/text.ts';
import { wanted } from '../store.ts';
import { RELEASES } from './releases.ts';
import { asSentence, clip, printable, size, tableBytes } from './text.ts';

export function MapPanel({ all, name, close }: { readonly all: Tables; readonly name: string; readonly close: () => void }) {
  return (
    <>
      <h2 class="name">{name}</h2>
      <p class="muted">{plural(all.numSyms, 'symbol')} out of {plural(all.lines, 'line')}; {count(tableBytes(all))} bytes of tables
        {all.memoryKiB > 0 && <>; {size(all.memoryKiB * 1024)} of memory used to build them</>}.</p>
      <Notes notes={all.notes} />
      {all.complete && <Options all={all} close={close} />}
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return <p>Every line was taken as it is; nothing was changed or left out.</p>;
  return (
    <>
      <h3>Changed, left out, assumed</h3>
      <ul class="notes">
        {notes.map((note) => (
          <li key={`${note.code} ${note.line}`}>
            {asSentence(printable(note.message))}
            {note.line > 0 && <span class="muted"> {note.count > 1 ? `${plural(note.count, 'line')}, first ${count(note.line)}:` : `Line ${count(note.line)}:`}</span>}
            {note.text && <code class="name clip">{printable(clip(note.text, 120))}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the person asked for is marked; the rest is what the importer inferred. */
function Options({ all, close }: { readonly all: Tables; readonly close: () => void }) {
  const release = useSignal(all.release);
  const allSymbols = useSignal(all.allSymbols);
  const absolute = useSignal(all.absolutePercpu);
  const listed = RELEASES.some(([name]) => name === release.value);
  const build = (event: Event): void => {
    event.preventDefault();
    close();
    void rebuild({ release: release.value, allSymbols: allSymbols.value, absolutePercpu: absolute.value });
  };
  const chosen = Object.keys(wanted.value).length > 0;
  return (
    <form class="options" onSubmit={build}>
      <h3>Build it otherwise</h3>
      <label class="option-row">Kernel release
        <select value={release.value} onChange={(e) => { release.value = e.currentTarget.value; }}>
          {!listed && <option value={release.value}>{release.value}</option>}
          {RELEASES.map(([name, what]) => <option key={name} value={name}>{name}: {what}</option>)}
        </select>
      </label>
      <label class="check"><input type="checkbox" checked={allSymbols.value} onChange={(e) => { allSymbols.value = e.currentTarget.checked; }} />
        All symbols <span class="muted">(<code>CONFIG_KALLSYMS_ALL</code>; otherwise functions only)</span></label>
      <label class="check"><input type="checkbox" checked={absolute.value} onChange={(e) => { absolute.value = e.currentTarget.checked; }} />
        Per-CPU symbols are absolute <span class="muted">(x86-64 up to 6.14)</span></label>
      <p class="dialog-actions">
        {chosen && <button type="button" class="btn" onClick={() => { close(); void rebuild({}); }}>As inferred</button>}
        <button class="btn strong">Build again</button>
      </p>
    </form>
  );
}
