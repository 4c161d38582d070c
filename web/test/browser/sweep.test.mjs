// Every screen × theme × width in Chromium and Firefox: nothing wider than the window, nothing that axe finds, the same
// names at every width. make sweep goes through all of it and keeps pictures in .cache/sweep; make test through a part.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { namesOf } from './names.mjs';
import { checkScreen, heightOf, looksOf } from './screen-check.mjs';
import { screens } from './screens.mjs';
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
});

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
