import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_SIZE } from '../../wire/exploreAnswers.ts';
import { hasWord, nextSort, prefixOf, sortOf, toggleWord } from './filter.ts';
import { kindIndex, onAxis, rowAfter, scrollTo, shownRows, sizeText, splitName } from './list.ts';

test('buttons write words into the filter and take them out', () => {
  assert.equal(toggleWord('tcp_', 'equal'), 'tcp_ equal');
  assert.equal(toggleWord('tcp_ equal', 'equal'), 'tcp_');
  assert.equal(toggleWord('type:t tcp_', 'type:data'), 'tcp_ type:data');
  assert.equal(toggleWord('', '-__pfx_'), '-__pfx_');
  assert.equal(hasWord('tcp_ equal', 'equal'), true);
  assert.equal(hasWord('tcp_ equally', 'equal'), false);
  assert.equal(prefixOf('tcp_ type:t'), 'tcp_');
  assert.equal(prefixOf('tcp_ udp_'), '');
  assert.equal(prefixOf('equal group'), '');
});

test('heads of columns choose an order, and a second press turns it round', () => {
  assert.deepEqual(sortOf('-size'), { by: 2, down: true });
  assert.deepEqual(sortOf('nonsense'), { by: 0, down: false });
  assert.equal(nextSort('', 2), '-size');
  assert.equal(nextSort('-size', 2), 'size');
  assert.equal(nextSort('', 1), 'name');
  assert.equal(nextSort('name', 1), '-name');
  assert.equal(nextSort('-size', 0), '');
});

test('of any list a screen full of rows is drawn, and the last row can be reached', () => {
  for (const rows of [3, 154_686, 500_000, 16_000_000])
    for (const rowHeight of [26, 52]) {
      const list = { height: 600, rowHeight, rows };
      const { whole } = shownRows({ ...list, scrollTop: 0 });
      assert.ok(whole <= 15_000_000);
      const first = shownRows({ ...list, scrollTop: 0 });
      assert.deepEqual([first.from, first.top], [0, 0]);
      const last = shownRows({ ...list, scrollTop: Math.max(0, whole - 600) });
      assert.equal(last.to, rows);
      assert.ok(last.to - last.from <= 600 / rowHeight + 2, `${rows} rows: ${last.from} to ${last.to}`);
      // The last row ends where the list does, give or take what a browser rounds.
      if (rows > 100) assert.ok(Math.abs(last.top + (rows - last.from) * rowHeight - whole) < 1);
      const top = scrollTo({ ...list, scrollTop: 0 }, rows - 1);
      const seen = shownRows({ ...list, scrollTop: top ?? 0 });
      assert.ok(seen.from <= rows - 1 && seen.to === rows);
    }
});

test('keys lead through the list and stop at its ends', () => {
  const list = { height: 260, rowHeight: 26, rows: 100 };
  assert.equal(rowAfter('ArrowDown', -1, list), 0);
  assert.equal(rowAfter('ArrowDown', 99, list), 99);
  assert.equal(rowAfter('ArrowUp', 0, list), 0);
  assert.equal(rowAfter('PageDown', 0, list), 9);
  assert.equal(rowAfter('End', 5, list), 99);
  assert.equal(rowAfter('Home', 50, list), 0);
  assert.equal(rowAfter('x', 0, list), undefined);
  assert.equal(rowAfter('ArrowDown', 0, { ...list, rows: 0 }), undefined);
});

test('a row says its size, its place on the axis, its kind and its parts', () => {
  assert.equal(sizeText(NO_SIZE), '–');
  assert.equal(sizeText(1312), '1,312');
  assert.equal(onAxis(0), 0);
  assert.ok(onAxis(3330) < onAxis(6_421_349));
  assert.equal(onAxis(1e9), 1);
  assert.deepEqual(splitName('__pfx_finish_task_switch.isra.0'), ['__pfx_', 'finish_task_switch', '.isra.0']);
  assert.deepEqual(splitName('foo.constprop.0.isra.1'), ['', 'foo', '.constprop.0.isra.1']);
  assert.deepEqual(splitName('__func__.0'), ['', '__func__.0', '']);
  assert.deepEqual([...'TtdrbA?'].map(kindIndex), [0, 1, 2, 3, 4, 5, 0]);
});
