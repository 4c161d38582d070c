// The ten questions of docs/engineers.md: each link of its table is opened, on the map of Debian's 6.12 kernel, and the page says the
// answer that stands there. Then a kernel image of Debian's is asked, whose answers are those of its System.map.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeInBrowsers, desktop, test } from './harness.mjs';
import { fileOf, wildKernel } from './maps.mjs';
import { click, find, mainText, openFile, press } from './person.mjs';
import { settle } from './wait.mjs';

/** By question, what the page says once each of its links is open. */
const ANSWERS = {
  1: [/9 of 154,686[\s\S]*init_once/],
  2: [/No symbol is called finish_task_switch[\s\S]*finish_task_switch\.isra\.0[\s\S]*1,052 functions[\s\S]*3,734 B/],
  3: [/3,220,491/],
  4: [/49,133 of 154,686[\s\S]*1\.02 MB of the tables/, /3,220,491/],
  5: [/second map/i],
  6: [/tcp_v4_connect\+0x1ac\/0x520/],
  7: [/The size is another in this map[\s\S]*1,392[\s\S]*1,312/],
  8: [/154,686 of 154,686/],
  9: [/11,024 of 154,686[\s\S]*303 kB of the tables/],
  10: [/From how many names on does one scan read less\?/],
};

const rows = readFileSync(fileURLToPath(new URL('../../../docs/engineers.md', import.meta.url)), 'utf8')
  .split('\n')
  .map((line) => /^\| (\d+) \|[^|]*\|([^|]*)\|/.exec(line))
  .filter(Boolean)
  .map(([, number, page]) => ({ number, links: [...page.matchAll(/`(#[^`]+)`/g)].map(([, link]) => link) }));

describeInBrowsers('Ten questions of engineers', (withPage) => {
  test('every link leads to its answer', () =>
    withPage({ look: { ...desktop, motion: 'reduce' }, path: rows[0].links[0] }, async ({ page }) => {
      assert.deepEqual(
        rows.map(({ number, links }) => [number, links.length]),
        Object.entries(ANSWERS).map(([number, answers]) => [number, answers.length]),
      );
      for (const { number, links } of rows)
        for (const [i, link] of links.entries()) {
          await page.evaluate((to) => {
            location.hash = to;
          }, link);
          const answer = ANSWERS[number][i];
          await settle(
            () => mainText(page),
            (text) => answer.test(text),
            (text) => `for ${answer} at ${link} in “${text.slice(0, 2000)}”`,
          );
        }
      // A map that was read without the right to see addresses says so.
      await page.evaluate(() => {
        location.hash = '#symbols?v=1';
      });
      await settle(() => mainText(page), /154,686 of 154,686/);
      await openFile(
        page,
        fileOf('zero.map', '0000000000000000 T _text\n0000000000000000 t foo\n0000000000000000 D bar\n'),
      );
      await settle(() => mainText(page), /All addresses are zero[\s\S]*foo/);
    }));

  // Its tables are the real ones; symtab/image/testdata/wild/README.md names the package whose System.map says the addresses.
  test('of a kernel image: what a name is at, what lies at an address, and which tables it has', () =>
    withPage({ look: { ...desktop, motion: 'reduce' }, path: '#symbols?v=1&map=teaching' }, async ({ page }) => {
      const says = (answer) =>
        settle(
          () => mainText(page),
          (text) => answer.test(text),
          (text) => `for ${answer} in “${text.slice(0, 2000)}”`,
        );
      const ask = async (question, answer) => {
        await press(page, '/');
        await page.keyboard.press('Escape');
        await page.keyboard.type(question);
        await says(answer);
      };
      await says(/24 of 24/);
      await openFile(page, wildKernel);
      await says(/44,630 of 44,630/);
      await ask('=vfs_read', /1 of 44,630[\s\S]*ffff80000839efb0 T vfs_read/);
      await ask('=_stext', /1 of 44,630[\s\S]*ffff800008010000 T _stext/);
      await ask('ffff80000839efb8', /What lies there[\s\S]*vfs_read\+0x8\//);
      await (await find(page, 'Tables', 'link')).click();
      await click(page, 'Releases');
      await says(/this kernel: 6\.1-stable/);
    }));
});
