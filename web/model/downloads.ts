// What can be downloaded, and under which name. Pure.

import type { Tables } from '../wire/answers.ts';
import type { ExportName } from '../wire/protocol.ts';

export const TEXTS: readonly { readonly what: ExportName; readonly says: string }[] = [
  { what: 'System.map', says: 'builds these tables again' },
  { what: 'kallsyms.txt', says: 'as /proc/kallsyms prints it' },
  { what: 'kallsyms.S', says: 'what the kernel’s build assembles' },
];

/** The tables this release has, with their sizes in the kernel's memory. */
export function rawTables(all: Tables): readonly { readonly what: ExportName; readonly bytes: number }[] {
  const { sizes } = all;
  const list: { what: ExportName; bytes: number }[] = [
    { what: 'num_syms', bytes: sizes.numSyms },
    { what: 'names', bytes: sizes.names },
    { what: 'markers', bytes: sizes.markers },
    { what: 'token_table', bytes: sizes.tokenTable },
    { what: 'token_index', bytes: sizes.tokenIndex },
  ];
  // A release without 32-bit offsets stores whole addresses.
  list.push({ what: all.offsets.length > 0 ? 'offsets' : 'addresses', bytes: sizes.offsets });
  if (sizes.relativeBase > 0) list.push({ what: 'relative_base', bytes: sizes.relativeBase });
  if (all.hasSeqs) list.push({ what: 'seqs_of_names', bytes: sizes.seqsOfNames });
  return list;
}

/** A map's name may be anything a file's name may be: only harmless letters go into the new one. */
export function fileName(map: string, what: ExportName): string {
  const stem =
    map
      .replace(/\.(gz|map|txt)$/i, '')
      .replace(/[^\w.+-]+/g, '_')
      .slice(0, 80) || 'map';
  return what.includes('.') ? `${stem}.${what}` : `${stem}.kallsyms_${what}.bin`;
}
