// For each file that cannot be read, the page says what is wrong and what to do, and the map loaded before stays.

import { assert, describeInBrowsers, onlyIn, teaching, test } from './harness.mjs';
import { forgiven, refused } from './inputs.mjs';
import { fileOf, smallMap, teachingMap } from './maps.mjs';
import {
  alertText,
  answerTo,
  click,
  find,
  loaded,
  lookUp,
  mainText,
  openFile,
  openMap,
  press,
  resultText,
} from './person.mjs';
import { settle } from './wait.mjs';

describeInBrowsers('what people open', (withPage, engine) => {
  const testOnce = onlyIn('firefox', engine); // the same WebAssembly reads it in every engine

  testOnce('each bad input has its own word, and the map before stays', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      const before = await answerTo(page, 'vfs_read', /^address 0xffffffff81012800 /);
      const seen = new Map();
      for (const [name, make, words] of refused) {
        await openFile(page, make());
        const text = await settle(
          () => alertText(page),
          (text) => words.test(text) && !seen.has(text),
          (now) => `for ${name} to be told in words of its own, with ${words}; the page says: ${now}`,
        );
        seen.set(text, name);
        assert.equal(await resultText(page), before, `${name}: the look-up before stays`);
        await answerTo(page, 'vfs_write', /^address 0xffffffff81012b00 /); // the map loaded before still answers
        await answerTo(page, 'vfs_read', before);
      }
    }),
  );

  testOnce("what can be used loads, and the map's panel says what was made of it", () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      for (const [name, make, symbol, words] of forgiven) {
        await openMap(page, make());
        assert.equal(await alertText(page), '', name);
        await answerTo(page, symbol, /^address 0x/);
        if (words) assert.match(await mapPanel(page), words, name);
      }
    }),
  );

  testOnce('a map of one name alone opens, and says why that name is not raced', () =>
    withPage({ path: teaching }, async ({ page }) => {
      const same = () => fileOf('same.map', 'ffffffff81000000 T same\n'.repeat(20_000));
      await loaded(page);
      await openMap(page, same());
      await lookUp(page, 'same');
      await settle(() => alertText(page), /too many symbols have this name/i);
      await page.evaluate(() => {
        location.hash = '#race?v=1&print=0000000000000000&file=same.map&q=same';
      });
      await (await find(page, 'Open that map')).uploadFile(same());
      const told = await settle(() => alertText(page), /fingerprint/);
      assert.match(told, /is not the map the link means/);
      assert.match(await mainText(page), /cannot be shown in this map; here is another/);
    }),
  );

  test('what is pasted is typed into, and kept when it cannot be used', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      const box = () => page.evaluate(() => document.activeElement.id);
      await click(page, 'Paste');
      await settle(box, 'paste-box');
      await page.keyboard.type('no address here\nno map');
      await click(page, 'Build its tables');
      await settle(() => alertText(page), /no line of this text/i);
      await click(page, 'Paste');
      await settle(box, 'paste-box');
      assert.match(await page.evaluate(() => document.querySelector('#paste-box').value), /no map$/);
      await page.keyboard.press('Escape');
      await settle(() => page.evaluate(() => document.querySelector('dialog[open]')), null);
      await click(page, 'Dismiss');
      // The keyboard goes on in the page.
      await settle(() => page.evaluate(() => document.activeElement.localName), 'main');
    }));

  test('hostile names are shown as text', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      const hostile = [
        "<img src=x onerror=document.title='owned'>",
        'a"b\'c`d',
        '\u202eevil',
        'bell\u0007ring',
        '{{constructor}}',
      ];
      const bytes = Buffer.concat([
        Buffer.from(smallMap(...hostile.map((name, i) => `ffffffff8100010${i} T ${name}`), 'ffffffff81000200 T plain')),
        Buffer.from('ffffffff82000000 T '),
        Buffer.from([0xff, 0xfe, 0x80]),
        Buffer.from('\n'),
      ]);
      await openMap(page, fileOf('hostile.map', bytes));
      for (const [i, name] of hostile.entries())
        if (!name.includes('\u0007')) await answerTo(page, name, new RegExp(`^address 0xffffffff8100010${i}`));
      assert.equal(await page.evaluate(() => document.images.length), 0, 'no name has become an element');
      assert.doesNotMatch(await page.title(), /owned/);
    }));
});

/** Opens the panel of the map on screen, reads it and closes it again. */
async function mapPanel(page) {
  const chip = await page.waitForSelector('header button.chip');
  await chip.click();
  const text = await page.evaluate(() => document.querySelector('header').innerText);
  await press(page, 'Escape');
  return text;
}
