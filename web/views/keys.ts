// Hands keys to the commands. None while typing, none with a modifier that belongs to the browser, and none that the
// element in focus uses itself.

import { useLayoutEffect } from 'preact/hooks';
import type { Command, ViewKeys } from '../model/keys.ts';
import { createCommands } from '../session/commands.ts';
import { useSession } from '../session/context.ts';
import type { Session } from '../session/session.ts';

const TYPED = 'input:not([type="checkbox"], [type="range"], [type="radio"]), textarea, select, [contenteditable]';
/** Elements that use the space bar and Enter, and elements that use keys of moving, themselves. */
const PRESSED = 'button, a[href], summary, input, [role="button"], [role="radio"]';
const MOVED = 'input, [role="application"], [role="radio"], [role="listbox"], [role="tab"], [role="grid"]';

/** Whether it was taken for the browser. AltGr makes a sign of its own, such as [ and ] on many keyboards. */
const isModified = (e: KeyboardEvent): boolean =>
  (e.ctrlKey || e.metaKey || e.altKey) && !e.getModifierState('AltGraph');

function usesItself(target: Element, key: string): boolean {
  if (target.closest(TYPED)) return true;
  if (key === ' ' || key === 'Enter') return target.closest(PRESSED) !== null;
  return /^(Arrow|Home|End)/.test(key) && target.closest(MOVED) !== null;
}

/** Listens on the whole page; call once. */
export function listenForKeys({ part }: Session): void {
  const { run, commandOf } = part(createCommands);
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isModified(event) || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && usesItself(event.target, event.key)) return;
    const command = commandOf(event.key, event.shiftKey);
    if (command && run(command)) event.preventDefault();
  });
}

/** Offers a command while the view is on screen. */
export function useCommand(command: Command, act: () => void): void {
  const { part } = useSession();
  useLayoutEffect(() => part(createCommands).offer(command, act), []);
}

/** Lays a view's keys over those of the page while it is on screen. */
export function useKeys(keys: ViewKeys): void {
  const { part } = useSession();
  useLayoutEffect(() => part(createCommands).lay(keys), []);
}
