// The symbol as tools take it, each to copy.

import { canCopyText } from '../../export/save.ts';
import { printable } from '../../model/format.ts';
import { Icon } from '../../kit/icons.tsx';
import type { Form } from '../../wire/exploreAnswers.ts';

interface Props {
  readonly forms: readonly Form[];
  readonly copy: (what: string, text: string) => Promise<void>;
}

export function Forms({ forms, copy }: Props) {
  return (
    <div class="sym-part">
      <h3 class="section-head">Copy as</h3>
      <ul class="sym-forms">
        {forms.map(({ tool, text }) => (
          <li key={tool}>
            <span>{tool}</span>
            <code title={printable(text)}>{printable(text)}</code>
            {canCopyText && (
              <button
                type="button"
                class="btn quiet icon"
                aria-label={`Copy ${tool}`}
                onClick={() => void copy(tool, text)}
              >
                <Icon name="copy" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
