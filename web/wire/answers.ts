// What frames say (symtab/wire/doc.go describes the format, decodeTables.ts, decodeTrace.ts and decodeAnswers.ts read it): typed views over a frame's own buffer.

/** Sizes of the kernel's tables, in bytes as the target has them. */
export interface TableSizes {
  readonly numSyms: number;
  readonly names: number;
  readonly markers: number;
  readonly tokenTable: number;
  readonly tokenIndex: number;
  readonly seqsOfNames: number;
  readonly offsets: number;
  readonly relativeBase: number;
  /** All names as plain text: type character, letters and a NUL each. */
  readonly plain: number;
}

/** Something the importer changed, left out or assumed. */
export interface Note {
  readonly code: string;
  /** First line concerned, counted from 1; 0 when no line is. */
  readonly line: number;
  readonly count: number;
  readonly message: string;
  /** Excerpt of that line: hostile text. */
  readonly text: string;
}

/** A labelled start on an axis: an area of the image, or a thumb-index letter. */
export interface Mark {
  readonly start: number;
  readonly label: string;
}

/** One round of token training: the pair (first, second) became `slot`, found `count` times. */
export interface Round {
  readonly slot: number;
  readonly first: number;
  readonly second: number;
  readonly count: number;
}

/** What a scene may ask of a loaded map. The opening frame answers `undefined` where it does not know. */
export interface Tables {
  readonly complete: boolean;
  readonly release: string;
  readonly numSyms: number;
  readonly allSymbols: boolean;
  readonly absolutePercpu: boolean;
  readonly word32: boolean;
  /** Whether the compiler added suffixes to names, which the kernel cuts off before it compares. */
  readonly ltoClang: boolean;
  /** Whether there is a name order: the release's own, or one built here. */
  readonly hasSeqs: boolean;
  /** Whether the name order was built here, since the release has none. The request 'index' builds it. */
  readonly indexBuilt: boolean;
  readonly sizes: TableSizes;
  /** Most probes any binary search over this map can take. */
  readonly maxProbes: number;
  /**
   * Position in address order of the unique name whose binary search reads most bytes, -1 for none, and those bytes.
   */
  readonly hardest: number;
  readonly hardestBytes: number;
  /** Position of the last symbol in memory whose name is unique, -1 for none. */
  readonly last: number;
  /** Lines of the map read. */
  readonly lines: number;
  /** WebAssembly memory after the build, in KiB; 0 when unknown. */
  readonly memoryKiB: number;
  /** 64-bit FNV-1a of the map's text, 16 hexadecimal digits, by which links know it; '' in the opening frame. */
  readonly fingerprint: string;
  readonly notes: readonly Note[];
  /** Areas of the image (.text, .rodata …) by first symbol in address order. */
  readonly areas: readonly Mark[];
  /** First letters by first position in name order. */
  readonly initials: readonly Mark[];

  /** Type character (as a char code) of the symbol at position i of address order. */
  type(i: number): number;
  name(i: number): string | undefined;
  address(i: number): bigint | undefined;
  /** Bytes of table the linear scan has read before it begins symbol i; linearBytes(numSyms) is a whole scan. */
  linearBytes(i: number): number;
  /**
   * The symbol the scan is reading when it has read that many bytes: largest i with linearBytes(i) <= bytes, at most
   * numSyms.
   */
  linearAt(bytes: number): number;
  /** seqs_of_names[k]: name order to address order. */
  seq(k: number): number | undefined;

  // For the Tables view; empty arrays in the opening frame.
  readonly names: Uint8Array;
  /** numSyms + 1 offsets into names. */
  readonly records: Uint32Array;
  readonly seqs: Uint8Array;
  readonly markers: Uint32Array;
  readonly offsets: Uint32Array;
  /** Of every symbol, in address order. */
  readonly addresses: BigUint64Array;
  readonly tokenTable: Uint8Array;
  readonly tokenIndex: Uint16Array;
  readonly tokenUses: Uint32Array;
  readonly rounds: readonly Round[];
  readonly relativeBase: bigint;
}

