// The engine may be cancelled or die; the page stays usable and keeps what it shows.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { kernelMap, teachingMap } from './maps.mjs';
import { alertText, click, find, loaded, lookUp, openFile, resultText, settle } from './person.mjs';

describeInBrowsers(
  'the engine',
  (withPage, name) => {
    test('a load can be cancelled, and the map before still answers', () =>
      withPage({}, async ({ page }) => {
        await loaded(page);
        await openFile(page, teachingMap);
        await loaded(page, 'teaching.map');
        await openFile(page, kernelMap());
        await find(page, 'Loading', 'progressbar');
        await click(page, 'Cancel');
        await loaded(page, 'teaching.map');
        assert.equal(await alertText(page), '');
        await lookUp(page, 'vfs_open');
        assert.match(
          await settle(
            () => resultText(page),
            (text) => text.startsWith('address 0xffffffff81012400'),
          ),
          /^address 0xffffffff81012400 /,
        );
      }));

    test('progress is told while a map loads', () =>
      withPage({}, async ({ page }) => {
        await loaded(page);
        await openFile(page, kernelMap());
        const seen = new Set();
        await settle(async () => {
          const bar = await page.evaluate(() => {
            const node = document.querySelector('[role="progressbar"][aria-label="Loading"]');
            return (
              node && { now: Number(node.getAttribute('aria-valuenow')), text: node.getAttribute('aria-valuetext') }
            );
          });
          if (bar) seen.add(bar.now);
          return !bar && seen.size > 0;
        }, true);
        assert.ok(seen.size >= 3, `the bar stood at ${[...seen]}`);
      }));

    if (name !== 'chromium') return; // only CDP lets a test end a worker from outside
    test('a worker that dies is replaced, and the question answered', () =>
      withPage({}, async ({ page }) => {
        await loaded(page);
        await openFile(page, teachingMap);
        await loaded(page, 'teaching.map');
        await crashWorkers(page);
        await lookUp(page, 'vfs_open');
        const text = await settle(
          () => resultText(page),
          (text) => text.startsWith('address 0xffffffff81012400'),
        );
        assert.match(text, /^address 0xffffffff81012400 /, `after the crash; alert: ${await alertText(page)}`);
      }));
  },
  ['chromium', 'firefox'],
);

/** Makes every Go program of the page exit as it does when memory runs out. */
async function crashWorkers(page) {
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      postMessage({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
    });
  }
}
