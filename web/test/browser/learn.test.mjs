// Learn, as a person goes through it with the keyboard: guess, truth, why, what is kept. Of the small map, whose figures can be
// checked by hand.

import { assert, describeInBrowsers, desktop, subPath, test } from './harness.mjs';
import { click, find, hash, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );

describeInBrowsers('Learn', (withPage) => {
  test('a card by keyboard: guess, truth, table, why, keep', () =>
    withPage({ look: still, path: '#learn=2&v=1&map=teaching' }, async ({ page }) => {
      const handle = await find(page, 'Between names and addresses', 'slider');
      await handle.focus();
      await press(page, 'ArrowRight');
      await settle(() => handle.evaluate((node) => node.getAttribute('aria-valuenow')), '26');
      await page.evaluate(() => document.activeElement.blur());
      await press(page, 'Enter');
      await says(page, /You gave the names 26\s%; they take 2\.5\s%/);
      await press(page, 't');
      await says(page, /part yours true bytes names 26 % 2\.5\s%/);
      await press(page, 'Enter');
      await says(page, /Why do 4 bytes each suffice\?/);
      await press(page, 'b');
      await says(page, /The kernel lies at the bottom of memory\?/);
      await press(page, 'a');
      await says(page, /That is it/);
      await press(page, 'Enter');
      const link = await find(page, 'This question with this kernel', 'textbox');
      assert.match(await link.evaluate((node) => node.value), new RegExp(`${subPath}#learn=2&v=1&map=teaching$`));
    }));

  test('what is counted comes with the view, and a missed why is asked again two questions later', () =>
    withPage({ look: still, path: '#learn=7&v=1&map=teaching' }, async ({ page }) => {
      await says(page, /which part is skipping\?/);
      await click(page, 'Show without a guess');
      await says(page, /Skipping is 35\s%\./);
      await press(page, 'Enter');
      await press(page, 'a');
      await says(page, /Compression is a stream\?/);
      await press(page, '9');
      await says(page, /Earlier, in question 7:/);
      await press(page, 'Enter');
      await says(page, /From how many names on/);
      await settle(
        () => hash(page),
        (now) => now.startsWith('#learn=9'),
      );
    }));
});
