import assert from 'node:assert/strict';
import test from 'node:test';
import { DOORS } from './doors.ts';
import { formatLink, parseLink } from './link.ts';

test('a link leads to every door, by its name alone', () => {
  for (const { id, label } of DOORS) {
    const { link, odd } = parseLink(`#${id}`);
    assert.deepEqual([link.view, odd], [id, []]);
    assert.equal(formatLink(link), `#${id}`);
    assert.match(label, /^[A-Z][a-z]+$/);
  }
  assert.equal(new Set(DOORS.map(({ id }) => id)).size, DOORS.length);
});
