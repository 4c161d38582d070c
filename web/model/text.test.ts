import assert from 'node:assert/strict';
import test from 'node:test';
import { addressText, bytesText, common, count, differsAt, plural, ratioText, visible } from './text.ts';

test('numbers as people read them', () => {
  assert.equal(count(154686), '154,686');
  const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  for (const x of [0, 7, 99.4, 99.5, 999, 1000, 12345.5, 999999, 1e6, 123456789, 2 ** 53, -1, -999, -1000, -1234567])
    assert.equal(count(x), grouped.format(x));
  assert.deepEqual([0, 999, 1000, 3330, 99_950, 999_499, 999_500, 6_421_349, 12_000_000].map(bytesText), [
    '0 B',
    '999 B',
    '1 kB',
    '3.3 kB',
    '100 kB',
    '999 kB',
    '1 MB',
    '6.4 MB',
    '12 MB',
  ]);
  assert.deepEqual([1.04, 1.9, 9.99, 1928.3].map(ratioText), ['1', '1.9', '10', '1,928']);
  assert.deepEqual(
    [plural(1, 'probe'), plural(0, 'probe'), plural(2, 'entry', 'entries')],
    ['1 probe', '0 probes', '2 entries'],
  );
  assert.equal(addressText(0x81b61dd0n, true), '81b61dd0');
  assert.equal(addressText(1n, false), '0000000000000001');
});

test('nothing in a name is invisible', () => {
  assert.equal(visible('tcp_v4_connect'), 'tcp_v4_connect');
  assert.equal(visible('a\u0000b\tc\u001b[31m'), 'a␀b␉c␛[31m');
  assert.equal(visible('a\u007fb c'), 'a␡b␠c');
  assert.equal(visible('x\u202eevil\u200b'), 'x‹202e›evil‹200b›');
  assert.equal(visible('\u115f\u1160\u3164\uffa0\u{e0041}'), '‹115f›‹1160›‹3164›‹ffa0›‹e0041›');
  assert.equal(visible('é名🙂\ufffd'), 'é名🙂\ufffd');
  assert.equal(visible('<img src=x onerror=alert(1)>'), '<img␠src=x␠onerror=alert(1)>');
});

test('names differ where their bytes do', () => {
  assert.equal(differsAt('tcp_v4', 'tcp_tasklet', 4), 4);
  assert.equal(differsAt('é1', 'é2', 2), 1);
  // Both begin with c3: the letter differs, not half of it.
  assert.equal(differsAt('aé', 'aè', 2), 1);
  assert.equal(common('a🙂', 'a🙃'), 1);
  // Other bytes behind the same sign.
  assert.equal(differsAt('a\ufffdb', 'a\ufffdb', 1), 1);
  assert.equal(differsAt('a\ufffdb', 'a\ufffdc', 1), 1);
  assert.equal(differsAt('a\ufffdb', 'a\ufffdc', 2), 2);
});
