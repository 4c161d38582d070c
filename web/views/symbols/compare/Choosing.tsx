// In the comparison's place before there is one: the second map is chosen, or how far the work on it is.

import { Icon } from '../../../kit/icons.tsx';
import { asSentence, brief, printable } from '../../../model/format.ts';
import { filled, phaseWords } from '../../../model/progress.ts';
import { SAMPLES } from '../../../model/samples.ts';
import type { MapComparison } from '../../../session/symbols/comparison.ts';
import { useSession } from '../../../session/context.ts';

export function Choosing({ comparison }: { readonly comparison: MapComparison }) {
  const { work, second, wanted, problem } = comparison;
  if (work.value) return <Working comparison={comparison} />;
  if (second.value)
    return (
      <section class="panel cmp-panel cmp-choose" aria-label="Comparing">
        <p role="status">{problem.value ? asSentence(problem.value.cause) : 'Stopped.'}</p>
        <button type="button" class="btn strong" onClick={comparison.again}>
          Compare again
        </button>
      </section>
    );
  return (
    <section class="panel cmp-panel cmp-choose" aria-label="The second map">
      {wanted.value ? (
        <p role="status">
          This link compares with <b class="name">{printable(wanted.value.name)}</b>. Links never hold a map: open that
          file here. Its fingerprint is <code>{wanted.value.fingerprint}</code>.
        </p>
      ) : (
        <p>Choose a second map or kernel to compare with. It stays on this machine, as all maps do.</p>
      )}
      <Choices comparison={comparison} />
      <Trouble comparison={comparison} />
    </section>
  );
}

function Choices({ comparison: { openFile, openSample } }: { readonly comparison: MapComparison }) {
  const own = useSession().state.source.value;
  const pick = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    const file = field.files?.[0];
    // Emptied, so that choosing the same file again counts as a change.
    field.value = '';
    if (file) openFile(file);
  };
  return (
    <p class="cmp-choices">
      <label class="btn open-file strong">
        <Icon name="open" />
        <span>Open the second map</span>
        <input type="file" class="unseen" aria-label="Open the second map" title="or drop it here" onChange={pick} />
      </label>
      {SAMPLES.filter(({ id }) => own?.kind !== 'sample' || own.id !== id).map(({ id, name }) => (
        <button type="button" class="btn" key={id} onClick={() => openSample(id)}>
          {name}
        </button>
      ))}
      <span class="muted">or drop a file here</span>
    </p>
  );
}

/** Why the second map could not be read; of an archive, the files to choose from. */
function Trouble({ comparison: { problem, stopped, choose } }: { readonly comparison: MapComparison }) {
  const trouble = problem.value;
  if (!trouble) return stopped.value ? <p role="status">Stopped.</p> : null;
  return (
    <div role="alert">
      <p>
        <b>{trouble.title}.</b> {trouble.line > 0 && `Line ${trouble.line}: `}
        {asSentence(trouble.cause)} {asSentence(trouble.hint)}
      </p>
      {trouble.choices?.map(({ path }) => (
        <button type="button" class="btn" key={path} onClick={() => choose(path)}>
          {printable(path)}
        </button>
      ))}
    </div>
  );
}

function Working({ comparison: { work, stop } }: { readonly comparison: MapComparison }) {
  const { what, name, progress } = work.value!;
  const share =
    what === 'reading' ? filled(progress) : progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const words = what === 'reading' ? phaseWords(progress) : 'pairing the symbols of both maps';
  return (
    <section class="panel cmp-panel cmp-choose" aria-label="Comparing">
      <p role="status">
        {what === 'reading' ? 'Reading' : 'Comparing with'} <b class="name">{printable(brief(name))}</b>: {words}
      </p>
      <p class="cmp-choices">
        <progress max={100} value={share} aria-label={what === 'reading' ? 'Reading' : 'Comparing'} />
        <button type="button" class="btn" onClick={stop}>
          Cancel
        </button>
      </p>
    </section>
  );
}
