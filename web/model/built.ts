// What a map's tables were built as, in a few words. Pure.

/** "built as 6.12, per-CPU absolute, text only" */
export function builtAs(t: {
  readonly release: string;
  readonly absolutePercpu: boolean;
  readonly allSymbols: boolean;
  readonly word32: boolean;
}): string {
  const parts = [`built as ${t.release}`];
  if (t.word32) parts.push('32 bits');
  if (t.absolutePercpu) parts.push('per-CPU absolute');
  if (!t.allSymbols) parts.push('functions only');
  return parts.join(', ');
}
