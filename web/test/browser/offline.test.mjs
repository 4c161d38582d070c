// Without a network: the page, its samples and their races. With a newer version up: never a mix of two.

import { describe } from 'node:test';
import { rm } from 'node:fs/promises';
import { engines, shared } from './browsers.mjs';
import { after, assert, before, onlyIn, openHeld, test } from './harness.mjs';
import { holdTimers, passTimers, timersHeld } from './hold.mjs';
import { dist, host, nextVersion } from './hosts.mjs';
import { teachingMap } from './maps.mjs';
import { answerTo, click, find, loaded, lookUp, openMap, position, resultText } from './person.mjs';
import { drawn, settle } from './wait.mjs';
import { watchErrors } from './watch.mjs';
import { serve } from './server.mjs';

const teaching = 'Teaching map';
const kernel = '6.12.117';

for (const browser of engines) {
  describe(`offline (${browser})`, () => {
    let launched, next;
    before(async () => {
      [launched, next] = [await shared(browser), await nextVersion()];
    });
    after(async () => {
      await rm(next, { recursive: true });
    });

    test('the server gone: a reload, and both samples raced to the end', async () => {
      const server = await host(dist, { base: '/docs/demo/' });
      const page = await openHeld(launched);
      const errors = watchErrors(page);
      await page.goto(server.url, { waitUntil: 'load' });
      await keptOffline(page);
      await server.close();
      await page.reload({ waitUntil: 'load' });
      await loaded(page, kernel);
      await raceTo(
        page,
        'tcp_v4_connect',
        'address 0xffffffff81b14b90 · binary: 17 probes · linear: 84263 symbols expanded',
      );
      await chooseSample(page, teaching);
      await raceTo(page, 'vfs_open', 'address 0xffffffff81012400');
      await page.goto(`${server.url}index.html`, { waitUntil: 'load' });
      await loaded(page);
      assert.deepEqual(errors, []);
      assert.deepEqual(launched.strangers, []);
      await page.browserContext().close();
    });

    test('a newer version waits, whole, until a person asks for it; then all tabs have it', async () => {
      const server = await host(dist);
      const first = await openHeld(launched);
      const errors = watchErrors(first);
      await first.goto(server.url, { waitUntil: 'load' });
      await keptOffline(first);
      await first.reload({ waitUntil: 'load' });
      await loaded(first);
      assert.equal((await versionOf(first)).page, '');
      server.show(next);

      const second = await first.browserContext().newPage();
      second.setDefaultTimeout(60_000);
      await second.goto(server.url, { waitUntil: 'load' });
      await loaded(second);
      await find(second, 'Reload all its tabs', 'button');
      await find(first, 'Reload all its tabs', 'button');
      assert.deepEqual(await versionOf(second), await versionOf(first), 'both tabs are of the old version');
      assert.deepEqual((await versionOf(second)).next, [], 'nothing of the new one is in the old page');
      await first.bringToFront(); // a tab behind another one cannot be clicked in
      await chooseSample(first, teaching); // the old tab still works, though its files are gone from the host
      await lookUp(first, 'vfs_open');
      const answer = await settle(() => resultText(first), /^address 0xffffffff81012400/);

      await second.bringToFront();
      await click(second, 'Reload all its tabs');
      for (const page of [first, second]) {
        await settle(
          () =>
            versionOf(page).then(
              (v) => v.page,
              () => '',
            ),
          'next',
        );
        await loaded(page);
        // The late script and its styles come when the page is idle.
        const { all, next: ofNext } = await settle(
          () => versionOf(page).catch(() => ({ all: [], next: [] })),
          (v) => v.next.length === 3,
        );
        assert.deepEqual(
          ofNext,
          all.filter((name) => /\/(app|late)\./.test(name)),
          'script and styles are of the new version',
        );
        assert.equal(ofNext.length, 3);
      }
      await loaded(first, teaching);
      assert.equal(await resultText(first), answer, 'the tab kept its map and its look-up');
      assert.equal((await first.evaluate(() => caches.keys())).length, 1, 'the old version is forgotten');
      await server.close();
      await second.reload({ waitUntil: 'load' });
      await loaded(second);
      assert.equal((await versionOf(second)).page, 'next');
      assert.deepEqual(errors, []);
      await first.browserContext().close();
    });

    test('opening a map calls off what is being installed: nothing is asked of the host until its race is over', async () => {
      const server = await host(dist);
      const page = await openHeld(launched);
      await page.goto(server.url, { waitUntil: 'load' });
      await loaded(page);
      await lateParts(page);
      await settle(
        () => timersHeld(page),
        (timers) => timers > 0,
      ); // one is the wait before the installation
      await openMap(page, teachingMap);
      const mark = server.requests.length;
      await answerTo(page, 'vfs_open', /^address 0xffffffff81012400/);
      await click(page, 'Last');
      await passTimers(page);
      await drawn(page, 4);
      assert.deepEqual(await requestsUntilNow(page, server, mark), []);
      // The next visit is to a sample, so the installation may begin.
      const next = await page.browserContext().newPage();
      await holdTimers(next);
      await page.close();
      await next.goto(`${server.url}#race?v=1&map=teaching&q=vfs_read`, { waitUntil: 'load' });
      await keptOffline(next);
      await next.browserContext().close();
      await server.close();
    });

    onlyIn('firefox', browser)('a shared map that is gone holds nothing up', async () => {
      const server = await host(dist);
      const page = await openHeld(launched);
      await page.goto(`${server.url}#race?v=1&print=00000000000000ff&file=gone.map&share=${'0'.repeat(64)}`, {
        waitUntil: 'load',
      });
      await keptOffline(page);
      await page.browserContext().close();
      await server.close();
    });

    test('on a visit under the worker, from opening a map to the end of its race: no request', async () => {
      const server = await host(dist);
      const page = await openHeld(launched);
      await page.goto(server.url, { waitUntil: 'load' });
      await keptOffline(page);
      await page.reload({ waitUntil: 'load' });
      await loaded(page);
      await settle(
        () => server.requests.filter((line) => line.endsWith('/sw.js')).length,
        (n) => n >= 2,
      ); // the browser's own look for a newer version
      const mark = server.requests.length;
      await openMap(page, teachingMap);
      await raceTo(page, 'vfs_open', 'address 0xffffffff81012400');
      await drawn(page, 30);
      assert.deepEqual(await requestsUntilNow(page, server, mark), []);
      assert.ok(
        server.requests.every((line) => line.startsWith('GET ')),
        'never anything but a download',
      );
      await page.browserContext().close();
      await server.close();
    });

    onlyIn('chromium', browser)(
      'a build that changes while it is looked at takes the kept one at its address away',
      async () => {
        const kept = await serve('-prebuilt');
        const page = await openHeld(launched);
        await page.goto(kept.url, { waitUntil: 'load' });
        await keptOffline(page);
        await kept.close();
        const changing = await serve('-dev', '-port', new URL(kept.url).port);
        assert.equal(changing.url, kept.url);
        await page.reload({ waitUntil: 'load' });
        const left = () =>
          page
            .evaluate(async () => ({
              workers: (await navigator.serviceWorker.getRegistrations()).length,
              caches: await caches.keys(),
              registers: document.querySelector('meta[name=kallscope-assets]').content.includes('sw.js'),
            }))
            .catch(() => undefined); // in the middle of being shown anew
        const wanted = { workers: 0, caches: [], registers: false };
        await settle(left, wanted);
        await page.browserContext().close();
        changing.close();
      },
    );

    test('the worker leaves ranges and the API to the network', async () => {
      const server = await host(dist, { base: '/docs/demo/' });
      const page = await openHeld(launched);
      await page.goto(server.url, { waitUntil: 'load' });
      await keptOffline(page);
      await page.reload({ waitUntil: 'load' });
      await loaded(page);
      const mark = server.requests.length;
      const asked = await page.evaluate(async () => {
        const style = document.querySelector('link[rel=stylesheet]').href;
        const status = async (url, headers = {}) => (await fetch(url, { headers })).status;
        return {
          style: new URL(style).pathname,
          statuses: [
            await status('/api/health'),
            await status('api/health'),
            await status(style, { Range: 'bytes=0-9' }),
            await status(style),
          ],
        };
      });
      assert.deepEqual(asked.statuses, [404, 200, 200, 200]);
      assert.deepEqual(
        server.requests.slice(mark).filter((line) => !line.endsWith('/sw.js')),
        ['GET /api/health', 'GET /docs/demo/api/health', `GET ${asked.style}`],
      );
      await page.browserContext().close();
      await server.close();
    });
  });
}

