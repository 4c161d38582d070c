// The one file, from the disk: everything works, and nothing is asked of anybody.

import { describe } from 'node:test';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { engines, shared } from './browsers.mjs';
import { assert, before, openHeld, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { answerTo, click, find, hash, loaded, mainText, openMap, position, resultText } from './person.mjs';
import { root } from './server.mjs';
import { settle } from './wait.mjs';
import { watchErrors } from './watch.mjs';

const file = pathToFileURL(path.join(root, 'dist-single/kallscope.html')).href;

for (const browser of engines) {
  describe(`the single file (${browser})`, () => {
    let launched;
    before(async () => {
      launched = await shared(browser);
    });

    async function withFile(act) {
      const page = await openHeld(launched);
      const asked = [];
      const errors = watchErrors(page);
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && request.url().split('#')[0] !== file) asked.push(request.url());
      });
      await page.goto(file, { waitUntil: 'load' });
      await loaded(page, '6.12.117');
      await act(page);
      assert.deepEqual(errors, []);
      assert.deepEqual(asked, []);
      await page.browserContext().close();
    }

    test("both samples and a map of one's own are raced, and a reload keeps it", () =>
      withFile(async (page) => {
        await answerTo(page, 'tcp_v4_connect', /^address 0xffffffff81b14b90/);
        await click(page, 'Samples');
        const [teaching] = await settle(
          () => page.$$('::-p-text(Teaching map)'),
          (all) => all.length > 0,
        );
        await teaching.click();
        await loaded(page, 'Teaching map');
        await answerTo(page, 'vfs_open', /^address 0xffffffff81012400/);
        await openMap(page, teachingMap);
        await answerTo(page, 'vfs_write', /^address 0xffffffff81012b00/);
        await click(page, 'Last');
        const end = await position(page);
        await settle(() => hash(page), /vfs_write/);
        await page.reload({ waitUntil: 'load' });
        await loaded(page, 'teaching.map');
        await settle(() => resultText(page), /^address 0xffffffff81012b00/);
        assert.deepEqual(await position(page), end);
      }));

    test('what comes later is inside, too, and says what one file cannot have', () =>
      withFile(async (page) => {
        await (await find(page, 'Tables', 'link')).click();
        await settle(() => mainText(page), /seqs_of_names/);
        await click(page, 'Help');
        assert.match(
          await settle(
            () => page.evaluate(() => document.querySelector('dialog[open]')?.innerText ?? ''),
            (text) => text !== '',
          ),
          /may not connect to anything[\s\S]*What one file cannot have/,
        );
      }));

    test('its policy is in force: no other script, no connection', async () => {
      const page = await openHeld(launched);
      await page.goto(file, { waitUntil: 'load' });
      await loaded(page);
      const policy = await page.$eval('meta[http-equiv=Content-Security-Policy]', (meta) => meta.content);
      assert.doesNotMatch(policy, /'self'|unsafe-inline|https?:/);
      const tried = await page.evaluate(async () => {
        const broken = [];
        addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
        const script = document.createElement('script');
        script.append('globalThis.ran = true');
        try {
          document.head.append(script);
        } catch {
          /* Trusted Types refuse it before the policy does */
        }
        const fetched = await fetch('https://example.com/').then(
          () => true,
          () => false,
        );
        const image = new Image();
        image.src = 'https://example.com/x.png';
        await new Promise((resolve) => {
          image.onload = image.onerror = resolve;
        });
        return { ran: globalThis.ran === true, fetched, broken: [...new Set(broken)].sort() };
      });
      assert.equal(tried.ran, false);
      assert.equal(tried.fetched, false);
      for (const directive of ['connect-src', 'img-src'])
        assert.ok(tried.broken.includes(directive), `${directive}: ${tried.broken}`);
      assert.deepEqual(launched.strangers, []);
      await page.browserContext().close();
    });
  });
}
