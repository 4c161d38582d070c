// The frames Go wrote for the tests, as the exports' subjects.

import { readFileSync } from 'node:fs';
import { decodeTables } from '../wire/decodeTables.ts';
import { decodeTrace } from '../wire/decodeTrace.ts';
import type { Ink } from '../paint/surface.ts';
import type { Subject } from './figure.ts';

const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

const tables = decodeTables(bytes('tables'));
const before62 = decodeTables(bytes('no-index'));

type GoldenTrace = 'found' | 'duplicate' | 'absent' | 'empty-name' | 'scan-only';

export function golden(name: GoldenTrace): Subject {
  return {
    tables: name === 'scan-only' ? before62 : tables,
    trace: decodeTrace(bytes(name)),
    mode: 'work',
    map: 'golden.map',
  };
}

export const GOLDEN: readonly GoldenTrace[] = ['found', 'duplicate', 'absent', 'empty-name'];

/** Each colour is its own name. */
export const plainInk: Ink = {
  css: new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'],
  rgb: () => [0, 0, 0],
  sans: 'system-ui, sans-serif',
  mono: 'ui-monospace, monospace',
};
