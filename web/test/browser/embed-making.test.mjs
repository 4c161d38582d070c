// The panel that makes an embed: a preview that is the embed itself, and what to paste.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { embed, shows } from './around.mjs';
import { teachingMap } from './maps.mjs';
import { click, find, loaded, openMap } from './person.mjs';
import { settle } from './wait.mjs';

describeInBrowsers('making an embed', (withPage) => {
  const text = (page) =>
    page.evaluate(() => document.querySelector("[aria-label='To paste into a page']")?.value ?? '');

  test('shows the embed itself and what to paste, and says when there is nothing to embed', () =>
    withPage(
      {
        path: '#race?v=1&map=teaching&q=vfs_read&mode=steps&from=1&to=3',
        expectErrors: /404/, // the Share dialog asks whether this host shares maps; it has no such address
      },
      async ({ page, server }) => {
        await loaded(page, 'Teaching');
        await click(page, 'Share');
        await (await find(page, 'Embed', 'tab')).click();
        await settle(
          () => text(page),
          `<script async src="${server.url}kallscope-race.js"></script>\n<kallscope-race map="teaching" query="vfs_read" mode="steps" start="1" end="3">\n</kallscope-race>`,
        );
        const preview = await embed(page, 'iframe');
        await shows(preview, 'vfs_read');
        await preview.evaluate(() => {
          globalThis.same = true;
        });
        const entries = await page.evaluate(() => history.length);
        await (await find(page, 'Look up', 'textbox')).click({ count: 3 });
        await page.keyboard.type('init_task');
        await shows(preview, 'init_task');
        assert.deepEqual(
          [await preview.evaluate(() => globalThis.same), await page.evaluate(() => history.length)],
          [true, entries],
          'in place, and not in the way back',
        );
        await (await find(page, 'Index', 'checkbox')).click();
        const fits = () =>
          preview.evaluate(() => document.querySelector('.embed').offsetHeight === innerHeight && innerHeight);
        await settle(fits, (height) => height && height < 400);
        await (await find(page, 'Index', 'checkbox')).click();
        await settle(fits, (height) => height > 400); // the dialog has moved by then too
        await (await find(page, 'Loop', 'checkbox')).click();
        await click(page, 'Frame');
        assert.match(
          await text(page),
          /^<iframe src="[^"]+embed\.html#race\?v=1&#38;map=teaching&#38;q=init_task&#38;mode=steps&#38;loop=1" width="720" height="420"/,
        );
        await page.keyboard.press('Escape');
        await openMap(page, teachingMap);
        await click(page, 'Share');
        await (await find(page, 'Embed', 'tab')).click();
        await settle(
          () => page.$eval('[role=tabpanel]', (node) => node.textContent),
          (told) => told.startsWith('teaching.map is in your browser alone'),
        );
      },
    ));
});
