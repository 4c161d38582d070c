// The address bar names the moment on screen, and following such an address leads there: in this visit by back and
// forward, in another profile from nothing.

import { readFileSync } from 'node:fs';
import { assert, describeInBrowsers, test } from './harness.mjs';
import { fileOf, kernelMapText, teachingMap } from './maps.mjs';
import {
  alertText,
  click,
  find,
  loaded,
  lookUp,
  openFile,
  pause,
  position,
  press,
  probeRows,
  resultText,
  settle,
} from './person.mjs';

const hash = (page) => page.evaluate(() => location.hash);
const seen = async (page) => ({
  result: await resultText(page),
  at: await position(page),
  probes: await probeRows(page),
});
const answered = (page) =>
  settle(
    () => resultText(page),
    (text) => text.startsWith('address'),
  );

/** 64-bit FNV-1a, straight from its definition. */
function fingerprint(bytes) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of bytes) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return sum.toString(16).padStart(16, '0');
}

const print = fingerprint(readFileSync(teachingMap));

describeInBrowsers('a link', (withPage) => {
  test('names every part of the moment, and leads back to it', () =>
    withPage(
      { path: '#race?v=1&map=teaching&q=tcp_v4_rcv&mode=steps&at=2&from=1&to=3&theme=dark' },
      async ({ page }) => {
        await loaded(page, 'Teaching');
        const first = await seen(page);
        assert.match(first.at.text, /^probe 2/i);
        assert.equal(await hash(page), '#race?v=1&map=teaching&q=tcp_v4_rcv&mode=steps&at=2&from=1&to=3&theme=dark');
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
        await click(page, 'Play');
        await settle(() => page.evaluate(() => document.querySelector('[aria-label=Play]') !== null), true);
        assert.match((await position(page)).text, /^probe 3/i, 'playing stops where the range does');
        await settle(
          () => hash(page),
          (text) => text.includes('at=3'),
        );
        const url = page.url();
        await page.goto('about:blank');
        await page.goto(url.replace('at=3', 'at=1'), { waitUntil: 'load' });
        await loaded(page, 'Teaching');
        assert.match((await position(page)).text, /^probe 1/i, 'a link counts for more than what was kept');
      },
    ));

  test('an entry and an address are looked up', () =>
    withPage({ path: '#race?v=1&map=teaching&n=5' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
      await page.evaluate(() => {
        location.hash = '#race?v=1&map=teaching&addr=0xffffffff81012804';
      });
      await settle(
        () => page.evaluate(() => document.body.innerText),
        (text) => text.includes('+ 0x4 of'),
      );
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
      assert.match(await hash(page), /addr=0xffffffff81012804/);
    }));

  test('back and forward go through lookups, views and maps', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await lookUp(page, 'vfs_read');
      await settle(
        () => hash(page),
        (text) => text.includes('q=vfs_read'),
      );
      await click(page, 'Step forward');
      await settle(
        () => hash(page),
        (text) => text.includes('at='),
      );
      const vfs = { ...(await seen(page)), hash: await hash(page) };
      await lookUp(page, 'kfree');
      await settle(
        () => hash(page),
        (text) => text.includes('q=kfree'),
      );
      const kfree = { ...(await seen(page)), hash: await hash(page) };
      await openFile(page, teachingMap);
      await loaded(page, 'teaching.map');
      await settle(
        () => hash(page),
        (text) => text.includes(`print=${print}`),
      );
      const opened = await hash(page);
      await (await find(page, 'Tables', 'link')).click();
      await settle(
        () => hash(page),
        (text) => text.startsWith('#tables?'),
      );

      await page.goBack();
      await settle(() => hash(page), opened);
      await page.goBack();
      await loaded(page, '6.12');
      await settle(() => hash(page), kfree.hash);
      assert.deepEqual(await seen(page), { result: kfree.result, at: kfree.at, probes: kfree.probes });
      await page.goBack();
      await settle(() => resultText(page), vfs.result);
      assert.equal(await hash(page), vfs.hash);
      assert.deepEqual(await seen(page), { result: vfs.result, at: vfs.at, probes: vfs.probes });
      await page.goForward();
      await settle(() => hash(page), kfree.hash);
      await page.goForward();
      await loaded(page, 'teaching.map');
      await settle(() => hash(page), opened);
      assert.equal(await alertText(page), '');
    }));

  test('a way back while a map is on its way gives that map up', () =>
    withPage({ path: '#race?v=1&map=teaching&q=tcp_v4_rcv&at=8' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      const before = { ...(await seen(page)), hash: await hash(page) };
      await page.evaluate(async () => {
        location.hash = '#race?v=1&q=tcp_v4_connect'; // a real kernel: some hundred milliseconds of building
        while (!document.querySelector('[role=progressbar]')) await new Promise(requestAnimationFrame);
        history.back();
      });
      await settle(() => page.evaluate(() => document.querySelector('[role=progressbar]') === null), true);
      await pause(1500); // the other map would have come by now
      await loaded(page, 'Teaching');
      assert.deepEqual({ ...(await seen(page)), hash: await hash(page) }, before);
      await page.goForward();
      await loaded(page, '6.12');
      await answered(page);
      assert.match(await hash(page), /q=tcp_v4_connect/);
    }));

  test('to another view leaves what is on its way alone', () =>
    withPage({ path: '#race?v=1&map=teaching&q=tcp_v4_rcv' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await openFile(page, fileOf('whole.map', kernelMapText()));
      await settle(
        () =>
          page.evaluate(() => {
            const loading = document.querySelector('[role=progressbar]') !== null;
            if (loading) document.querySelector('a[href="#tables"]').click();
            return loading;
          }),
        true,
      );
      await loaded(page, 'whole.map');
      assert.match(
        await settle(
          () => hash(page),
          (text) => /^#tables.*file=whole\.map/.test(text),
        ),
        /^#tables\?.*file=whole\.map/,
      );
      await page.evaluate(() => document.querySelector('a[href="#race"]').click());
      assert.match(
        await settle(
          () => hash(page),
          (text) => /^#race.*file=whole\.map/.test(text),
        ),
        /^#race\?.*file=whole\.map/,
      );
      await page.evaluate(() => {
        location.hash = '#race';
      }); // where it is already
      assert.match(
        await settle(
          () => hash(page),
          (text) => /^#race\?/.test(text),
        ),
        /^#race\?.*file=whole\.map/,
      );
    }));

  test('to a map that is not here asks for it, and checks it', () =>
    withPage({ path: `#race?v=1&print=${print}&file=mine.map&q=tcp_v4_rcv&at=8` }, async ({ page }) => {
      await loaded(page, '6.12');
      const asked = await settle(
        () => page.evaluate(() => document.querySelector('[role=status][aria-label="A map to open"]')?.innerText ?? ''),
        (text) => text !== '',
      );
      assert.match(asked, /mine\.map/);
      assert.ok(asked.includes(print));
      assert.match(await hash(page), /print=/, 'the address stays while the map is asked for');
      await (await find(page, 'Open that map', 'button')).uploadFile(teachingMap);
      await loaded(page, 'teaching.map');
      await answered(page);
      assert.equal(await page.evaluate(() => document.querySelector('#find').value), 'tcp_v4_rcv');
      assert.match((await position(page)).text, /probe 1/i);
      assert.equal(await alertText(page), '');
      await settle(() => hash(page), `#race?v=1&print=${print}&file=teaching.map&q=tcp_v4_rcv&at=8`);
      assert.equal(await hash(page), `#race?v=1&print=${print}&file=teaching.map&q=tcp_v4_rcv&at=8`);
    }));

  test('to another map than the one opened says so, and shows it all the same', () =>
    withPage({ path: '#race?v=1&print=00000000000000ff&file=other&q=tcp_v4_rcv&at=8' }, async ({ page }) => {
      await loaded(page, '6.12');
      await (await find(page, 'Open that map', 'button')).uploadFile(teachingMap);
      await loaded(page, 'teaching.map');
      const told = await settle(
        () => alertText(page),
        (text) => text !== '',
      );
      assert.match(told, /is not the map the link means/);
      assert.ok(told.includes(print) && told.includes('00000000000000ff'));
      assert.equal(await page.evaluate(() => document.querySelector('#find').value), 'tcp_v4_rcv');
      assert.match((await position(page)).text, /^start/i, "a moment of another map's race means nothing");
    }));

  test('of an older or newer version, and garbage, still leads somewhere', async () => {
    await withPage({ path: '#tables' }, async ({ page }) => {
      await loaded(page);
      await settle(
        () => hash(page),
        (text) => text.startsWith('#tables?v=1&'),
      );
      assert.equal(await alertText(page), '');
    });
    await withPage({ path: '#race?v=7&map=teaching&q=vfs_read' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      assert.match(
        await settle(
          () => alertText(page),
          (text) => text !== '',
        ),
        /made by a newer version of this page/,
      );
      assert.match(await resultText(page), /^address 0xffffffff81012800/);
    });
    await withPage({ path: '#%E0%A4%A?at=far&map=../../x&theme=<b>' }, async ({ page }) => {
      await loaded(page, '6.12');
      const told = await settle(
        () => alertText(page),
        (text) => text !== '',
      );
      for (const part of ['at=far', 'map=../../x', 'theme=']) assert.ok(told.includes(part), `${part} in: ${told}`);
    });
    await withPage({ path: '#race?v=1&map=no-such-sample' }, async ({ page }) => {
      await loaded(page, '6.12');
      assert.match(
        await settle(
          () => alertText(page),
          (text) => text !== '',
        ),
        /no such map/,
      );
    });
  });

  test('keeps the range in step with its marks', () =>
    withPage({ path: '#race?v=1&map=teaching&q=tcp_v4_rcv' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await press(page, 'Shift+ArrowRight');
      await press(page, '[');
      await press(page, 'Shift+ArrowRight');
      await press(page, ']');
      const marked = await settle(
        () => hash(page),
        (text) => text.includes('to='),
      );
      assert.match(marked, /from=\d+&to=\d+/);
      await (
        await find(page, await page.evaluate(() => document.querySelector('.range-chip').textContent), 'button')
      ).click();
      await pause(500);
      assert.doesNotMatch(await hash(page), /from=/);
    }));
});
