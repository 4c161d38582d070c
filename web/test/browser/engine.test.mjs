// The engine may be cancelled or die; the page stays usable and keeps what it shows.

import { assert, describeInBrowsers, teaching, test } from './harness.mjs';
import { fileOf, kernelMap, smallMap, teachingMap } from './maps.mjs';
import { alertText, answerTo, click, find, isThere, loaded, openFile, openMap } from './person.mjs';
import { settle } from './wait.mjs';

const found = /^address 0xffffffff81012400 /;

describeInBrowsers('the engine', (withPage, name) => {
  test('a load can be cancelled, and the map before still answers', () =>
    withPage({ path: teaching }, async ({ page, gate }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      await gate.shut();
      await openFile(page, fileOf('slow.map', smallMap('ffffffff81000010 T slow')));
      await settle(gate.waiting, 1);
      await find(page, 'Loading', 'progressbar');
      await click(page, 'Cancel');
      assert.equal(await gate.gone(), 1, 'the worker it was to be built in is ended');
      await gate.open();
      await loaded(page, 'teaching.map');
      assert.equal(await alertText(page), '');
      await answerTo(page, 'vfs_open', found);
      assert.equal(await isThere(page, 'Loading', 'progressbar'), false);
    }));

  test('progress is told while a map loads', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await page.evaluate(noteProgress);
      await openMap(page, kernelMap());
      const told = await page.evaluate(() => globalThis.__progress);
      assert.ok(told.length >= 3, `the bar stood at ${told}`);
    }));

  if (name !== 'chromium') return; // only CDP lets a test end a worker from outside
  test('a worker that dies is replaced, and the question answered', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      await crashWorkers(page);
      await answerTo(page, 'vfs_open', found);
      assert.equal(await alertText(page), '');
    }));
});

/** Runs in the page: notes each value of the progress bar from now on. */
function noteProgress() {
  const told = new Set();
  Object.defineProperty(globalThis, '__progress', { get: () => [...told] });
  const note = () => {
    const bar = document.querySelector('[role="progressbar"][aria-label="Loading"]');
    if (bar) told.add(Number(bar.getAttribute('aria-valuenow')));
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** Makes every Go program of the page exit as it does when memory runs out. */
async function crashWorkers(page) {
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      postMessage({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
    });
  }
}
