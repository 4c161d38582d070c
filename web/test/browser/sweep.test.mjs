// Every screen × theme × width × engine: nothing wider than the window, nothing that axe finds, the same names at every
// width. make sweep goes through all of it and keeps pictures in .cache/sweep; make test through a fixed part.

import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, describeInBrowsers, test } from './harness.mjs';
import { namesOf } from './names.mjs';
import { screens, show } from './screens.mjs';
import { root } from './server.mjs';
import { drawn, settle } from './wait.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = process.env.SWEEP === 'all';
const widths = [1440, 1000, 800, 390];
const themes = ['light', 'dark'];
const pictures = path.join(root, '.cache/sweep');

/** Every theme and width of a screen; in make test one, by turns. */
function looksOf(index) {
  const looks = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));
  return all ? looks : [looks[(index * 3) % looks.length]];
}

const heightOf = (width) => (width < 500 ? 844 : 900);

const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The elements that reach past the window's right edge. */
const widest = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => `${node.localName}.${node.className}`)
      .join(' '),
  );

/** What axe finds, of any impact: rule, help and the nodes. */
async function findings(page) {
  await page.evaluate(`${axe}; undefined`);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    // A symbol's name cut to its room, which ends in "…", is read aloud whole.
    const isCut = (id, html) => id === 'label-content-name-mismatch' && html.includes('…</span>');
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.filter(({ html }) => !isCut(id, html)).map(({ html }) => `${id}: ${help}: ${html}`),
    );
  });
}

describeInBrowsers('sweep', (withPage, engine) => {
  if (all) mkdirSync(pictures, { recursive: true });
  const still = (width, theme) => ({ width, height: heightOf(width), motion: 'reduce', scheme: theme });

  for (const [index, screen] of screens.entries()) {
    const looks = looksOf(index);
    for (const { theme, width } of looks)
      test(`${screen.name}, ${theme}, ${width} px`, () =>
        withPage({ look: still(width, theme), path: 'nothing-here', expectErrors: /404/ }, async ({ page, server }) => {
          await show(page, server.url, screen, theme);
          await drawn(page);
          await settle(
            () => overflow(page),
            (pixels) => pixels <= 0,
            async (pixels) => `for nothing to be wider than the window; ${pixels} px are: ${await widest(page)}`,
          );
          assert.deepEqual(await findings(page), []);
          if (all)
            await page.screenshot({ path: path.join(pictures, `${screen.name}-${theme}-${width}-${engine}.png`) });
          // Chromium alone tells the names that it has computed.
          const last = looks.at(-1).theme === theme && looks.at(-1).width === width;
          if (engine === 'chromium' && last && !screen.alone) await sameNames(page, width);
        }));
  }
});

/** Every control has a name, and the same at every width. The page is at one of these widths. */
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
