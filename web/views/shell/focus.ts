/** For a control that is removed when it is pressed: the focus goes to the main part, not to the top of the page. */
export function focusMain(): void {
  document.querySelector('main')?.focus({ preventScroll: true });
}
