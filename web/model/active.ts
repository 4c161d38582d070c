/**
 * The suggestion that an arrow key moves to. -1 is the text in the box: up from it comes the last suggestion, down from
 * the last comes the text again.
 */
export function nextActive(active: number, by: number, length: number): number {
  return ((active + 1 + by + length + 1) % (length + 1)) - 1;
}
