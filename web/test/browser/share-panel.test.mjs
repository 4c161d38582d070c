// The Share dialog on a plain static host: the link and its code.

import { assert, describeInBrowsers, teaching, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { click, find, isThere, loaded, openMap, press } from './person.mjs';
import { linkOf, scan } from './sharing.mjs';
import { drawn, settle } from './wait.mjs';

describeInBrowsers('Share on a plain static host', (withPage) => {
  test('is the link and its code, by keyboard alone', () =>
    withPage({ path: teaching }, async ({ page, watch }) => {
      await loaded(page);
      await click(page, 'Last');
      await (await find(page, 'Share', 'button')).focus();
      await press(page, 'Enter');
      const link = await linkOf(page);
      await settle(() => page.evaluate(() => location.href), link);
      assert.match(link, /at=\d+/);
      assert.equal(await scan(page), link);
      const tab = () => page.evaluate(() => document.querySelector('[role=tab][aria-selected=true]').textContent);
      await (await find(page, 'Link', 'tab')).focus();
      await press(page, 'End');
      assert.notEqual(await tab(), 'Link');
      await press(page, 'ArrowRight');
      assert.equal(await tab(), 'Link', 'arrows go round');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Link');
      await click(page, 'Show it large');
      const large = () =>
        page.evaluate(() =>
          document.querySelectorAll('dialog[open]')[1]?.querySelector('[role=img]')?.getAttribute('aria-label'),
        );
      await settle(large, link);
      const focus = () => page.evaluate(() => document.activeElement.textContent);
      await press(page, 'Escape');
      await settle(focus, 'Show it large');
      await press(page, 'Escape');
      await settle(focus, 'Share');
      assert.deepEqual(
        (await watch.requestsSince()).filter((line) => line.includes('/api/')),
        [],
        'a sample needs no sharing: the host is not even asked',
      );
    }));

  test('asks the host once whether it shares an opened map, and takes no for an answer', () =>
    withPage({ path: teaching, expectErrors: /404/ }, async ({ page, watch }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      const answered = [];
      page.on('requestfinished', (request) => answered.push(new URL(request.url()).pathname));
      await click(page, 'Share');
      await settle(
        () => answered,
        (paths) => paths.includes('/docs/demo/api/health'),
      );
      await drawn(page, 5);
      assert.deepEqual(
        (await watch.requestsSince()).filter((line) => line.includes('/api/')),
        ['GET /docs/demo/api/health'],
      );
      assert.equal(await isThere(page, 'Share this map', 'tab'), false);
      assert.match(await linkOf(page), /print=/);
    }));

  test('says when a link is too long for a code', () =>
    withPage({ path: `#race?v=1&map=teaching&q=${'ä'.repeat(300)}` }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await click(page, 'Share');
      await settle(() => page.evaluate(() => document.body.innerText), /too long for a QR code/);
      assert.ok((await linkOf(page)).length > 1273);
      assert.equal(await page.$('dialog[open] svg[role=img]'), null);
    }));
});
