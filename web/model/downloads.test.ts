import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../wire/decodeTables.ts';
import { EXPORTS } from '../wire/protocol.ts';
import { fileName, rawTables, TEXTS } from './downloads.ts';

const golden = (name: string) => decodeTables(new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`)));

test('what is offered is what the release has', () => {
  const offered = (name: string): string[] => rawTables(golden(name)).map((t) => t.what);
  assert.deepEqual(offered('tables'), [
    'num_syms',
    'names',
    'markers',
    'token_table',
    'token_index',
    'offsets',
    'relative_base',
    'seqs_of_names',
  ]);
  assert.ok(!offered('no-index').includes('seqs_of_names'));
  for (const t of [...TEXTS, ...rawTables(golden('tables'))]) assert.ok(EXPORTS.includes(t.what));
});

test('sizes are those of the bytes', () => {
  const all = golden('tables');
  const bytes = Object.fromEntries(rawTables(all).map((t) => [t.what, t.bytes]));
  assert.equal(bytes['names'], all.names.length);
  assert.equal(bytes['seqs_of_names'], all.seqs.length);
  assert.equal(bytes['offsets'], all.offsets.byteLength);
});

test('a hostile map name makes a harmless file name', () => {
  assert.equal(fileName('../../etc/passwd', 'System.map'), '.._.._etc_passwd.System.map');
  assert.equal(fileName('a"b<c>\n.map.gz', 'names'), 'a_b_c_.map.kallsyms_names.bin');
  assert.equal(fileName('', 'kallsyms.S'), 'map.kallsyms.S');
});
