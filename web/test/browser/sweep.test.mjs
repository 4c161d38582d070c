// Every screen × theme × width in Chromium and Firefox: nothing wider than the window, no text cut or covered, nothing that
// axe finds, the same names at every width. Ten moments and more of three maps in all windows: the same of
// texts. make sweep goes through all of it and keeps pictures in .cache/sweep; make test through a part.

import { assert, describeInBrowsers, onlyIn, teaching, test } from './harness.mjs';
import { namesOf } from './names.mjs';
import { find, loaded, lookUp, mainText } from './person.mjs';
import { all, checkScreen, heightOf, looksOf, resize } from './screen-check.mjs';
import { moments, screens, show, windows } from './screens.mjs';
import { faultsOfTexts } from './seen.mjs';
import { drawn, settle } from './wait.mjs';

const widths = [1440, 1000, 800, 390];

describeInBrowsers('sweep', (withPage, engine) => {
  const still = (width, theme) => ({ width, height: heightOf(width), motion: 'reduce', scheme: theme });

  for (const [index, screen] of screens.entries()) {
    const looks = looksOf(index, widths);
    for (const look of looks)
      test(`${screen.name}, ${look.theme}, ${look.width} px`, () =>
        withPage(
          { look: still(look.width, look.theme), path: 'nothing-here', expectErrors: /404/ },
          async ({ page, server }) => {
            await checkScreen(page, server.url, screen, look, engine);
            // Chromium alone tells the names that it has computed.
            if (engine === 'chromium' && look === looks.at(-1) && !screen.alone) await sameNames(page, look.width);
          },
        ));
  }

  // Of the moments make test has two; the map of half a million symbols is for make sweep alone.
  for (const moment of moments.filter(({ name }) => all || name.startsWith('teaching-probe') || name === 'kernel-end'))
    test(`${moment.name} in all windows`, () =>
      withPage({ look: still(1440, 'light'), path: 'nothing-here', expectErrors: /404/ }, async ({ page, server }) => {
        await show(page, server.url, moment, 'light');
        const faults = {};
        for (const size of windows) {
          await resize(page, size);
          const found = await page.evaluate(faultsOfTexts);
          if (found.length > 0) faults[size.join(' × ')] = found;
        }
        assert.deepEqual(faults, {});
      }));

  test("with a person's own spacing of letters, words, lines and paragraphs no text is cut, covered or on another", () =>
    withPage({ look: still(1440, 'light'), path: 'nothing-here', expectErrors: /404/ }, async ({ page, server }) => {
      await show(page, server.url, screens[1], 'light');
      await page.evaluate(spaceOut);
      const faults = {};
      for (const size of windows.slice(0, 3)) {
        await resize(page, size);
        const found = await page.evaluate(faultsOfTexts);
        if (found.length > 0) faults[size.join(' × ')] = found;
      }
      assert.deepEqual(faults, {});
    }));

  // A kernel's race has the most marks on the scrubber, and a phone the least room for their labels.
  onlyIn('chromium', engine)(
    "with a person's own spacing the scrubber's labels keep clear of each other on a phone",
    () =>
      withPage({ look: still(390, 'light'), path: '#race?v=1&q=security_file_open&at=300' }, async ({ page }) => {
        await loaded(page);
        await page.evaluate(spaceOut);
        await drawn(page);
        assert.ok(await page.evaluate(() => document.querySelectorAll('.ticks text').length >= 5));
        assert.deepEqual(await page.evaluate(faultsOfTexts), []);
      }),
  );

  if (engine === 'chromium')
    test('a name that is not there does not move the picture', () =>
      withPage({ look: { width: 1280, height: 720, motion: 'reduce' }, path: teaching }, async ({ page }) => {
        await loaded(page);
        await find(page, 'Probes', 'table'); // one of the late parts
        const top = () => page.evaluate(() => document.querySelector('.picture-box').getBoundingClientRect().top);
        const before = await top();
        await lookUp(page, 'VFS_READ');
        await settle(() => mainText(page), /No symbol is called/);
        await drawn(page);
        assert.equal(await top(), before);
      }));
});

/** Runs in the page: the spacing that WCAG 1.4.12 asks a page to bear. */
function spaceOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
     p { margin-bottom: 2em !important }`,
  );
  document.adoptedStyleSheets = [sheet];
}

/** Every control has a name, and the same at every width. The page has the first of them. */
async function sameNames(page, first) {
  const known = new Map();
  for (const width of [first, ...widths.filter((one) => one !== first)]) {
    await page.setViewport({ width, height: heightOf(width) });
    await settle(() => page.evaluate(() => innerWidth), width);
    await drawn(page);
    compareNames(known, await namesOf(page), `${width} px`);
  }
}

/** Every control has a name, and the one that it had at other widths. */
function compareNames(known, names, at) {
  for (const [node, { role, name }] of names) {
    assert.notEqual(name, '', `${at}: a ${role} has no name`);
    assert.equal(name, known.get(node) ?? name, `${at}: the name of a ${role}`);
    known.set(node, name);
  }
}
