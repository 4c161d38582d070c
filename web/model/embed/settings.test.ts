import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightsOf, PARTS, readParts } from './heights.ts';
import { formatSettings, parseSettings } from './settings.ts';

/** What an embed has besides a link, as written, and what is read of it. */
const written = [
  ['#race?v=1&q=vfs_read', { speed: 1, loop: false, autoplay: false, parts: PARTS }],
  ['#race?v=1&q=vfs_read&speed=0.125', { speed: 0.125, loop: false, autoplay: false, parts: PARTS }],
  ['#race?v=1&speed=64&loop=1&autoplay=1', { speed: 64, loop: true, autoplay: true, parts: PARTS }],
  [
    '#race?v=1&map=teaching&mode=steps&from=1&to=3&parts=field,controls',
    { speed: 1, loop: false, autoplay: false, parts: ['field', 'controls'] },
  ],
] as const;

test('what an embed has besides a link is written and read back', () => {
  for (const [hash, own] of written) {
    const { settings, odd, unknownParts } = parseSettings(hash);
    const { link, ...rest } = settings;
    assert.deepEqual(rest, own, hash);
    assert.deepEqual([odd, unknownParts], [[], []], hash);
    assert.equal(formatSettings({ link, ...rest }), hash);
  }
});

test('what means nothing is told, and the rest holds', () => {
  const { settings, odd, unknownParts } = parseSettings(
    '#tables?v=1&q=vfs_read&speed=65&loop=yes&autoplay=&parts=index,nothing,field&at=-1',
  );
  assert.deepEqual(odd, [
    '“at=-1” means nothing here',
    '“speed=65” means nothing here',
    '“loop=yes” means nothing here',
    '“autoplay=” means nothing here',
  ]);
  assert.deepEqual(unknownParts, ['nothing']);
  assert.deepEqual(
    [settings.link.query, settings.speed, settings.loop, settings.parts],
    [{ by: 'name', name: 'vfs_read' }, 1, false, ['field', 'index']],
  );
  assert.equal(settings.link.view, 'race', 'embeds have one view');
  for (const speed of ['0', '0.1', '-1', '1e1', 'NaN', 'Infinity'])
    assert.equal(parseSettings(`#race?speed=${speed}`).odd.length, 1, speed);
});

test('parts may be given in any order and with blanks; none that is known means all', () => {
  assert.deepEqual(readParts('controls, field').parts, ['field', 'controls']);
  assert.deepEqual(readParts('code').parts, PARTS);
  assert.deepEqual(readParts('code').unknown, ['code']);
});

test('an embed 720 wide is 420 high, and what is left out takes no room', () => {
  assert.equal(heightsOf(720, PARTS).whole, 420);
  for (const width of [320, 599, 600, 720, 1400]) {
    for (const part of PARTS) {
      const rest = PARTS.filter((p) => p !== part);
      const less = heightsOf(width, rest).whole;
      const all = heightsOf(width, PARTS).whole;
      assert.ok(part === 'caption' && width >= 600 ? less === all : less < all, `${part} at ${width}`);
    }
  }
});
