// The page by keys alone: a whole lookup as eyes and screen readers follow it, and Tab through every control.

import { assert, desktop, describeInBrowsers, teaching, test } from './harness.mjs';
import { find, isThere, loaded, press } from './person.mjs';
import { drawn, settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** What screen readers are told as it changes. */
const toldNow = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')].map((n) => n.textContent).join(' | '),
  );
const focused = (page) => page.evaluate(() => document.activeElement.tagName);

/** Runs in the page: the element in focus where something lies over all of it, in words. */
function hiddenFocus() {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  // A file input lies, unseen, in its label.
  const shown = node.type === 'file' ? node.closest('label, .btn') : node;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const xs = [left + 2, (left + right) / 2, right - 2];
  const ys = [top + 2, (top + bottom) / 2, bottom - 2];
  const seen = xs.some((x) =>
    ys.some((y) => {
      const over = document.elementFromPoint(x, y);
      return over !== null && (shown.contains(over) || over.contains(shown));
    }),
  );
  const name = node.getAttribute('aria-label') ?? node.textContent.trim().slice(0, 40);
  return seen ? null : `${node.tagName} "${name}" at ${Math.round(left)}, ${Math.round(top)}`;
}

describeInBrowsers('keys alone', (withPage, name) => {
  if (name !== 'chromium') return;

  test('a whole lookup: absent, meant, stepped through, presented', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      await press(page, '/');
      await page.keyboard.type('VFS_READ');
      await press(page, 'Enter');
      await settle(() => toldNow(page), /No symbol is called VFS_READ\. Did you mean vfs_read/);
      assert.notEqual(await focused(page), 'INPUT', 'the keys are the player’s');
      await (await find(page, 'vfs_read', 'button')).focus();
      await press(page, 'Enter');
      await settle(() => toldNow(page), /address 0x[0-9a-f]+ · binary: \d+ probe/);
      await settle(() => focused(page), /^(?!BODY)/);
      await press(page, '2');
      await settle(() => toldNow(page), /Race by: One step each\./);
      await press(page, 'ArrowRight');
      await settle(() => toldNow(page), /Probe 1\. .* Linear scan: \d+ names? ruled out\./);
      await press(page, 'i');
      await settle(() => toldNow(page), /The inside of each probe is shown\./);
      await press(page, 'i');
      await press(page, '?');
      await find(page, 'Keys', 'table');
      await press(page, 'Escape');
      await press(page, 'p');
      await find(page, 'Leave the presentation', 'button');
      assert.equal(await isThere(page, 'Open a map or kernel', 'button'), false);
      await press(page, 'Escape');
      await find(page, 'Open a map or kernel', 'button');
      await settle(() => focused(page), /^(?!BODY)/);
    }));

  test('no control is under another when Tab comes to it, from a projector to 400 % zoom', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      for (const [width, height] of [
        [1440, 900],
        [1280, 720],
        [844, 390],
        [320, 256],
      ]) {
        await page.setViewport({ width, height });
        await settle(() => page.evaluate(() => innerWidth), width);
        await drawn(page);
        await page.evaluate(() => document.activeElement.blur());
        const hidden = [];
        let stops = 0;
        for (; stops < 80; stops++) {
          await page.keyboard.press('Tab');
          if ((await focused(page)) === 'BODY') break;
          const found = await page.evaluate(hiddenFocus);
          if (found) hidden.push(found);
        }
        assert.ok(stops > 8, `Tab stops at ${width}x${height}: ${stops}`);
        assert.deepEqual(hidden, [], `at ${width}x${height}`);
      }
    }));
});