/** One fetch of SPEC 16: a probe, or after the hit one look back for an earlier equal name. */
export interface Fetch {
  readonly walk: boolean;
  /** Position in name order (mid). */
  readonly k: number;
  /** Interval before the comparison, and after it (empty when leftHigh < leftLow). */
  readonly low: number;
  readonly high: number;
  readonly leftLow: number;
  readonly leftHigh: number;
  /** seqs_of_names[k], its marker (offset of block seq >> 8) and the records skipped (seq & 255). */
  readonly seq: number;
  readonly marker: number;
  readonly skipped: number;
  /** Offset of the record in names, bytes of its length, compressed bytes. */
  readonly record: number;
  readonly header: number;
  readonly codes: Uint8Array;
  /** Text of each of those bytes; concatenated they are type + name. */
  readonly pieces: readonly string[];
  readonly type: string;
  readonly name: string;
  /** The name as the tables have it, for names that are no UTF-8. */
  readonly bytes: Uint8Array;
  /** strcmp(wanted, name): below 0 go low, above 0 go high, 0 hit. */
  readonly sign: number;
  /** Letters wanted and name have in common before they differ. */
  readonly diff: number;
  /** Bytes of table read before and after this fetch. */
  readonly bytesFrom: number;
  readonly bytesTo: number;
}

/**
 * seq: 3 bytes of seqs_of_names; marker: 4 bytes; skip: headers of the records passed; expand: header, tokens, then the
 * comparison.
 */
export const STEP_KINDS = ['seq', 'marker', 'skip', 'expand'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Step {
  readonly kind: StepKind;
  /** Index into fetches. */
  readonly fetch: number;
  /** Bytes of table read when this step ends: its event on the byte clock. */
  readonly bytesTo: number;
}

/** One kallsyms_lookup_name, both ways. */
export interface Trace {
  readonly query: string;
  /** The wanted name as it was looked up. */
  readonly queryBytes: Uint8Array;
  readonly found: boolean;
  /** Position of the (first) match in address order, -1 when absent. */
  readonly seq: number;
  readonly address: bigint;
  /** Range of equal names in name order (outside the race), -1 when absent. */
  readonly first: number;
  readonly last: number;
  readonly probes: number;
  readonly fetches: readonly Fetch[];
  readonly steps: readonly Step[];
  readonly binaryBytes: number;
  readonly linearBytes: number;
  readonly linearExpanded: number;
  readonly numSyms: number;
}

export interface Suggestions {
  /**
   * Positions in address order: first the names that begin so, in name order, then names that match without regard to
   * case, with * for any letters. Of near names: the nearest first.
   */
  readonly seqs: readonly number[];
  /** How many symbols have the name of each. */
  readonly same: readonly number[];
  readonly prefixed: number;
  /** Names that begin so, in all. */
  readonly total: number;
}

/** Where an address lies: name + offset / size. */
export interface Location {
  readonly seq: number;
  readonly address: bigint;
  readonly offset: bigint;
  readonly size: bigint;
}

/** Token-level detail of one record. */
export interface Entry {
  readonly seq: number;
  readonly codes: Uint8Array;
  readonly pieces: readonly string[];
}

/** Both searches of one name, timed in this browser by repetition; ns each, 0 repetitions when too quick to measure. */
export interface Timing {
  readonly linearNs: number;
  readonly linearTimes: number;
  readonly binaryNs: number;
  readonly binaryTimes: number;
}

/** A person's mistake, or a bug of ours (code "bug"). */
export interface WireError {
  readonly code: string;
  readonly line: number;
  readonly text: string;
  readonly cause: string;
  readonly hint: string;
  /** With the code "choose": the files of an archive of which one is to be opened. */
  readonly choices?: readonly ArchiveFile[];
}

/** A file in an archive that is a map or a kernel. */
export interface ArchiveFile {
  /** As the archive has it: hostile text. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly kind: string;
}
