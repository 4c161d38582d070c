// Takes a map's text.

import { useRef } from 'preact/hooks';
import { usePart, useSession } from '../../session/context.ts';

/** The text pasted last: when it is refused, the box opens with it again. */
const createPasted = () => ({ text: '' });

export function PasteForm({ close }: { readonly close: () => void }) {
  const { loads, state } = useSession();
  const { openText } = loads;
  const { problem } = state;
  const last = usePart(createPasted);
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    last.text = box.current?.value ?? '';
    close();
    void openText(last.text);
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
        defaultValue={problem.value ? last.text : ''}
        rows={10}
        spellcheck={false}
        autocomplete="off"
        placeholder="ffffffff81000000 T _text"
      />
      <p class="dialog-actions">
        <button type="button" class="btn" onClick={close}>
          Cancel
        </button>
        <button type="submit" class="btn strong">
          Build its tables
        </button>
      </p>
    </form>
  );
}
