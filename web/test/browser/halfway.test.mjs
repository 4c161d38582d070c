// A host whose files are being replaced answers what it lacks with its front page. What is kept is verified: nothing of
// that stays, and a page that cannot start says so and can be mended.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'node:test';
import { engines, shared } from './browsers.mjs';
import { assert, before, test } from './harness.mjs';
import { passTimers } from './hold.mjs';
import { dist, onOwnHost } from './hosts.mjs';
import { click, loaded } from './person.mjs';
import { settle } from './wait.mjs';

/** The path of a built asset, by the beginning and the end of its name. */
function asset(begin, end) {
  const name = readdirSync(path.join(dist, 'assets')).find((n) => n.startsWith(begin) && n.endsWith(end));
  return `assets/${name}`;
}

const shownText = (page) => page.evaluate(() => document.body.innerText);
const versions = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** What the browser keeps of a file: nothing, or its first bytes as text. */
const keptBytes = (page, file) =>
  page.evaluate(async (name) => {
    const found = await caches.match(new URL(name, document.baseURI).href);
    return found ? (await found.text()).slice(0, 15) : '';
  }, file);

/** Whether a version is kept. The page waits before it has one installed; that timer is passed. */
async function isKept(page) {
  await passTimers(page);
  return page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active));
}

for (const browser of engines) {
  describe(`a host halfway through an update (${browser})`, () => {
    let launched;
    before(async () => {
      launched = await shared(browser);
    });

    const withHost = (fn) => onOwnHost(launched, fn);

    test('on a first visit the page says that it could not start, and gets itself anew when the host is whole', () =>
      withHost(async (page, server) => {
        const script = asset('app.', '.js');
        server.missing.add(script);
        await page.goto(server.url, { waitUntil: 'load' });
        await passTimers(page); // it waits before it says so
        await settle(() => shownText(page), /This page could not start/);
        server.missing.delete(script);
        await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), click(page, 'Get this page anew')]);
        await loaded(page, '6.12.117');
        assert.doesNotMatch(await shownText(page), /could not start/);
      }));

    test('while the host does not answer, getting the page anew forgets nothing and says so', () =>
      withHost(async (page, server) => {
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        await settle(() => isKept(page), true);
        await server.close();
        await page.evaluate(() => dispatchEvent(new Event('kallscope-repair')));
        await settle(() => shownText(page), /The host did not send the page. Nothing was changed/);
        assert.equal(await versions(page), 1);
      }));

    test('what differs from its digest is not kept, and the version is kept whole at the next visit', () =>
      withHost(async (page, server) => {
        const film = asset('film.', '.js');
        server.missing.add(film);
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        // The worker has asked for the file, past the browser's cache too, and gives up.
        await settle(
          async () => {
            await passTimers(page);
            return server.requests.filter((line) => line.endsWith(film)).length;
          },
          (asked) => asked >= 2,
        );
        await settle(
          () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null),
          null,
        );
        assert.deepEqual([await isKept(page), await keptBytes(page, film)], [false, '']);
        server.missing.delete(film);
        await page.reload({ waitUntil: 'load' });
        await loaded(page);
        await settle(() => isKept(page), true);
        assert.notEqual(await keptBytes(page, film), '');
      }));

    test('a kept file that is not what it was is dropped and fetched anew', () =>
      withHost(async (page, server) => {
        const script = asset('app.', '.js');
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page);
        await settle(() => isKept(page), true);
        await page.evaluate(async (name) => {
          const url = new URL(name, document.baseURI).href;
          for (const key of await caches.keys()) {
            const cache = await caches.open(key);
            const junk = new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
            if (await cache.match(url)) await cache.put(url, junk);
          }
        }, script);
        assert.equal(await keptBytes(page, script), '<!doctype html>');
        // A worker compares a file once, when it first answers it. After this reload another worker runs, which has not.
        await page.reload({ waitUntil: 'load' });
        await loaded(page);
        await settle(
          () => keptBytes(page, script),
          (text) => !text.startsWith('<!doctype'),
        );
      }));
  });
}
