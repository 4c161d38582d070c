// How a race ended, in one line: for screen readers, captions and the sentence under the picture. The whole of it is in
// ending.ts. Pure.

import type { Trace } from '../wire/answers.ts';
import { count, plural, ratioText } from './text.ts';

export type EndKind = 'binary' | 'linear' | 'draw' | 'absent' | 'alone';

/** Which search read less: bytes decide. */
export function winner(t: Trace): EndKind {
  if (t.fetches.length === 0) return 'alone';
  if (!t.found) return 'absent';
  return t.binaryBytes < t.linearBytes ? 'binary' : t.binaryBytes > t.linearBytes ? 'linear' : 'draw';
}

/** The end in one line. */
export function inShort(t: Trace, numSyms: number): string {
  const linear = plural(t.linearExpanded, 'name');
  const kind = winner(t);
  if (kind === 'alone')
    return t.found ? `${linear} opened; this kernel has no index.` : `${linear} opened; no symbol has this name.`;
  const binary = plural(t.fetches.length, 'name');
  const r = t.linearBytes / Math.max(1, t.binaryBytes);
  if (kind === 'draw') return `A draw: ${binary} opened, or ${linear}; both read ${plural(t.linearBytes, 'byte')}.`;
  if (kind === 'linear')
    return `Linear wins here: ${linear} opened, and ${count(t.linearBytes)} bytes read instead of ${count(t.binaryBytes)}.`;
  const what = kind === 'absent' ? 'No symbol has this name: ' : '';
  const less = r > 1 ? `; ${ratioText(r)} times fewer bytes` : '';
  return `${what}${binary} opened instead of ${kind === 'absent' ? `all ${count(numSyms)}` : count(t.linearExpanded)}${less}; for 3 bytes a symbol.`;
}
