// An archive of several maps, of which the person chooses one, and a kernel without an index, which the page can build.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, describeInBrowsers, test } from './harness.mjs';
import { smallMap } from './maps.mjs';
import { alertText, button, click, loaded, lookUp, mainText, openFile, resultText } from './person.mjs';
import { settle } from './wait.mjs';

/** A tar of two maps, made by the system's own tar. */
function archive() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kallscope-archive-'));
  writeFileSync(path.join(folder, 'one.map'), smallMap('ffffffff81000010 T only_in_one'));
  writeFileSync(path.join(folder, 'two.map'), smallMap('ffffffff81000010 T only_in_two'));
  const file = path.join(folder, 'maps.tar.gz');
  execFileSync('tar', ['-czf', file, '-C', folder, 'one.map', 'two.map']);
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}

describeInBrowsers('archives and indexes', (withPage) => {
  test('an archive of two maps: the person chooses, and the page goes on with that one', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      const maps = archive();
      await openFile(page, maps.file);
      await settle(() => alertText(page), /one\.map[\s\S]*two\.map/);
      await (await page.waitForSelector('.alert-choices li:nth-child(2) button')).click();
      await loaded(page, 'maps.tar.gz');
      await lookUp(page, 'only_in_two');
      await settle(() => resultText(page), /^address 0xffffffff81000010/);
      maps.remove();
    }));

  test('a kernel without an index: the scan alone, until its index is built here', () =>
    withPage({ path: '#race?v=1&map=teaching&rel=5.10&q=vfs_read' }, async ({ page }) => {
      await loaded(page, 'Teaching map');
      const scan = await settle(() => resultText(page), /^address /);
      assert.doesNotMatch(scan, /binary/);
      await button(page, 'Build its index');
      await click(page, 'Build its index');
      const both = await settle(() => resultText(page), /binary: \d+ probes?/);
      assert.ok(both.startsWith(scan.split(' · ')[0]), 'the same address');
      assert.match(await mainText(page), /built here/);
    }));
});
