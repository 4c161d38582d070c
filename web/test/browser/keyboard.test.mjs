// The page by keys alone: a whole lookup as eyes and screen readers follow it, and Tab through every control.

import { assert, desktop, describeInBrowsers, teaching, test } from './harness.mjs';
import { click, find, isThere, loaded, press } from './person.mjs';
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

  test('each term is explained once: on hover, focus and press, with a way to all words', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      const term = await find(page, 'Linear scan', 'button');
      const shown = () =>
        page.evaluate(() => {
          const notes = [...document.querySelectorAll('.term-note')].filter((note) => note.checkVisibility());
          return notes.map((note) => note.innerText).join(' | ');
        });
      const note = /^Opening every name from the first until one matches\. All words$/;
      await term.hover();
      await settle(shown, note);
      await page.mouse.move(5, 5);
      await settle(shown, '');
      await page.keyboard.press('Tab'); // from here on focus is that of a keyboard
      await term.focus();
      await settle(shown, note);
      await press(page, 'Escape');
      await settle(shown, '');
      await term.click();
      await settle(shown, note);
      await press(page, 'ArrowRight');
      await press(page, 'i');
      await find(page, 'Close the inside', 'button');
      const words = await page.evaluate(() => [...document.querySelectorAll('.term')].map((one) => one.innerText));
      for (const word of ['Binary search', 'Probe', 'index', 'block', 'entries', 'token', 'still possible'])
        assert.ok(words.includes(word), `${word} is explained: ${words.join(', ')}`);
      assert.equal(new Set(words.map((word) => word.toLowerCase())).size, words.length, words.join(', '));
      await (await find(page, 'All words', 'button')).click();
      await settle(() => page.evaluate(() => document.activeElement.textContent), 'linear scan');
    }));

  test('a range is marked by touch, and told', () =>
    withPage({ look: { width: 390, height: 844, motion: 'reduce' }, path: teaching }, async ({ page }) => {
      await loaded(page);
      await find(page, 'Probes', 'table'); // one of the late parts
      await press(page, 'ArrowRight');
      await click(page, 'Speed 1× and clock: Same bytes');
      const from = await find(page, 'From here', 'button');
      const { height } = await from.boundingBox();
      assert.ok(height >= 44, `${height} px`);
      await from.click();
      await settle(() => toldNow(page), /Plays from .* to /);
      await press(page, 'Home');
      await click(page, 'Up to here');
      await settle(() => toldNow(page), /Plays all of the race\./);
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
