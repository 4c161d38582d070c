// Hand-made tables and traces for the tests of the race, small enough to check by hand. Sixteen
// names, each of which costs one byte to scan; a probe is four steps of 3, 4, 2 and 11 bytes.

import type { Fetch, Step, Tables, Trace } from '../wire/answers.ts';

const utf8 = new TextEncoder();

export const SYMBOL_BYTES = 10;
export const PROBE_BYTES = 20;

/** names are in address order; seqs_of_names follows from sorting them. */
export function makeTables(names: readonly string[], hasSeqs = true): Tables {
  const n = names.length;
  const order = names.map((_, i) => i).sort((a, b) => (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b));
  return {
    complete: true,
    release: '6.12',
    numSyms: n,
    allSymbols: true,
    absolutePercpu: false,
    word32: false,
    ltoClang: false,
    hasSeqs,
    indexBuilt: false,
    sizes: {
      numSyms: 4,
      names: 0,
      markers: 0,
      tokenTable: 0,
      tokenIndex: 0,
      seqsOfNames: 3 * n,
      offsets: 0,
      relativeBase: 0,
      plain: 0,
    },
    maxProbes: Math.ceil(Math.log2(n + 1)),
    hardest: 0,
    hardestBytes: 0,
    last: n - 1,
    lines: n,
    memoryKiB: 0,
    fingerprint: '',
    notes: [],
    areas: [{ start: 0, label: '.text' }],
    initials: [{ start: 0, label: 'a' }],
    type: () => 116,
    name: (i) => names[i],
    address: (i) => BigInt(i),
    linearBytes: (i) => SYMBOL_BYTES * Math.min(i, n),
    linearAt: (b) => Math.min(n, Math.floor(b / SYMBOL_BYTES)),
    seq: (k) => order[k],
    names: new Uint8Array(0),
    records: new Uint32Array(0),
    seqs: new Uint8Array(0),
    markers: new Uint32Array(0),
    offsets: new Uint32Array(0),
    addresses: new BigUint64Array(0),
    tokenTable: new Uint8Array(0),
    tokenIndex: new Uint16Array(0),
    tokenUses: new Uint32Array(0),
    rounds: [],
    relativeBase: 0n,
  };
}

/** The lookup of `query` as the kernel does it, with the fixture's costs. */
export function makeTrace(tables: Tables, query: string): Trace {
  const n = tables.numSyms;
  const fetches: Fetch[] = [];
  const steps: Step[] = [];
  const fetch = (k: number, low: number, high: number, walk: boolean): number => {
    const seq = tables.seq(k)!;
    const name = tables.name(seq)!;
    const sign = query < name ? -1 : query > name ? 1 : 0;
    const at = fetches.length * PROBE_BYTES;
    fetches.push({
      walk,
      k,
      low,
      high,
      leftLow: sign > 0 ? k + 1 : low,
      leftHigh: sign < 0 ? k - 1 : high,
      seq,
      marker: 0,
      skipped: seq & 255,
      record: 0,
      header: 1,
      codes: new Uint8Array(2),
      pieces: ['t', name],
      type: 't',
      name,
      bytes: utf8.encode(name),
      sign,
      diff: 0,
      bytesFrom: at,
      bytesTo: at + PROBE_BYTES,
    });
    [3, 7, 9, 20].forEach((to, i) =>
      steps.push({
        kind: (['seq', 'marker', 'skip', 'expand'] as const)[i]!,
        fetch: fetches.length - 1,
        bytesTo: at + to,
      }),
    );
    return sign;
  };
  let first = -1;
  let probes = 0;
  if (tables.hasSeqs) {
    let low = 0;
    let high = n - 1;
    while (low <= high) {
      const mid = low + ((high - low) >> 1);
      probes++;
      const sign = fetch(mid, low, high, false);
      if (sign === 0) {
        first = mid;
        break;
      }
      if (sign > 0) low = mid + 1;
      else high = mid - 1;
    }
    while (first > 0 && fetch(first - 1, first, first, true) === 0) first--;
  }
  let seq = -1;
  for (let i = 0; i < n && seq < 0; i++) if (tables.name(i) === query) seq = i;
  let last = first;
  while (first >= 0 && last + 1 < n && tables.name(tables.seq(last + 1)!) === query) last++;
  const linearExpanded = seq < 0 ? n : seq + 1;
  return {
    query,
    queryBytes: utf8.encode(query),
    found: seq >= 0,
    seq,
    address: BigInt(Math.max(0, seq)),
    first,
    last,
    probes,
    fetches,
    steps,
    binaryBytes: fetches.length * PROBE_BYTES,
    linearBytes: linearExpanded * SYMBOL_BYTES,
    linearExpanded,
    numSyms: n,
  };
}

/** n names n0000 … whose address order differs from their alphabetical order. */
export function scattered(n: number): string[] {
  return Array.from({ length: n }, (_, i) => `n${String((i * 7919 + 13) % n).padStart(4, '0')}`);
}
