import assert from 'node:assert/strict';
import test from 'node:test';
import { labCsv } from './labCsv.ts';

test('a file says of what it is, has every row, and lets the page go on between them', async () => {
  let pauses = 0;
  const data = {
    head: ['position', 'name'],
    *rows() {
      for (let i = 0; i < 10_000; i++) yield [i, i === 0 ? '=cmd()' : `name_${i}`];
    },
  };
  const blob = await labCsv([['map', 'a "map"']], data, async () => {
    pauses++;
  });
  const lines = (await blob.text()).split('\r\n');
  assert.deepEqual(lines.slice(0, 4), ['"map","a ""map"""', '', '"position","name"', `0,"'=cmd()"`]);
  assert.equal(lines.length, 10_000 + 4);
  assert.equal(pauses, 2);
});
