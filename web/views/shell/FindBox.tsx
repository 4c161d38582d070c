// The combobox "Find a symbol": suggestions as you type. Their list is one of the late parts (SuggestionList.tsx).

import { usePart, useSession } from '../../session/context.ts';
import { useLate } from '../late.ts';
import { createFindBox } from './suggestions.ts';
import type { FindState } from './suggestions.ts';

const KEYS: Readonly<Record<string, (box: FindState) => void>> = {
  ArrowDown: (box) => box.move(1),
  ArrowUp: (box) => box.move(-1),
  Enter: (box) => box.enter(),
  Escape: (box) => box.escape(),
};

function onKeyDown(box: FindState, event: KeyboardEvent): void {
  // While an input method composes, it uses Enter and the arrow keys itself.
  const act = event.isComposing ? undefined : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(box);
}

export function FindBox() {
  const { findText } = useSession().state;
  const box = usePart(createFindBox);
  const { active, isShown, close } = box;
  const late = useLate().parts.value;
  const shown = late !== undefined && isShown();
  return (
    <div class="find">
      <input
        ref={box.setField}
        id="find"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="find-list"
        aria-activedescendant={shown && active.value >= 0 ? `find-${active.value}` : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={600}
        placeholder="a name or 0x address"
        value={findText.value}
        onInput={(e) => box.type(e.currentTarget.value)}
        onKeyDown={(e) => onKeyDown(box, e)}
        onBlur={close}
        onFocus={(e) => e.currentTarget.select()}
      />
      <kbd aria-hidden="true">/</kbd>
      {late ? (
        <late.SuggestionList box={box} shown={shown} />
      ) : (
        <ul id="find-list" role="listbox" aria-label="Suggestions" hidden />
      )}
    </div>
  );
}
