// Every byte of every table of the small map, against a slow model that reads the tables as SPEC 1 to 6 describe them: one entry after
// another, from the first on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../../wire/decodeTables.ts';
import { readTokens } from '../tokens.ts';
import { aimOf } from './goTo.ts';
import { isLit, litBytes } from './lit.ts';
import { tableParts } from './parts.ts';
import type { TableName } from './parts.ts';
import { pathOf, pathText } from './place.ts';
import { byteAfter, rowCount, rowText } from './rows.ts';
import { stretchesOf, stripBackground } from './strips.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const all = decodeTables(frame('tables'));
const ORDER_6_4 = [0, 1, 2, 3, 4, 6, 7, 5];
const parts = tableParts(all, ORDER_6_4);
const tokens = readTokens(all);
const part = (name: TableName) => parts.find((p) => p.name === name)!;
const path = (name: TableName, offset: number) => pathOf(all, part(name), offset, tokens);

/** Token texts by splitting the token table at its NULs. */
const texts = Buffer.from(all.tokenTable).toString('latin1').split('\0').slice(0, 256);

/** Entries as they follow each other: where each begins, and its codes. */
function entries(): { at: number; codes: number[] }[] {
  const list = [];
  for (let at = 0; at < all.names.length; ) {
    const length = all.names[at]!;
    list.push({ at, codes: [...all.names.subarray(at + 1, at + 1 + length)] });
    at += 1 + length;
  }
  return list;
}

test('the tables stand in the order of the release, and have the sizes that the core counts', () => {
  assert.deepEqual(
    parts.map(({ label, bytes }) => [label, bytes.length]),
    [
      ['num_syms', 4],
      ['names', all.sizes.names],
      ['markers', 4],
      ['token_table', all.sizes.tokenTable],
      ['token_index', 512],
      ['offsets', 4 * 24],
      ['relative_base', 8],
      ['seqs_of_names', 3 * 24],
    ],
  );
});

test('each byte of names is a length or a token of the entry that a walk from the first on meets there', () => {
  entries().forEach(({ at, codes }, seq) => {
    const name = codes.map((code) => texts[code]).join('');
    assert.equal(pathText(all, path('names', at)), `names[${at}] · length of entry ${seq} · ${name.slice(1)}`);
    let letters = 0;
    codes.forEach((code, i) => {
      const { what, seq: owner, slot } = path('names', at + 1 + i);
      assert.equal(owner, seq);
      assert.equal(slot, code);
      const text = texts[code]!;
      const [from, to] = [letters, letters + text.length - 1];
      const where =
        from > 0
          ? `${from === to ? `letter ${from}` : `letters ${from}–${to}`}`
          : to > 0
            ? `the type and letters 1–${to}`
            : 'the type';
      assert.equal(what, `token ${code.toString(16).padStart(2, '0')} “${text}”, ${where} of entry ${seq}`);
      letters += text.length;
    });
    assert.equal(letters, name.length);
  });
});

test('a byte of the token table is a letter of the token whose NUL follows it', () => {
  let slot = 0;
  all.tokenTable.forEach((byte, offset) => {
    const told = path('token_table', offset);
    assert.equal(told.slot, slot);
    assert.equal(/^the NUL/.test(told.what), byte === 0, told.what);
    if (byte === 0) slot++;
  });
  assert.equal(slot, 256);
});

test('each element of the other tables says whose it is', () => {
  const list = entries();
  for (let k = 0; k < 24; k++) {
    const seq = (all.seqs[3 * k]! << 16) | (all.seqs[3 * k + 1]! << 8) | all.seqs[3 * k + 2]!;
    for (let byte = 0; byte < 3; byte++) {
      const told = path('seqs_of_names', 3 * k + byte);
      assert.equal(told.what, `place ${k} of the index: entry ${seq}, byte ${byte + 1} of 3`);
      assert.equal(told.seq, seq);
    }
    assert.equal(path('offsets', 4 * k + 3).seq, k);
  }
  assert.equal(path('markers', 2).what, 'where entry 0 begins: block 0, byte 3 of 4');
  assert.equal(path('num_syms', 0).what, 'the number of symbols, 24, byte 1 of 4');
  assert.match(path('relative_base', 0).what, /^the base that offsets count from, [0-9a-f]{16}/);
  const crumbs = path('names', list[7]!.at + 1).crumbs.map(({ what, note }) => `${what}: ${note}`);
  assert.match(crumbs.at(-1)!, new RegExp(`^${all.address(7)!.toString(16).padStart(16, '0')}: offsets\\[7\\]$`));
});

