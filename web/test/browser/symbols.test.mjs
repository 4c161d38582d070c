// Symbols: three of the questions an engineer has a minute for, of the small map, whose answers can be read off by hand.

import { describeInBrowsers, desktop, test } from './harness.mjs';
import { click, hash, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );

describeInBrowsers('Symbols', (withPage) => {
  test('which of two symbols of a name is taken, why a name is not there, and what lies at an address', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching&f=%3Dinit_once&i=15' }, async ({ page }) => {
      await says(page, /2 of 24/);
      await says(page, /init_once\s*2 of 2/);
      await says(page, /1 first[\s\S]*after startup_64, before vfs_open[\s\S]*after tcp_v4_rcv, before _etext/);
      await press(page, '/');
      await page.keyboard.press('Escape');
      await page.keyboard.type('vfs_reed');
      await says(page, /No symbol is called vfs_reed[\s\S]*Spelt nearly so[\s\S]*vfs_read/);
      await page.keyboard.press('Escape');
      await page.keyboard.type('ffffffff81020c10');
      await says(page, /What lies there[\s\S]*tcp_v4_connect\+0x10\/0x600/);
      await page.keyboard.press('Escape');
      await page.keyboard.type('vfs_');
      await says(page, /3 of 24/);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await says(page, /vfs_open[\s\S]*Entry 4 by address/);
      await click(page, 'Race it');
      await settle(
        () => hash(page),
        (now) => now.startsWith('#race') && now.includes('n=4'),
      );
    }));

  test('what the tables cost without padding, by a real build, and which symbols take the bytes', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching&x=cost-cut.4' }, async ({ page }) => {
      await says(page, /As built\s*24 symbols; with data/);
      await says(page, /Your own\s*24 symbols; names cut at 4 letters\s*−/);
      await says(page, /In memory, by table[\s\S]*seqs_of_names\s*72 bytes/);
      await click(page, 'vfs_*');
      await says(page, /3 of 24/);
    }));
});
