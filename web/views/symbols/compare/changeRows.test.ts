import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { labCsv } from '../../../export/labCsv.ts';
import { goldenTables } from '../../../session/fakeWorld.ts';
import { decodeChanges, decodeCompared } from '../../../wire/compareAnswers.ts';
import { aboutPair } from './about.ts';
import { CHANGE_HEAD, changeRows } from './changeRows.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

test('a list as a file names both maps, and leaves the side empty that has not the symbol', async () => {
  const side = (name: string) => ({ name, tables: goldenTables });
  const difference = { a: side('=older.map'), b: side('System.map'), compared: decodeCompared(frame('compared')) };
  const changes = decodeChanges(frame('changes'));
  const csv = await labCsv(
    aboutPair(difference),
    { head: CHANGE_HEAD, rows: () => changeRows(changes, difference) },
    async () => undefined,
  );
  const lines = (await csv.text()).split('\r\n');
  // What a spreadsheet could take for a formula has an apostrophe before it.
  assert.equal(lines[0], `"map A","'=older.map"`);
  assert.equal(lines[1], `"fingerprint A","${goldenTables.fingerprint}"`);
  assert.equal(lines[2], '"map B","System.map"');
  const { sizeB, cost } = changes.at(0);
  assert.equal(lines[6], `"","","","","${goldenTables.name(5)}","T","ffffffff81012800",${sizeB},${cost}`);
});