test('what is lit for a symbol are exactly the bytes that lead back to it, and the tokens of its entry', () => {
  entries().forEach(({ codes }, seq) => {
    const lit = litBytes(all, parts, seq, tokens);
    for (const name of ['names', 'seqs_of_names', 'offsets'] as const)
      part(name).bytes.forEach((_, offset) =>
        assert.equal(isLit(lit[name], offset), path(name, offset).seq === seq, `${name} ${offset} of ${seq}`),
      );
    for (const name of ['token_table', 'token_index'] as const)
      part(name).bytes.forEach((_, offset) =>
        assert.equal(isLit(lit[name], offset), codes.includes(path(name, offset).slot!), `${name} ${offset} of ${seq}`),
      );
  });
  assert.deepEqual(litBytes(all, parts, 24, tokens), {});
});

test('a text goes to a byte, an entry or a lookup, and says why it cannot', () => {
  const aim = (text: string) => aimOf(text, all, parts);
  assert.deepEqual(aim('names[17]'), { kind: 'byte', place: { table: 'names', offset: 17 } });
  assert.deepEqual(aim(' kallsyms_names+0x11 '), { kind: 'byte', place: { table: 'names', offset: 17 } });
  assert.deepEqual(aim('seqs_of_names 71'), { kind: 'byte', place: { table: 'seqs_of_names', offset: 71 } });
  assert.deepEqual(aim('seqs_of_names 72'), { kind: 'wrong', why: 'seqs_of_names has 72 bytes' });
  assert.deepEqual(aim('#23'), { kind: 'entry', seq: 23 });
  assert.equal(aim('24').kind, 'wrong');
  assert.deepEqual(aim('vfs_read'), { kind: 'lookup', text: 'vfs_read' });
  assert.equal(aim('ffffffff81020c10').kind, 'lookup');
  assert.equal(aim('').kind, 'wrong');
});

test('keys lead from byte to byte, row to row and entry to entry, and stop at both ends', () => {
  const names = part('names');
  const list = entries();
  const after = (offset: number, key: string, wide = 16) => byteAfter(all, names, offset, key, { page: 2, wide });
  assert.equal(after(0, 'ArrowLeft'), 0);
  assert.equal(after(0, 'ArrowDown', 8), 8);
  assert.equal(after(0, 'PageDown'), 32);
  assert.equal(after(3, 'End'), names.bytes.length - 1);
  assert.equal(after(3, 'x'), undefined);
  assert.equal(after(list[4]!.at + 1, ']'), list[5]!.at);
  assert.equal(after(list[4]!.at + 1, '['), list[4]!.at);
  assert.equal(after(list[4]!.at, '['), list[3]!.at);
  const index = part('seqs_of_names');
  assert.equal(byteAfter(all, index, 4, '[', { page: 2, wide: 16 }), 3);
  assert.equal(byteAfter(all, index, 4, ']', { page: 2, wide: 16 }), 6);
  assert.equal(byteAfter(all, index, 4, 'ArrowDown', { page: 2, wide: 16 }), 7);
});

test('rows say what begins in them', () => {
  const list = entries();
  const names = part('names');
  for (let row = 0; row < rowCount(names, 16); row++) {
    const { label, columns } = rowText(all, names, row, tokens, 16);
    assert.equal(Number.parseInt(label, 16), 16 * row);
    const begun = list.flatMap(({ at }, seq) => (at >= 16 * row && at < 16 * row + 16 ? [all.name(seq)!] : []));
    for (const name of begun.slice(0, 4)) assert.ok(columns[0]!.includes(name), `${name} in ${columns[0]}`);
  }
  assert.deepEqual(rowText(all, part('seqs_of_names'), 5, tokens, 16).columns, [
    String(all.seq(5)),
    all.name(all.seq(5)!),
  ]);
});

test('a strip goes from its beginning to its end in stretches of one kind', () => {
  for (const p of parts) {
    const stretches = stretchesOf(all, p);
    assert.equal(stretches[0]!.from, 0);
    assert.equal(stretches.at(-1)!.to, 1);
    stretches.slice(1).forEach((s, i) => {
      assert.equal(s.from, stretches[i]!.to);
      assert.notEqual(s.kind, stretches[i]!.kind);
    });
    assert.match(stripBackground(stretches), /^linear-gradient\(to right, var\(--k\d\) 0\.00%/);
  }
});

test('tables before 6.2 have no index, and one that was built here stands last', () => {
  const old = decodeTables(frame('no-index'));
  const order = [6, 7, 0, 1, 2, 3, 4];
  assert.deepEqual(
    tableParts(old, order).map(({ name }) => name),
    ['offsets', 'relative_base', 'num_syms', 'names', 'markers', 'token_table', 'token_index'],
  );
  assert.equal(tableParts(decodeTables(frame('index-built')), order).at(-1)?.name, 'seqs_of_names');
});
