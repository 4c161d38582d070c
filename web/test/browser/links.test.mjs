// The address bar names the moment on screen, and following such an address leads there: in this visit by back and
// forward, in another profile from nothing.

import { readFileSync } from 'node:fs';
import { assert, describeInBrowsers, teaching, test } from './harness.mjs';
import { fileOf, smallMap, teachingMap } from './maps.mjs';
import {
  alertText,
  answerTo,
  click,
  find,
  hash,
  loaded,
  moment,
  openFile,
  openMap,
  position,
  press,
  resultText,
} from './person.mjs';
import { fingerprint } from './print.mjs';
import { settle } from './wait.mjs';

const print = fingerprint(readFileSync(teachingMap));
const goTo = (page, where) =>
  page.evaluate((to) => {
    location.hash = to;
  }, where);

describeInBrowsers('a link', (withPage) => {
  test('names every part of the moment, and leads back to it', () => {
    const link = '#race?v=1&map=teaching&q=tcp_v4_rcv&mode=steps&at=2&from=1&to=3&theme=dark';
    return withPage({ path: link }, async ({ page }) => {
      await loaded(page, 'Teaching');
      assert.match((await position(page)).text, /^probe 2/i);
      assert.equal(await hash(page), link);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
      await click(page, 'Play');
      await find(page, 'Pause', 'button');
      await find(page, 'Play', 'button');
      assert.match((await position(page)).text, /^probe 3/i, 'playing stops where the range does');
      await settle(() => hash(page), /at=3/);
      const url = page.url();
      await page.goto('about:blank');
      await page.goto(url.replace('at=3', 'at=1'), { waitUntil: 'load' });
      await loaded(page, 'Teaching');
      assert.match((await position(page)).text, /^probe 1/i, 'a link counts for more than what was kept');
    });
  });

  test('an entry and an address are looked up', () =>
    withPage({ path: '#race?v=1&map=teaching&n=5' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
      await goTo(page, '#race?v=1&map=teaching&addr=0xffffffff81012804');
      await settle(() => page.evaluate(() => document.body.innerText), /\+ 0x4 of/);
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
      assert.match(await hash(page), /addr=0xffffffff81012804/);
    }));

  test('back and forward go through lookups, views and maps', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await answerTo(page, 'vfs_read');
      await settle(() => hash(page), /q=vfs_read/);
      await click(page, 'Step forward');
      await settle(() => hash(page), /at=/);
      const read = { ...(await moment(page)), hash: await hash(page) };
      await answerTo(page, 'kfree');
      await settle(() => hash(page), /q=kfree/);
      const kfree = { ...(await moment(page)), hash: await hash(page) };
      await openMap(page, teachingMap);
      await settle(() => hash(page), new RegExp(`print=${print}`));
      const opened = await hash(page);
      await (await find(page, 'Tables', 'link')).click();
      await settle(() => hash(page), /^#tables\?/);

      const here = async () => ({ ...(await moment(page)), hash: await hash(page) });
      await page.goBack();
      await settle(() => hash(page), opened);
      await page.goBack();
      await loaded(page, '6.12');
      await settle(here, kfree);
      await page.goBack();
      await settle(here, read);
      await page.goForward();
      await settle(here, kfree);
      await page.goForward();
      await loaded(page, 'teaching.map');
      await settle(() => hash(page), opened);
      assert.equal(await alertText(page), '');
    }));

  test('a way back while a map is on its way gives that map up', () =>
    withPage({ path: '#race?v=1&map=teaching&q=tcp_v4_rcv&at=8' }, async ({ page, gate }) => {
      await loaded(page, 'Teaching');
      const here = async () => ({ ...(await moment(page)), hash: await hash(page) });
      const before = await here();
      await gate.shut();
      await goTo(page, '#race?v=1&q=tcp_v4_connect');
      await settle(gate.waiting, 1);
      await find(page, 'Loading', 'progressbar');
      await page.evaluate(() => history.back());
      await settle(gate.gone, 1);
      await gate.open();
      await loaded(page, 'Teaching');
      await settle(here, before);
      await page.evaluate(() => history.forward());
      await loaded(page, '6.12');
      await settle(() => resultText(page), /^address 0xffffffff81b14b90/);
      assert.match(await hash(page), /q=tcp_v4_connect/);
    }));

  test('to another view leaves what is on its way alone', () =>
    withPage({ path: teaching }, async ({ page, gate }) => {
      await loaded(page, 'Teaching');
      await gate.shut();
      await openFile(page, fileOf('slow.map', smallMap('ffffffff81000010 T slow')));
      await settle(gate.waiting, 1);
      await (await find(page, 'Tables', 'link')).click();
      await settle(() => hash(page), /^#tables/);
      await gate.open();
      await loaded(page, 'slow.map');
      await settle(() => hash(page), /^#tables\?.*file=slow\.map/);
      await (await find(page, 'Race', 'link')).click();
      await settle(() => hash(page), /^#race\?.*file=slow\.map/);
      await goTo(page, '#race'); // where it is already
      await settle(() => hash(page), /^#race\?.*file=slow\.map/);
    }));

  test('keeps the range in step with its marks', () =>
    withPage({ path: '#race?v=1&map=teaching&q=tcp_v4_rcv' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await press(page, 'Shift+ArrowRight');
      await press(page, '[');
      await press(page, 'Shift+ArrowRight');
      await press(page, ']');
      await settle(() => hash(page), /from=\d+&to=\d+/);
      const range = await page.evaluate(() => document.querySelector('.range-chip').textContent);
      await (await find(page, range, 'button')).click();
      await settle(
        () => hash(page),
        (text) => !text.includes('from='),
      );
    }));
});
