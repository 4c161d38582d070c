// The focus of a control that vanishes would fall to the top of the page, and with it the place of who uses the keys. It
// goes to the main part instead, whatever made the control vanish.

import { focusMain } from './focus.ts';

/** Watches the whole page; call once. */
export function keepFocus(): void {
  let last: Element | undefined;
  let asked = 0;
  addEventListener('focusin', (event) => {
    if (event.target instanceof Element) last = event.target;
  });
  const look = (): void => {
    asked = 0;
    if (!last || document.activeElement !== document.body) return;
    // What is still there was left on purpose.
    if (!last.isConnected || last.checkVisibility?.({ visibilityProperty: true }) === false) focusMain();
    last = undefined;
  };
  // An element that is hidden keeps the focus until the page is drawn.
  const watch = new MutationObserver(() => {
    if (last && asked === 0) asked = requestAnimationFrame(() => requestAnimationFrame(look));
  });
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['hidden', 'class', 'open'] });
}
