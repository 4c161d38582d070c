// From the moment when a person chooses a file of their own until the page is closed, nothing is fetched that the person did
// not ask for. The tests choose the order of events: idle moments come when a test says so.

import { describe } from 'node:test';
import { engines, shared } from './browsers.mjs';
import { assert, before, test } from './harness.mjs';
import { holdTimers, passTimers } from './hold.mjs';
import { onOwnHost } from './hosts.mjs';
import { teachingMap } from './maps.mjs';
import { button, click, loaded, openFile } from './person.mjs';
import { drawn, settle } from './wait.mjs';

/** Runs before the page's scripts: idle moments wait for __idle(), and looks at the locks are counted. */
function standAtIdle() {
  const waiting = [];
  globalThis.requestIdleCallback = (act) => waiting.push(act);
  globalThis.__idle = () => {
    for (const act of waiting.splice(0)) act();
  };
  globalThis.__lookedAtLocks = 0;
  const query = navigator.locks.query.bind(navigator.locks);
  navigator.locks.query = () => {
    globalThis.__lookedAtLocks++;
    return query();
  };
}

const claimed = (page) =>
  page.evaluate(async () => (await navigator.locks.query()).held.some(({ name }) => name === 'kallscope own file'));

for (const browser of engines) {
  describe(`silence once a file is open (${browser})`, () => {
    let launched;
    before(async () => {
      launched = await shared(browser);
    });

    const withHost = (fn) =>
      onOwnHost(launched, async (page, server) => {
        await page.evaluateOnNewDocument(standAtIdle);
        await fn(page, server);
      });

    test('a file opened before the late parts: they come when the person asks, together, and nothing after', () =>
      withHost(async (page, server) => {
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        await openFile(page, teachingMap);
        await settle(() => claimed(page), true);
        const chosen = server.requests.length;
        await loaded(page, 'teaching.map');
        await page.evaluate(() => globalThis.__idle());
        await passTimers(page);
        await drawn(page, 4);
        assert.deepEqual(server.requests.slice(chosen), []);
        await click(page, 'Look inside this probe');
        await button(page, 'all lines');
        const asked = server.requests.slice(chosen);
        assert.ok(
          asked.length > 0 && asked.every((line) => /^GET \/demo\/assets\/(late|deepParts|chunk)/.test(line)),
          asked.join(),
        );
        await click(page, 'Share');
        await drawn(page, 4);
        // Pressing Share asks whether this host shares maps, and gets the code of the link.
        await settle(
          () =>
            server.requests
              .slice(chosen + asked.length)
              .map((line) => line.replace(/\.\w+\.js$/, ''))
              .sort(),
          ['GET /demo/api/health', 'GET /demo/assets/qr'],
        );
      }));

    test('a tab with an own file keeps another tab from having the worker installed, until it goes', () =>
      withHost(async (page, server) => {
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        await openFile(page, teachingMap);
        await settle(() => claimed(page), true);
        await loaded(page, 'teaching.map');
        const other = await page.browserContext().newPage();
        await other.evaluateOnNewDocument(standAtIdle);
        await holdTimers(other);
        // A link of its own: without one it would go on with the file that is kept.
        await other.goto(`${server.url}#race?v=1&map=teaching&q=vfs_read`, { waitUntil: 'load' });
        await loaded(other);
        await other.evaluate(() => globalThis.__idle());
        // It has decided when it has looked.
        await settle(
          async () => {
            await passTimers(other);
            return other.evaluate(() => globalThis.__lookedAtLocks);
          },
          (looks) => looks > 0,
        );
        await drawn(other, 4);
        assert.ok(!server.requests.some((line) => line.endsWith('/sw.js')));
        await page.close();
        await other.reload({ waitUntil: 'load' });
        await loaded(other);
        await other.evaluate(() => globalThis.__idle());
        await settle(async () => {
          await passTimers(other);
          return other.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active));
        }, true);
      }));

    test('a reload with the own file kept: the file is there again, and then nothing is fetched', () =>
      withHost(async (page, server) => {
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        await openFile(page, teachingMap);
        await loaded(page, 'teaching.map');
        await settle(() => page.evaluate(() => location.hash), /print=/);
        await page.reload({ waitUntil: 'load' });
        await loaded(page, 'teaching.map');
        await button(page, 'Speed 1× and clock: Same bytes');
        const mark = server.requests.length;
        await page.evaluate(() => globalThis.__idle());
        await passTimers(page);
        await drawn(page, 4);
        assert.deepEqual(server.requests.slice(mark), []);
        assert.ok(!server.requests.some((line) => line.endsWith('/sw.js')));
        assert.equal(await claimed(page), true);
      }));
  });
}
