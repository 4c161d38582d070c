// The symbol as tools take it, each to copy.

import { useSignal } from '@preact/signals';
import { canCopyText, copyText } from '../../export/save.ts';
import { printable } from '../../model/format.ts';
import { Icon } from '../../kit/icons.tsx';
import type { Form } from '../../wire/exploreAnswers.ts';

export function Forms({ forms }: { readonly forms: readonly Form[] }) {
  const status = useSignal('');
  const copy = async ({ tool, text }: Form): Promise<void> => {
    try {
      await copyText(text);
      status.value = `${tool} copied`;
    } catch {
      status.value = 'this browser does not let the page copy: mark the text instead';
    }
  };
  return (
    <div class="sym-part">
      <h3 class="section-head">
        Copy as <small role="status">{status}</small>
      </h3>
      <ul class="sym-forms">
        {forms.map((form) => (
          <li key={form.tool}>
            <span>{form.tool}</span>
            <code title={printable(form.text)}>{printable(form.text)}</code>
            {canCopyText && (
              <button
                type="button"
                class="btn quiet icon"
                aria-label={`Copy ${form.tool}`}
                onClick={() => void copy(form)}
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
