// What went wrong, where, why and what to do. The map loaded before stays as it is.

import { useSession } from '../../session/context.ts';
import { count } from '../../model/text.ts';
import { Icon } from '../../kit/icons.tsx';
import { focusMain } from './focus.ts';
import type { ArchiveFile } from '../../wire/answers.ts';
import { asSentence, clip, printable, size } from '../../model/format.ts';

export function Alert() {
  const { loads, state } = useSession();
  const { dismiss, repair, startAgain } = loads;
  const { problem } = state;
  const p = problem.value;
  return (
    <div role="alert" class="alert-place">
      {p && (
        <div class="alert">
          <div class="alert-text">
            <p class="alert-title">{printable(p.title)}</p>
            {(p.line > 0 || p.text) && (
              <p class="alert-line">
                {p.line > 0 && <span>line {count(p.line)}</span>}
                {p.text && <code class="name">{printable(clip(p.text, 200))}</code>}
              </p>
            )}
            <p>{asSentence(printable(p.cause))}</p>
            {p.hint && <p class="alert-hint">{asSentence(printable(p.hint))}</p>}
            {p.choices && p.choices.length > 0 && <Choices files={p.choices} />}
          </div>
          {p.again && (
            <button type="button" class="btn" onClick={() => void startAgain()}>
              Start again
            </button>
          )}
          {p.repair && (
            <button type="button" class="btn" onClick={repair}>
              Get this page anew
            </button>
          )}
          <button
            type="button"
            class="btn quiet icon"
            aria-label="Dismiss"
            onClick={() => {
              dismiss();
              focusMain();
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

/** The files of an archive, one of which is to be opened. */
function Choices({ files }: { readonly files: readonly ArchiveFile[] }) {
  const { choose } = useSession().loads;
  return (
    <ul class="alert-choices" aria-label="Files in the archive">
      {files.map((file) => (
        <li key={file.path}>
          <button type="button" class="btn" onClick={() => void choose(file.path)}>
            <span class="name clip">{printable(file.path)}</span>
            <span class="muted">
              {file.kind}, {size(file.size)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
