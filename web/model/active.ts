/** The suggestion the arrow keys go to. -1 is the text itself: up from it is the last suggestion, down from the last is the text again. */
export function nextActive(active: number, by: number, length: number): number {
  return ((active + 1 + by + length + 1) % (length + 1)) - 1;
}
