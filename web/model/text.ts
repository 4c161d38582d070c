// Numbers and names as people read them. Names are hostile text: whatever a map holds, they are shown on one
// line, in their own place, with nothing invisible.

/** 154,686. A frame of the race writes ten numbers, and Intl takes several times as long for each. */
export function count(x: number): string {
  return String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "812 B", "3.3 kB", "6.4 MB": 1 kB is 1,000 bytes. */
export function bytesText(x: number): string {
  if (x < 1000) return `${Math.round(x)} B`;
  if (x < 999_500) return `${short(x / 1000)} kB`;
  return `${short(x / 1e6)} MB`;
}

function short(x: number): string {
  return x < 100 && Math.round(x) !== x ? x.toFixed(1).replace(/\.0$/, '') : count(x);
}

/** A ratio: 1.9, 12, 1,928. */
export function ratioText(x: number): string {
  return x < 10 ? x.toFixed(1).replace(/\.0$/, '') : count(x);
}

/** 1 probe, 2 probes */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/**
 * Control, unassigned and private characters, blanks, and what Unicode says to ignore in display: fillers, joiners,
 * tags.
 */
const UNSEEN = /[\p{C}\p{Z}\p{DI}\u2800]/gu;

/**
 * The name with every invisible character shown: control characters as their pictures, blanks, bidi controls and other
 * invisible characters as their code points. Bytes that are no UTF-8 all look like U+FFFD here (see differsAt).
 */
export function visible(name: string): string {
  return name.replace(UNSEEN, (c) => {
    const code = c.codePointAt(0)!;
    if (code <= 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `‹${code.toString(16).padStart(4, '0')}›`;
  });
}

/** How many letters two names have in common before they differ, never ending within a pair of surrogates. */
export function common(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let i = 0;
  while (i < most && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i > 0 && (a.charCodeAt(i - 1) & 0xfc00) === 0xd800 ? i - 1 : i;
}

/**
 * Where two names differ whose first `bytes` bytes are equal, as a search has found them. Letters cannot tell: bytes
 * that are no UTF-8 all became U+FFFD, taken as one byte here.
 */
export function differsAt(a: string, b: string, bytes = Infinity): number {
  const most = common(a, b);
  let at = 0;
  for (const letter of a.slice(0, most)) {
    const code = letter.codePointAt(0)!;
    bytes -= code < 0x80 || code === 0xfffd ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes < 0) break;
    at += letter.length;
  }
  return at;
}

/** The letter there, '' at the end. */
export function letterAt(name: string, at: number): string {
  const code = name.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** 00000000 81b61dd0, without a prefix: fixed width for a kernel of that word size. */
export function addressText(address: bigint, word32: boolean): string {
  return address.toString(16).padStart(word32 ? 8 : 16, '0');
}
