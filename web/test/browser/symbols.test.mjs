// Symbols: three of the questions an engineer has a minute for, of the small map, whose answers can be read off by hand.

import assert from 'node:assert/strict';
import { describeInBrowsers, desktop, test } from './harness.mjs';
import { click, find, hash, mainText, press } from './person.mjs';
import { catchSaves, saved } from './save-panel.mjs';
import { settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );

/** What the row says at which the keys are. */
const activeRow = (page) =>
  page.evaluate(() => {
    const row = document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '');
    return row ? `${row.ariaLevel} ${row.ariaExpanded} ${row.innerText.replace(/\s+/g, ' ').trim()}` : '';
  });

const sliderText = (page) =>
  page.evaluate(() => document.querySelector('[role=slider][aria-label^="Where"]')?.getAttribute('aria-valuetext'));

describeInBrowsers('Symbols', (withPage) => {
  test('equal names open and close by keys, the field scrolls the list, and the list is kept as a file', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching&f=group' }, async ({ page }) => {
      await says(page, /23 names, 24 symbols/);
      await catchSaves(page);
      await press(page, '/');
      await page.keyboard.press('Enter');
      await settle(() => activeRow(page), /^1 false ▸ ?init_once 2 /);
      await page.keyboard.press('ArrowRight');
      await settle(() => activeRow(page), /^1 true ▾/);
      await page.keyboard.press('ArrowRight');
      await settle(() => activeRow(page), /^2 null 1 first of 2 .* between startup_64 and vfs_open$/);
      await page.keyboard.press('ArrowDown');
      await settle(() => activeRow(page), /^2 null 2 of 2 .* between tcp_v4_rcv and _etext$/);
      await says(page, /init_once\s*2 of 2/);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await settle(() => activeRow(page), /^1 false ▸/);
      const { text, name } = await saved(page, 'CSV');
      assert.equal(name, 'kallscope-symbols-Teaching-map-group.csv');
      const [map, filter, symbols, date, , , head, first] = text.split('\r\n');
      assert.deepEqual([filter, symbols], ['"filter","group"', '"symbols","24 of 24"']);
      assert.match(map, /^"map","/);
      assert.match(date, /^"date","\d{4}-/);
      assert.match(head, /^"entry","address","type","name"/);
      assert.match(first, /^3,"[0-9a-f]{16}","t","init_once"/);
      await press(page, '/');
      await page.keyboard.press('Escape');
      await page.keyboard.type('vfs_');
      await settle(() => sliderText(page), /^entry \d+ of 24, \.text, 3 matches$/);
      await page.focus('[role=slider][aria-label^="Where"]');
      await page.keyboard.press('Home');
      await settle(() => sliderText(page), /^entry 4 of 24/);
      await page.keyboard.press('ArrowDown');
      await settle(() => sliderText(page), /^entry 5 of 24/);
    }));

  test('bars of a spread are kept by keys, and a range of them by a drag', () =>
    withPage({ look: still, path: '#symbols?v=1&map=teaching' }, async ({ page }) => {
      const bars = await find(page, 'Letters of the name', 'slider');
      await bars.focus();
      await page.keyboard.press('Home');
      await page.keyboard.down('Shift');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Enter');
      // Four names have 4 to 6 letters: _end, _text, _etext and _stext.
      await says(page, /4 of 24/);
      // A bar for each number of letters from 4 to 20. Five names have 15 or more.
      const { x, y, width, height } = await bars.boundingBox();
      const middle = (letters) => x + ((letters - 3.5) / 17) * width;
      await page.mouse.move(middle(20), y + height / 2);
      await page.mouse.down();
      await page.mouse.move(middle(15), y + height / 2);
      await page.mouse.up();
      await says(page, /5 of 24/);
      await settle(() => hash(page), /f=len%3E14\+len%3C21/);
    }));

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
