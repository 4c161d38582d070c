// The page's own keys; the race's come after (web/views/race/keys.ts). None while typing, none with a modifier that
// belongs to the browser.

import type { Session } from '../../session/session.ts';
import { createFindBox } from './suggestions.ts';

/** For a control that is removed when it is pressed: the focus goes to the main part, not to the top of the page. */
export function focusMain(): void {
  document.querySelector('main')?.focus({ preventScroll: true });
}

export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type="checkbox"], [type="range"]), textarea, select') || target.isContentEditable)
  );
}

/** Whether the key was one of the page's. */
export function handlePageKey({ dialogs, part }: Session, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === '/') part(createFindBox).focus();
  else if (event.key === '?') dialogs.openHelp();
  else return false;
  event.preventDefault();
  return true;
}
