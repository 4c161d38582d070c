// The page for everybody: keyboard alone, reduced motion, small screens, names that hold.

import { assert, desktop, describeInBrowsers, test } from './harness.mjs';
import { button, find, isThere, loaded, pause, position, press, probeColumns, resultText, settle } from './person.mjs';
import { launch, openPage } from './browsers.mjs';

const buttons = ['Play', 'Step forward', 'Step back', 'First', 'Last'];

describeInBrowsers('access', (withPage, name) => {
  test('the names that hold', () =>
    withPage({ look: { ...desktop, motion: 'reduce' } }, async ({ page }) => {
      await loaded(page);
      await find(page, 'Find a symbol', 'combobox');
      await find(page, 'Position', 'slider');
      await find(page, 'Result', 'status');
      await find(page, 'Open a map or kernel', 'button');
      for (const label of buttons) if (label !== 'Play' || name === 'chromium') await button(page, label);
      assert.deepEqual(await probeColumns(page), ['low', 'mid', 'high', 'seq', 'name', 'verdict']);
    }));

  if (name === 'chromium') {
    test('the browser itself computes these names', () =>
      withPage({ look: { ...desktop, motion: 'reduce' } }, async ({ page }) => {
        await loaded(page);
        const seen = [];
        const walk = (node) => {
          seen.push(`${node.role} ${node.name}`);
          node.children?.forEach(walk);
        };
        walk(await page.accessibility.snapshot({ interestingOnly: false }));
        for (const wanted of [
          'combobox Find a symbol',
          'slider Position',
          'status Result',
          'button Open a map or kernel',
          'table Probes',
          ...buttons.map((label) => `button ${label}`),
        ]) {
          assert.ok(seen.includes(wanted), wanted);
        }
      }));
  }

  test('keyboard alone: find, look up, step, play, pause', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await press(page, '/');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'combobox');
      await page.keyboard.type('vfs_write');
      await press(page, 'Enter');
      await settle(
        () => resultText(page),
        (text) => text.startsWith('address'),
      );
      await press(page, 'Tab'); // out of the text field: keys are the race's again
      await page.evaluate(() => document.activeElement.blur());
      await press(page, 'Home');
      const start = await position(page);
      await press(page, 'ArrowRight');
      const stepped = await settle(
        () => position(page),
        (at) => at.now !== start.now,
      );
      assert.notEqual(stepped.now, start.now, 'ArrowRight steps');
      await press(page, 'ArrowLeft');
      assert.deepEqual(
        await settle(
          () => position(page),
          (at) => at.now === start.now,
        ),
        start,
        'ArrowLeft goes back',
      );
      await press(page, 'Space');
      await button(page, 'Pause');
      await press(page, 'Space');
      await button(page, 'Play');
      await press(page, 'End');
      const end = await position(page);
      assert.notEqual(end.now, start.now);
    }));

  test('every control can be reached by Tab and shows its focus', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      const reached = [];
      for (let i = 0; i < 80; i++) {
        await press(page, 'Tab');
        const at = await page.evaluate(() => {
          const node = document.activeElement;
          if (!node || node === document.body) return null;
          const style = getComputedStyle(node);
          const name = node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.innerText ?? '';
          return { name: name.trim(), ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
        });
        if (at) reached.push(at);
      }
      for (const label of ['Step forward', 'Step back', 'First', 'Last', 'Position']) {
        assert.ok(
          reached.some((at) => at.name.includes(label)),
          `Tab reaches ${label}; it reached ${[...new Set(reached.map((at) => at.name))]}`,
        );
      }
    }));

  test('the Tables view opens, and the race is there again on the way back', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await (await find(page, 'Tables', 'link')).click();
      const text = await settle(
        () => page.evaluate(() => document.querySelector('main').innerText),
        (text) => text.includes('seqs_of_names'),
      );
      assert.match(text, /seqs_of_names/);
      assert.equal(await isThere(page, 'Position', 'slider'), false);
      await page.evaluate(() => history.back()); // puppeteer waits for a load that a change of the hash does not bring in Firefox
      await find(page, 'Position', 'slider');
    }));

  test('no sideways scrolling from 360 px to 4K', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      for (const width of [360, 390, 640, 800, 1100, 1440, 2560, 3840]) {
        await page.setViewport({ width, height: 800 });
        await pause(300);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${scroll} px of content in ${client} px`);
      }
    }));
});

for (const name of ['chromium', 'firefox']) {
  describeInBrowsers(
    'reduced motion',
    (_, running) => {
      test('starts paused, and steps without sliding', async () => {
        // Firefox takes the preference at launch only, so this test has a browser of its own.
        const { serve } = await import('./server.mjs');
        const server = await serve('-prebuilt');
        const launched = await launch(running, { motion: 'reduce' });
        try {
          const page = await openPage(launched, { ...desktop, motion: 'reduce' });
          await page.goto(server.url, { waitUntil: 'load' });
          await loaded(page);
          await button(page, 'Play');
          const before = await position(page);
          await pause(1500);
          assert.deepEqual(await position(page), before);
        } finally {
          await launched.close();
          server.close();
        }
      });
    },
    [name],
  );
}
