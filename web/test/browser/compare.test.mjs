// Compare and Cost: of the teaching map beside a map made here, whose answers can be counted by hand; then the questions that an engineer has a
// minute for, on two real kernels.

import { readFileSync } from 'node:fs';
import { describeInBrowsers, desktop, onlyIn, test } from './harness.mjs';
import { kernel } from './kernels.mjs';
import { fileOf, olderKernelGz, teachingMap } from './maps.mjs';
import { click, find, hash, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all.slice(0, 2000)}”`,
  );

const openSecond = async (page, file) => (await find(page, 'Open the second map', 'button')).uploadFile(file);

/** The teaching map without one function, with another type of a second and with a third renamed. */
const changed = () =>
  fileOf(
    'changed.map',
    readFileSync(teachingMap, 'utf8')
      .split('\n')
      .filter((line) => !line.endsWith(' vfs_read'))
      .map((line) =>
        line.endsWith(' vfs_write') ? line.replace(' T ', ' t ') : line.replace(/ vfs_open$/, ' vfs_open.part.0'),
      )
      .join('\n'),
  );

describeInBrowsers('Compare', (withPage, engine) => {
  test('a second map is compared with the first, the lists are filtered, and the link asks for the file', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching&x=compare' }, async ({ page }) => {
      await openSecond(page, changed());
      await says(page, /23 symbols.*24 symbols: \+1/);
      await says(page, /22 in the same order, 0 moved past others, 1 renamed by suffix/);
      await click(page, 'Added 1');
      await says(page, /vfs_read .*1 symbol\b/);
      await click(page, 'Retyped 1');
      await says(page, /vfs_write t → T/);
      await press(page, 'x');
      await says(page, /vfs_write T → t/);
      await press(page, '/');
      await page.keyboard.type('tcp_');
      await says(page, /0 of 1 symbol/);
      await settle(() => hash(page), /x=compare-[0-9a-f]{16}-ba-retyped--changed\.map&f=tcp_/);
      await page.reload({ waitUntil: 'load' });
      await says(page, /This link compares with changed\.map/);
      await openSecond(page, changed());
      await says(page, /vfs_write|0 of 1 symbol/);
    }));

  onlyIn('chromium', engine)('a kernel image is compared with a map; another map can be chosen after it', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching&x=compare' }, async ({ page }) => {
      await openSecond(page, kernel('vmlinuz-pc'));
      await says(page, /A vmlinuz-pc, [\d,]+ symbols/);
      await says(page, /What it costs in memory/);
      await click(page, 'Choose another');
      await openSecond(page, fileOf('not.map', 'this is no map at all'));
      await says(page, /The second map could not be read/);
    }),
  );

  test('of two real kernels: who has a name, why one is not found, what lies there, what grew, what a configuration costs', () =>
    withPage({ look: still, path: '#symbols?v=1&f=%3Dinit_once' }, async ({ page }) => {
      await says(page, /9 of 154,686/);
      await press(page, '/');
      await page.keyboard.press('Escape');
      await page.keyboard.type('finish_task_switch');
      await says(page, /finish_task_switch\.isra\.0/);
      await page.keyboard.press('Escape');
      await page.keyboard.type('ffffffff81b14d3c');
      await says(page, /tcp_v4_connect\+0x1ac\/0x520/);
      await page.keyboard.press('Escape');
      await (await find(page, 'Compare', 'tab')).click();
      await openSecond(page, olderKernelGz);
      await says(page, /51,239 in the same order, 12,441 moved past others, 294 renamed by suffix/);
      await says(page, /\+1,449,828 \+82 %/);
      await says(page, /__pfx_\* \+1,018,298/);
      await says(page, /ZSTD_compressBlock_btopt_extDict .*−10,480/);
      await (await find(page, 'Cost', 'tab')).click();
      await says(page, /Without KALLSYMS_ALL 102,257 symbols; functions only −1,170,241 bytes, −578,744 packed/);
      await click(page, 'Stop building');
      await says(page, /Stopped\. What was built stays\./);
    }));
});
