// The Lab, as an engineer works in it with the keyboard: experiments, knobs, tables, links. Of the small map, whose figures can be
// checked by hand, and once of a whole kernel, whose figures two other programs counted.

import { assert, describeInBrowsers, desktop, test } from './harness.mjs';
import { find, hash, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );

describeInBrowsers('Lab', (withPage) => {
  test('experiments, knobs and tables by keyboard; links hold them; nothing is fetched inside', () =>
    withPage({ look: still, path: '#lab?v=1&map=teaching' }, async ({ page, server }) => {
      await says(page, /The scan reads less than the search for 13 of 24 symbols/);
      await says(page, /search, this kernel, counted 73 277 182 bytes/);
      const before = await server.mark();
      for (const wanted of [/145 rounds turn/, /With a marker every 16 entries/]) {
        await press(page, 'PageDown');
        await says(page, wanted);
      }
      const slider = await find(page, 'A marker every', 'slider');
      await slider.focus();
      await press(page, 'Home');
      await says(page, /With a marker every 1 entry a lookup reads 118 bytes instead of 183, for 92 bytes more/);
      await settle(() => hash(page), /^#lab\?v=1&map=teaching&x=spacing-every\.0$/);
      await page.evaluate(() => document.activeElement.blur());
      await press(page, 'PageDown');
      await says(page, /From \d+ names on/);
      await press(page, 'PageDown');
      await says(page, /to 24 symbols a scan reads/);
      await press(page, 'PageDown');
      await says(page, /of 91 designs beat the kernel’s in memory and reading/);
      assert.equal(await server.mark(), before);
      await page.evaluate(() => history.back());
      await says(page, /to 24 symbols a scan reads/);
    }));

  test('a link opens its experiment as its knobs stand, of a whole kernel', () =>
    withPage({ look: still, path: '#lab?v=1&x=costs-axis.even-look.spread' }, async ({ page }) => {
      await says(page, /Symbols by the bytes that finding them reads/);
      // Two other programs counted these.
      await says(
        page,
        /for 62 of 154,686 symbols, all among the first 70 .* 4,011 bytes on average, a scan 5,887,163, 1,468/,
      );
      await says(page, /scan 63 106,416 1,159,405 5,883,919 10,697,990 11,888,980 11,994,740 5,887,163/);
      await says(page, /search 577 2,491 3,128 3,762 4,468 9,308 46,710 4,011/);
      const even = await find(page, 'Even', 'button');
      assert.equal(await even.evaluate((node) => node.getAttribute('aria-pressed')), 'true');
    }));
});
