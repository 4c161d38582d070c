// Links made at random: what is written is read back, and whatever is read is a link that can be written.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seeded } from '../wire/seeded.ts';
import { formatLink, parseLink } from './link.ts';

const KEYS = [
  'v',
  'map',
  'print',
  'file',
  'share',
  'rel',
  'all',
  'percpu',
  'q',
  'n',
  'addr',
  'mode',
  'at',
  'from',
  'to',
  'theme',
];
const VALUES = [
  '1',
  '0',
  '',
  'NaN',
  '-1',
  '1e9',
  'Infinity',
  'teaching',
  'vfs_read',
  '%',
  '%zz',
  'steps',
  'log',
  'dark',
  '6.12',
];

test('whatever a hash holds, its link is written as one that is read back the same', () => {
  const random = seeded(12);
  const any = (): string => String.fromCodePoint(...Array.from({ length: random(6) }, () => 1 + random(0xd7ff)));
  for (let round = 0; round < 5000; round++) {
    const fields = Array.from(
      { length: random(8) },
      () => `${KEYS[random(KEYS.length)]}=${random(4) === 0 ? any() : VALUES[random(VALUES.length)]}`,
    );
    const hash = `#${['race', 'tables', any()][random(3)]}?v=1&${fields.join('&')}`;
    const { link } = parseLink(hash);
    assert.ok(Number.isFinite(link.position) && link.position >= 0, hash);
    const written = formatLink(link);
    const again = parseLink(written);
    assert.deepEqual(again.odd, [], `${hash} is written as ${written}`);
    assert.equal(formatLink(again.link), written, hash);
  }
});
