// Hosts as they are found: without any headers, with gzip alone, in a folder of a site. The page works, and its own policy
// is in force where the host sends none.

import { describe } from 'node:test';
import { engines, shared } from './browsers.mjs';
import { assert, before, openHeld, test } from './harness.mjs';
import { dist, host } from './hosts.mjs';
import { teachingMap } from './maps.mjs';
import { answerTo, find, loaded, mainText, openMap } from './person.mjs';
import { settle } from './wait.mjs';
import { watchErrors } from './watch.mjs';

const hosts = [
  ['without headers, at the root', {}],
  ['without headers, in a folder', { base: '/docs/demo/' }],
  ['with gzip alone', { base: '/docs/demo/', gzip: true }],
];

for (const browser of engines) {
  describe(`hosting (${browser})`, () => {
    let launched;
    before(async () => {
      launched = await shared(browser);
    });

    for (const [what, options] of hosts) {
      test(`${what}: from the opening race to a map of one's own`, async () => {
        const server = await host(dist, options);
        const page = await openHeld(launched);
        const errors = watchErrors(page);
        await page.goto(server.url, { waitUntil: 'load' });
        await loaded(page, '6.12.117');
        await answerTo(page, 'tcp_v4_connect', /^address 0xffffffff81b14b90 /);
        await openMap(page, teachingMap);
        await (await find(page, 'Tables', 'link')).click();
        await settle(() => mainText(page), /seqs_of_names/);
        assert.deepEqual(errors, []);
        assert.deepEqual(launched.strangers, []);
        assert.ok(
          server.requests.every((line) => line.startsWith(`GET ${options.base ?? '/'}`)),
          `only this folder is asked: ${server.requests}`,
        );
        await page.browserContext().close();
        await server.close();
      });
    }

    test("without headers the page's own policy is in force, Trusted Types included", async () => {
      const server = await host(dist);
      const page = await openHeld(launched);
      await page.goto(server.url, { waitUntil: 'load' });
      await loaded(page);
      const tried = await page.evaluate(async () => {
        const broken = [];
        addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
        const refused = (act) => {
          try {
            act();
            return '';
          } catch (reason) {
            return reason.name;
          }
        };
        const fetched = await fetch('https://example.com/').then(
          () => true,
          () => false,
        );
        // The event of a violation comes after the call that it stopped.
        while (broken.length === 0) await new Promise(requestAnimationFrame);
        const types = 'trustedTypes' in globalThis && {
          script: refused(() => {
            document.createElement('script').src = 'x.js';
          }),
          markup: refused(() => {
            document.createElement('p').innerHTML = '<b>x</b>';
          }),
          worker: refused(() => new Worker('x.js')),
          policy: refused(() => globalThis.trustedTypes.createPolicy('other', {})),
          again: refused(() => globalThis.trustedTypes.createPolicy('app', {})),
        };
        return { fetched, types, broken: [...new Set(broken)] };
      });
      assert.equal(tried.fetched, false);
      assert.ok(tried.broken.includes('connect-src'), String(tried.broken));
      if (tried.types)
        assert.deepEqual(tried.types, {
          script: 'TypeError',
          markup: 'TypeError',
          worker: 'TypeError',
          policy: 'TypeError',
          again: 'TypeError',
        });
      assert.deepEqual(launched.strangers, []);
      await page.browserContext().close();
      await server.close();
    });
  });
}
