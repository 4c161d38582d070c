// Messages between the page (engine.ts) and the worker (wasm/lab, wasm/image). Bulk answers are frames.

/** What the person wants built; undefined leaves it to the importer to infer. */
export interface BuildOptions {
  readonly release?: string;
  readonly allSymbols?: boolean;
  readonly absolutePercpu?: boolean;
  /** The file to open of an archive in which several are maps or kernels, as the error "choose" lists it (symtab/wire/doc.go). */
  readonly path?: string;
}

/**
 * The work of a load, in order: of a map, or (unpack, find, check) of a kernel image. fetch is the page's own, of a shared map; the others
 * are the worker's.
 */
export type Phase =
  | 'fetch'
  | 'read'
  | 'parse'
  | 'sort'
  | 'index'
  | 'train'
  | 'encode'
  | 'unpack'
  | 'find'
  | 'check'
  | 'send';

/**
 * fetch, read, parse, unpack and find count bytes, the others their own unit (symbols, rounds). total 0 or 1: there is
 * nothing to count.
 */
export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
}

/** Files a person can keep: the tables as text in three forms, or one table's bytes (little-endian). */
export const EXPORTS = [
  'System.map',
  'kallsyms.txt',
  'kallsyms.S',
  'num_syms',
  'names',
  'markers',
  'token_table',
  'token_index',
  'seqs_of_names',
  'offsets',
  'addresses',
  'relative_base',
] as const;
export type ExportName = (typeof EXPORTS)[number];

export type Request =
  | { readonly op: 'load'; readonly file: Blob; readonly name: string; readonly options: BuildOptions }
  | { readonly op: 'lookup'; readonly name: string }
  | { readonly op: 'lookupAt'; readonly seq: number }
  | { readonly op: 'suggest' | 'near'; readonly text: string; readonly limit: number }
  | { readonly op: 'locate'; readonly text: string }
  | { readonly op: 'entry'; readonly seq: number }
  /** seq: the name's position in address order, or -1. */
  | { readonly op: 'time'; readonly name: string; readonly seq: number }
  | { readonly op: 'export'; readonly what: ExportName }
  /** Builds a name order where the release has none. Answered by a Tables frame, like a load; from then on lookups search it. */
  | { readonly op: 'index' }
  /**
   * Asked of an image alone. `image` asks what is known of it beside its tables. `rebuild` builds the tables again and
   * compares. The answers are decoded in imageAnswers.ts.
   */
  | { readonly op: 'image' }
  | { readonly op: 'rebuild' }
  /** Asked of wasm/study: it takes a kernel's tables, then counts. The answers are decoded in studyAnswers.ts. */
  | { readonly op: 'study'; readonly tables: StudiedTables }
  | { readonly op: 'costs' }
  | { readonly op: 'training' }
  /** The same, decoded in designAnswers.ts: 91 other designs, and these with the bytes that a compressor makes of them, which takes long. */
  | { readonly op: 'designs' }
  | { readonly op: 'packed' }
  /** A learner's own pairs, in their order: the texts of both halves. The answer says what could be played next, with none too. */
  | { readonly op: 'pairs'; readonly pairs: readonly (readonly [string, string])[] }
  | { readonly op: 'write'; readonly text: string }
  | { readonly op: 'growth' }
  /** The same, for Tables, decoded in touchedAnswers.ts. seqs: symbols, by their positions in address order. */
  | { readonly op: 'contests' }
  | { readonly op: 'shrinking'; readonly seqs: readonly number[] }
  /** release: that of the tables. It needs no tables itself. */
  | { readonly op: 'releases'; readonly release: string }
  /** The same, for Cost, decoded in compareAnswers.ts: it takes a map, then builds its tables otherwise. */
  | ({ readonly op: 'original' } & ComparedTables)
  | ({ readonly op: 'whatIf' } & WhatIf)
  /** Asked of wasm/symbols: it takes a kernel's tables, then answers. The answers are decoded in exploreAnswers.ts. */
  | { readonly op: 'explore'; readonly tables: StudiedTables }
  /** by: explore.Column of the Go core. shift: hexadecimal, '' where the text may tell it. */
  | {
      readonly op: 'filter';
      readonly text: string;
      readonly by: number;
      readonly down: boolean;
      readonly shift: string;
      /** Goes on where the last answer, which had only the first matches, stopped. */
      readonly more?: true;
    }
  | { readonly op: 'card'; readonly seq: number }
  | { readonly op: 'miss'; readonly name: string }
  /** The same program, decoded in compareAnswers.ts: it takes one side or two, then compares them or tells who takes the bytes of side 0. */
  | ({ readonly op: 'side'; readonly side: 0 | 1 } & ComparedTables)
  /** swapped: from side 1 to side 0. */
  | { readonly op: 'compare'; readonly swapped: boolean }
  /** list and by: numbers of symtab/compare's List and Key. */
  | {
      readonly op: 'changes';
      readonly list: number;
      readonly text: string;
      readonly by: number;
      readonly up: boolean;
    }
  | { readonly op: 'shares' };

/** How tables are to be built otherwise: release '' and longest 0 leave those as they are. */
export interface WhatIf {
  readonly onlyText: boolean;
  readonly noPadding: boolean;
  readonly release: string;
  /** Names are cut to so many letters. */
  readonly longest: number;
}

/** A map whose tables are compared or built again: how the kernel has its addresses, and what its tables take. */
export interface ComparedTables {
  readonly tables: StudiedTables;
  readonly absolutePercpu: boolean;
  readonly baseRelative: boolean;
  readonly pcRelative: boolean;
  /** Bytes: names, offsets, seqs_of_names, markers, token_table, token_index, relative_base, num_syms. */
  readonly sizes: readonly number[];
}

/** The tables as a program can read them, numbers little-endian. */
export interface StudiedTables {
  readonly release: string;
  readonly numSyms: number;
  readonly ltoClang: boolean;
  readonly word32: boolean;
  readonly names: Uint8Array;
  readonly seqs: Uint8Array;
  readonly tokenTable: Uint8Array;
  readonly tokenIndex: Uint8Array;
  readonly markers: Uint8Array;
  /** Empty where the kernel has whole addresses. */
  readonly offsets: Uint8Array;
  /** Slot, first and second of each round of training. */
  readonly rounds: Uint8Array;
  /** Whole addresses, 64 bits each: for wasm/symbols, in place of offsets. */
  readonly addresses?: Uint8Array;
  readonly allSymbols?: boolean;
}

/** The worker's messages: once when ready, then answers and progress by request id. */
export type Message =
  | { readonly type: 'ready' }
  | {
      readonly type: 'progress';
      readonly id: number;
      readonly phase: Phase;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'chunk'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly type: 'frame'; readonly id: number; readonly frame: ArrayBuffer }
  | { readonly type: 'dead'; readonly reason: 'exit' | 'start'; readonly code: number; readonly text: string };
