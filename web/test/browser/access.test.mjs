// The page for everybody: keyboard alone, reduced motion, small screens, names that hold.

import { assert, desktop, describeInBrowsers, onlyIn, teaching, test } from './harness.mjs';
import { answerTo, button, click, find, isThere, loaded, mainText, position, press, probeColumns } from './person.mjs';
import { drawn, settle } from './wait.mjs';

const buttons = ['Play', 'Step forward', 'Step back', 'First', 'Last'];
const still = { ...desktop, motion: 'reduce' };

/** What a person asks of the browser, beside reduced motion. Chromium alone can be told so. */
async function wish(page, features) {
  const browser = await page.createCDPSession();
  const asked = { 'prefers-color-scheme': 'light', 'prefers-reduced-motion': 'reduce', ...features };
  await browser.send('Emulation.setEmulatedMedia', {
    features: Object.entries(asked).map(([name, value]) => ({ name, value })),
  });
}

/** Runs in the page: the colours of its ground, of its text, and of text that is less important. */
function colours() {
  const of = (selector) => getComputedStyle(document.querySelector(selector));
  return { ground: of('body').backgroundColor, text: of('body').color, quiet: of('.lane-sub').color };
}

describeInBrowsers('access', (withPage, name) => {
  test('the names that hold', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      await find(page, 'Find a symbol', 'combobox');
      await find(page, 'Position', 'slider');
      await find(page, 'Result', 'status');
      await find(page, 'Open a map or kernel', 'button');
      for (const label of buttons) await button(page, label);
      assert.deepEqual(await probeColumns(page), [
        'first place',
        'middle place',
        'last place',
        'position',
        'name opened',
        'outcome',
      ]);
    }));

  if (name === 'chromium') {
    test('no sideways scrolling when the window narrows at the end of a race', () =>
      withPage({ look: still, path: teaching }, async ({ page }) => {
        await loaded(page);
        await click(page, 'Last');
        await page.setViewport({ width: 1000, height: 900 });
        await settle(() => page.evaluate(() => innerWidth), 1000);
        await drawn(page);
        await settle(() => page.evaluate(() => document.documentElement.scrollWidth), 1000);
      }));

    test('the browser itself computes these names', () =>
      withPage({ look: still, path: teaching }, async ({ page }) => {
        await loaded(page);
        await find(page, 'Probes', 'table'); // one of the late parts
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

  onlyIn('chromium', name)('a theme that was chosen gives way to the colours that a person forces', () =>
    withPage({ look: still, path: `${teaching}&theme=dark` }, async ({ page }) => {
      await loaded(page);
      const dark = await page.evaluate(colours);
      assert.notEqual(dark.ground, 'rgb(255, 255, 255)');
      await wish(page, { 'forced-colors': 'active' });
      const light = ({ ground, text }) => ground === 'rgb(255, 255, 255)' && text === 'rgb(0, 0, 0)';
      await settle(() => page.evaluate(colours), light);
    }),
  );

  onlyIn('chromium', name)('more contrast is given in a theme that was chosen', () =>
    withPage({ look: still, path: `${teaching}&theme=dark` }, async ({ page }) => {
      await loaded(page);
      const { text, quiet } = await page.evaluate(colours);
      assert.notEqual(quiet, text);
      await wish(page, { 'prefers-contrast': 'more' });
      await settle(
        () => page.evaluate(colours),
        (now) => now.text === text && now.quiet === text,
      );
    }),
  );

  onlyIn('chromium', name)('a press on a half of the index answers Left or right?', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      const says = () => page.evaluate(() => document.querySelector('.says').innerText);
      const pressAt = async (part) => {
        const box = await (await page.waitForSelector('.index-halves')).boundingBox();
        await page.mouse.click(box.x + box.width * part, box.y + 5);
      };
      await loaded(page);
      await press(page, 'Home');
      await click(page, 'Left or right?');
      // The middle is tcp4_seq_ops, and vfs_read comes after it.
      await settle(says, /Probe 1.*come before or after it\?/s);
      await pressAt(0.8);
      await settle(says, /1 of 1 right so far/);
      // The middle is tcp_v4_init_sock, and vfs_read comes after that, too.
      await click(page, 'Next question');
      await settle(says, /Probe 2.*come before or after it\?/s);
      await pressAt(0.2);
      await settle(says, /1 of 2 right so far/);
    }),
  );

  test('keyboard alone: find, look up, step, play, pause', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await press(page, '/');
      await settle(() => page.evaluate(() => document.activeElement.getAttribute('role')), 'combobox');
      await answerTo(page, 'vfs_write');
      await press(page, 'Tab'); // leaves the text field, so that keys are for the race again
      await page.evaluate(() => document.activeElement.blur());
      await press(page, 'Home');
      const start = await position(page);
      assert.equal(start.now, '0');
      await press(page, 'ArrowRight');
      await settle(
        () => position(page),
        (at) => at.now !== start.now,
      );
      await press(page, 'ArrowLeft');
      await settle(() => position(page), start);
      await press(page, 'Space');
      await button(page, 'Pause');
      await press(page, 'Space');
      await button(page, 'Play');
      await press(page, 'Home');
      await settle(() => position(page), start);
      await press(page, 'End');
      await settle(
        () => position(page),
        (at) => at.now !== start.now,
      );
    }));

  test('every control can be reached by Tab and shows its focus', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      const missing = new Set(['Step forward', 'Step back', 'First', 'Last', 'Position']);
      const reached = [];
      for (let i = 0; i < 80 && missing.size > 0; i++) {
        await press(page, 'Tab');
        const at = await page.evaluate(() => {
          const node = document.activeElement;
          if (!node || node === document.body) return null;
          // The file input's ring is drawn by its label.
          const styles = [node, ...(node.labels ?? [])].map((one) => getComputedStyle(one));
          const name = node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.innerText ?? '';
          return {
            name: name.trim(),
            ring: styles.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
          };
        });
        if (!at) continue;
        reached.push(at.name);
        assert.ok(at.ring, `"${at.name}" shows no focus`);
        for (const label of missing) if (at.name.includes(label)) missing.delete(label);
      }
      assert.deepEqual([...missing], [], `Tab reaches all of them; it reached ${reached}`);
    }));

  test('the Tables view opens, and the race is there again on the way back', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await (await find(page, 'Tables', 'link')).click();
      await settle(() => mainText(page), /seqs_of_names/);
      assert.equal(await isThere(page, 'Position', 'slider'), false);
      await page.evaluate(() => history.back()); // not page.goBack(): in Firefox it waits for a load, and a change of the hash loads nothing
      await find(page, 'Position', 'slider');
    }));

  test('no sideways scrolling from 360 px to 4K', () =>
    withPage({ look: still }, async ({ page }) => {
      await loaded(page);
      for (const width of [360, 390, 640, 800, 1100, 1440, 2560, 3840]) {
        await page.setViewport({ width, height: 800 });
        await settle(() => page.evaluate(() => innerWidth), width);
        await drawn(page);
        const { scroll, client } = await page.evaluate(() => ({
          scroll: document.documentElement.scrollWidth,
          client: document.documentElement.clientWidth,
        }));
        assert.ok(scroll <= client, `${scroll} px of content in ${client} px`);
      }
    }));

  test('with reduced motion the race starts paused; else it plays by itself', async () => {
    await withPage({ look: desktop }, async ({ page }) => {
      await loaded(page);
      await button(page, 'Pause');
    });
    await withPage({ look: still }, async ({ page }) => {
      await loaded(page);
      await button(page, 'Play');
      const before = await position(page);
      await drawn(page, 60);
      assert.deepEqual(await position(page), before);
    });
  });
});
