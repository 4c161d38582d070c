// Links that lead to what is not here, or mean nothing: the page says so, and shows something all the same.

import { readFileSync } from 'node:fs';
import { assert, describeInBrowsers, desktop, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { alertText, find, hash, loaded, position, resultText } from './person.mjs';
import { fingerprint } from './print.mjs';
import { settle } from './wait.mjs';

const print = fingerprint(readFileSync(teachingMap));
/** While a race plays, its moment is not in the address yet: it is written when the race stops. */
const still = { ...desktop, motion: 'reduce' };

const query = (page) => page.evaluate(() => document.querySelector('#find').value);
const openThatMap = async (page) => {
  await (await find(page, 'Open that map', 'button')).uploadFile(teachingMap);
  await loaded(page, 'teaching.map');
};

describeInBrowsers('a link', (withPage) => {
  test('to a map that is not here asks for it, and checks it', () =>
    withPage({ path: `#race?v=1&print=${print}&file=mine.map&q=tcp_v4_rcv&at=8` }, async ({ page }) => {
      await loaded(page, '6.12');
      const status = await find(page, 'A map to open', 'status');
      const asked = await status.evaluate((node) => node.innerText);
      assert.match(asked, /mine\.map/);
      assert.ok(asked.includes(print));
      assert.match(await hash(page), /print=/, 'the address stays while the map is asked for');
      await openThatMap(page);
      await settle(() => resultText(page), /^address/);
      assert.equal(await query(page), 'tcp_v4_rcv');
      assert.match((await position(page)).text, /probe 1/i);
      assert.equal(await alertText(page), '');
      await settle(() => hash(page), `#race?v=1&print=${print}&file=teaching.map&q=tcp_v4_rcv&at=8`);
    }));

  test('to another map than the one opened says so, and shows it all the same', () =>
    withPage({ path: '#race?v=1&print=00000000000000ff&file=other&q=tcp_v4_rcv&at=8' }, async ({ page }) => {
      await loaded(page, '6.12');
      await openThatMap(page);
      const told = await settle(() => alertText(page), /is not the map the link means/);
      assert.ok(told.includes(print) && told.includes('00000000000000ff'));
      assert.equal(await query(page), 'tcp_v4_rcv');
      assert.match((await position(page)).text, /^start/i, "a moment of another map's race means nothing");
    }));

  test('of an older version still leads to its view', () =>
    withPage({ path: '#tables', look: still }, async ({ page }) => {
      await loaded(page);
      await settle(() => hash(page), /^#tables\?v=1&/);
      assert.equal(await alertText(page), '');
    }));

  test('of a newer version is told, and followed as far as it is understood', () =>
    withPage({ path: '#race?v=7&map=teaching&q=vfs_read' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await settle(() => alertText(page), /made by a newer version of this page/);
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
    }));

  test('of garbage is told part by part', () =>
    withPage({ path: '#%E0%A4%A?at=far&map=../../x&theme=<b>' }, async ({ page }) => {
      await loaded(page, '6.12');
      const told = await settle(() => alertText(page), /./);
      for (const part of ['at=far', 'map=../../x', 'theme=']) assert.ok(told.includes(part), `${part} in: ${told}`);
    }));

  test('to a sample that does not ship says so', () =>
    withPage({ path: '#race?v=1&map=no-such-sample' }, async ({ page }) => {
      await loaded(page, '6.12');
      await settle(() => alertText(page), /no such map/);
    }));
});
