// The map on screen: what was changed or assumed in reading it, and a form to build it with other options.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useSession } from '../../session/context.ts';
import type { Note, Tables } from '../../wire/answers.ts';
import { fromImage } from '../../model/imageLayout.ts';
import { count, plural } from '../../model/text.ts';
import { RELEASES } from '../../model/releases.ts';
import { asSentence, clip, printable, size, tableBytes } from '../../model/format.ts';

export function MapPanel({
  all,
  name,
  close,
}: {
  readonly all: Tables;
  readonly name: string;
  readonly close: () => void;
}) {
  const image = fromImage(all);
  return (
    <>
      <h2 class="name">{name}</h2>
      <p class="muted">
        {plural(all.numSyms, 'symbol')} {image ? 'read out of a kernel' : <>out of {plural(all.lines, 'line')}</>};{' '}
        {count(tableBytes(all))} bytes of tables
        {all.memoryKiB > 0 && (
          <>
            ; {size(all.memoryKiB * 1024)} of memory used to {image ? 'read' : 'build'} them
          </>
        )}
        .
      </p>
      <Notes notes={all.notes} title={image ? 'How it was read' : 'Changed, left out, assumed'} />
      {all.complete && <Options all={all} close={close} />}
    </>
  );
}

function Notes({ notes, title }: { readonly notes: readonly Note[]; readonly title: string }) {
  if (notes.length === 0) return <p>Every line was taken as it is; nothing was changed or left out.</p>;
  return (
    <>
      <h3>{title}</h3>
      <ul class="notes">
        {notes.map((note) => (
          <li key={`${note.code} ${note.line}`}>
            {asSentence(printable(note.message))}
            {note.line > 0 && (
              <span class="muted">
                {' '}
                {note.count > 1
                  ? `${plural(note.count, 'line')}, first ${count(note.line)}:`
                  : `Line ${count(note.line)}:`}
              </span>
            )}
            {note.text && <code class="name clip">{printable(clip(note.text, 120))}</code>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The options as they are in force: chosen by the person, or inferred by the importer. */
function Options({ all, close }: { readonly all: Tables; readonly close: () => void }) {
  const { loads, state } = useSession();
  const { rebuild } = loads;
  const image = fromImage(all);
  const release = useSignal(all.release);
  const allSymbols = useSignal(all.allSymbols);
  const absolute = useSignal(all.absolutePercpu);
  const listed = RELEASES.some(([name]) => name === release.value);
  const build = (event: Event): void => {
    event.preventDefault();
    close();
    void rebuild(
      image
        ? { release: release.value }
        : { release: release.value, allSymbols: allSymbols.value, absolutePercpu: absolute.value },
    );
  };
  const chosen = Object.keys(state.buildOptions.value).length > 0;
  return (
    <form class="options" onSubmit={build}>
      <h3>{image ? 'Read it otherwise' : 'Build it otherwise'}</h3>
      <label class="option-row">
        Kernel release
        <select
          value={release.value}
          onChange={(e) => {
            release.value = e.currentTarget.value;
          }}
        >
          {!listed && <option value={release.value}>{release.value}</option>}
          {RELEASES.map(([name, what]) => (
            <option key={name} value={name}>
              {name}: {what}
            </option>
          ))}
        </select>
      </label>
      {!image && <Switches allSymbols={allSymbols} absolute={absolute} />}
      <p class="dialog-actions">
        {chosen && (
          <button
            type="button"
            class="btn"
            onClick={() => {
              close();
              void rebuild({});
            }}
          >
            As inferred
          </button>
        )}
        <button type="submit" class="btn strong">
          {image ? 'Read again' : 'Build again'}
        </button>
      </p>
    </form>
  );
}

/** Options for building. Tables read from an image have them already. */
function Switches({
  allSymbols,
  absolute,
}: {
  readonly allSymbols: Signal<boolean>;
  readonly absolute: Signal<boolean>;
}) {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={allSymbols.value}
          onChange={(e) => {
            allSymbols.value = e.currentTarget.checked;
          }}
        />
        All symbols{' '}
        <span class="muted">
          (<code>CONFIG_KALLSYMS_ALL</code>; otherwise functions only)
        </span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={absolute.value}
          onChange={(e) => {
            absolute.value = e.currentTarget.checked;
          }}
        />
        Per-CPU symbols are absolute <span class="muted">(x86-64 up to 6.14)</span>
      </label>
    </>
  );
}
