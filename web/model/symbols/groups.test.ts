import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf, manyIn, opened, rowAt, groupRowCount, rowOf } from './groups.ts';

const groups = { starts: Uint32Array.of(0, 4, 6, 7), total: 10 };

/** The slow model: every row written out. */
function allRows(open: readonly number[]): [group: number, member: number][] {
  return [...groups.starts.keys()].flatMap((group): [number, number][] => [
    [group, -1],
    ...(open.includes(group)
      ? Array.from({ length: manyIn(groups, group) }, (_, member): [number, number] => [group, member])
      : []),
  ]);
}

test('rows of names and of their symbols are those of a list written out', () => {
  for (let set = 0; set < 16; set++) {
    const open = [0, 1, 2, 3].filter((g) => set & (1 << g));
    const rows = allRows(open);
    assert.equal(groupRowCount(groups, open), rows.length);
    rows.forEach(([group, member], row) => {
      assert.deepEqual(rowAt(groups, open, row), { group, member }, `${open}: row ${row}`);
      assert.equal(rowOf(groups, open, { group, member }), row);
    });
  }
  // A symbol of a closed name stands in its name's row.
  assert.equal(rowOf(groups, [0], { group: 1, member: 1 }), 5);
});

test('each symbol has its name, and names open in order', () => {
  assert.deepEqual(
    Array.from({ length: 10 }, (_, at) => groupOf(groups, at)),
    [0, 0, 0, 0, 1, 1, 2, 3, 3, 3],
  );
  assert.deepEqual(opened([0, 3], 2, true), [0, 2, 3]);
  assert.deepEqual(opened([0, 2, 3], 2, false), [0, 3]);
  assert.deepEqual(opened([0], 0, true), [0]);
});