/** What the host has been asked since the mark and before a question that the page asks now. */
async function requestsUntilNow(page, server, mark) {
  await page.evaluate(async () => {
    await fetch('api/the-last-question');
  });
  const lines = server.requests.slice(mark);
  const last = lines.findIndex((line) => line.endsWith('/api/the-last-question'));
  return lines.slice(0, last);
}

/** Waits until the page has all of what it fetches when it is idle. */
async function lateParts(page) {
  const address = () =>
    page.evaluate(() => performance.getEntriesByType('resource').find(({ name }) => /lateParts/.test(name))?.name);
  await page.evaluate(async (url) => void (await import(url)), await settle(address, /./));
}

/** Waits until the page says that it works offline. The page waits a while before it has the worker installed; that timer is passed. */
async function keptOffline(page) {
  await loaded(page);
  const begun = () => page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration()));
  await settle(async () => {
    const yes = await begun();
    if (!yes) await passTimers(page); // not those of later: they would take the words away again
    return yes;
  }, true);
  await settle(
    () => page.evaluate(() => document.querySelector('[role="status"][aria-label="Versions"]')?.textContent ?? ''),
    /^Ready offline/,
  );
}

async function chooseSample(page, name) {
  await click(page, 'Samples');
  const [choice] = await settle(
    () => page.$$(`::-p-text(${name})`),
    (all) => all.length > 0,
  );
  await choice.click();
  await loaded(page, name);
}

/** Looks a name up, which the page must find so, and goes to the end of its race. */
async function raceTo(page, name, found) {
  await lookUp(page, name);
  await settle(
    () => resultText(page),
    (now) => now.startsWith(found),
  );
  const before = await position(page);
  await click(page, 'Last');
  await settle(
    () => position(page),
    (at) => at.now !== before.now,
  );
}

/** Which version a page says it is of, and of which its files are. */
function versionOf(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(
      (node) => new URL(node.src || node.href).pathname,
    );
    return {
      page: document.documentElement.dataset.version ?? '',
      all,
      next: all.filter((name) => name.includes('.nextone.')),
    };
  });
}
