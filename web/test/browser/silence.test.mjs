// From the moment when a person chooses a file of their own until the page is closed, nothing is fetched that the person did
// not ask for. The tests choose the order of events: idle moments come when a test says so.

import { rm } from 'node:fs/promises';
import { describe } from 'node:test';
import { engines, shared } from './browsers.mjs';
import { after, assert, before, onlyIn, test } from './harness.mjs';
import { holdTimers, passTimers } from './hold.mjs';
import { nextVersion, onOwnHost } from './hosts.mjs';
import { teachingMap } from './maps.mjs';
import { button, click, isThere, loaded, openFile, stored } from './person.mjs';
import { drawn, settle } from './wait.mjs';

/** Runs before the page's scripts: idle moments wait for __idle(), looks at the locks are counted, and __installed is how an installation ended. */
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
  globalThis.__installed = '';
  const ends = ['activated', 'redundant'];
  const follow = (worker) => {
    const look = () => {
      if (ends.includes(worker?.state ?? 'redundant')) globalThis.__installed = worker?.state ?? 'redundant';
    };
    worker?.addEventListener('statechange', look);
    look();
  };
  const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
  navigator.serviceWorker.register = async (...args) => {
    const registration = await register(...args);
    follow(registration.installing);
    return registration;
  };
}

const claimed = (page) =>
  page.evaluate(async () => (await navigator.locks.query()).held.some(({ name }) => name === 'kallscope own file'));

for (const browser of engines) {
  describe(`silence once a file is open (${browser})`, () => {
    let launched, newer;
    before(async () => {
      [launched, newer] = [await shared(browser), await nextVersion()];
    });
    after(() => rm(newer, { recursive: true }));

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
        await stored(page, 'teaching.map');
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

    // In each order the installation waits at the host's gate for those files when the person chooses one of their own; then
    // the gate opens, and the installation ends without another request.
    const orders = {
      'sw.js is on its way': { held: /\/sw\.js$/, begin: beginInstalling },
      'the first version is being kept': { held: /\/assets\//, begin: beginInstalling },
      'another tab has the first version kept': { held: /\/assets\//, begin: beginInstalling, inAnotherTab: true },
      'a newer version is being kept': {
        held: /\/(assets\/.*nextone.*)?$/,
        async begin(page, server) {
          await beginInstalling(page, server);
          await settle(() => workers(page), { active: true, coming: false });
          server.show(newer);
          server.hold(orders['a newer version is being kept'].held);
          await page.reload({ waitUntil: 'load' });
          await loaded(page);
        },
      },
    };
    for (const [what, { held, begin, inAnotherTab }] of Object.entries(orders))
      onlyIn('chromium', browser)(`a file is chosen while ${what}`, () =>
        withHost(async (page, server) => {
          await page.goto(server.url, { waitUntil: 'load' });
          await loaded(page);
          await page.evaluate(() => globalThis.__idle());
          await lateParts(page);
          const choosing = inAnotherTab ? await secondTab(page, server) : page;
          if (!what.includes('newer')) server.hold(held);
          await begin(page, server);
          await settle(server.waiting, (n) => n > 0);
          await choosing.bringToFront();
          await openFile(choosing, teachingMap);
          await settle(() => claimed(choosing), true);
          await loaded(choosing, 'teaching.map');
          const chosen = server.requests.length;
          server.release();
          if (what.includes('newer')) await settle(() => workers(page), { active: true, coming: false });
          else await settle(() => page.evaluate(() => globalThis.__installed), /./);
          assert.deepEqual(server.requests.slice(chosen), []);
        }),
      );
  });
}

/** Lets the page have the service worker installed. */
async function beginInstalling(page, server) {
  await settle(async () => {
    await passTimers(page);
    return server.requests.some((line) => line.endsWith('/sw.js'));
  }, true);
}

/** Whether a version is kept, and whether one is on its way. */
const workers = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return {
      active: Boolean(registration?.active),
      coming: Boolean(registration?.installing ?? registration?.waiting),
    };
  });

/** A tab that has all of the page before anything is held. */
async function secondTab(page, server) {
  const tab = await page.browserContext().newPage();
  await tab.setViewport({ width: 1440, height: 900 });
  await tab.evaluateOnNewDocument(standAtIdle);
  await holdTimers(tab);
  await tab.goto(server.url, { waitUntil: 'load' });
  await loaded(tab);
  await tab.evaluate(() => globalThis.__idle());
  await lateParts(tab);
  return tab;
}

/** Waits for the late parts: the inside of a probe is one. Another tab may have opened it for this one, too. */
async function lateParts(page) {
  await settle(async () => {
    if (await isThere(page, 'all lines', 'button')) return true;
    if (await isThere(page, 'Look inside this probe', 'button')) await click(page, 'Look inside this probe');
    return false;
  }, true);
}
