// Takes a map's text.

import { useRef } from 'preact/hooks';
import { openText } from '../../session/actions.ts';
import { problem } from '../../session/store.ts';

/** Kept, since it may be refused: then the box opens with it again. */
let pasted = '';

export function PasteForm({ close }: { readonly close: () => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    pasted = box.current?.value ?? '';
    close();
    void openText(pasted);
  };
  return (
    <form class="paste" onSubmit={submit}>
      <label for="paste-box">
        Lines of an address, a type and a name, as in <code>System.map</code>, <code>/proc/kallsyms</code> or the output
        of <code>nm -n</code>
      </label>
      <textarea
        id="paste-box"
        ref={box}
        autofocus
        defaultValue={problem.value ? pasted : ''}
        rows={10}
        spellcheck={false}
        autocomplete="off"
        placeholder="ffffffff81000000 T _text"
      />
      <p class="dialog-actions">
        <button type="button" class="btn" onClick={close}>
          Cancel
        </button>
        <button class="btn strong">Build its tables</button>
      </p>
    </form>
  );
}
