// What the tables of a map take. Pure.

import type { Tables } from '../../wire/answers.ts';

interface TableBytes {
  readonly table: string;
  readonly bytes: number;
}

/** Bytes of each table as the release has them: a name order that was built here for questions is not counted. */
export function bytesByTable({ sizes, indexBuilt }: Pick<Tables, 'sizes' | 'indexBuilt'>): readonly TableBytes[] {
  return [
    { table: 'names', bytes: sizes.names },
    { table: 'offsets', bytes: sizes.offsets + sizes.relativeBase },
    { table: 'seqs_of_names', bytes: indexBuilt ? 0 : sizes.seqsOfNames },
    { table: 'markers', bytes: sizes.markers },
    { table: 'token_table', bytes: sizes.tokenTable },
    { table: 'token_index', bytes: sizes.tokenIndex },
    { table: 'num_syms', bytes: sizes.numSyms },
  ];
}
