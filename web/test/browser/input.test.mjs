// Whatever a person opens: a clear word on what is wrong and what to do, and the map already loaded stays.

import path from 'node:path';
import { assert, describeInBrowsers, test } from './harness.mjs';
import { fileOf, gzip, hugeFile, smallMap, teachingMap } from './maps.mjs';
import { alertText, click, find, loaded, lookUp, openFile, press, resultText } from './person.mjs';
import { pause, settle } from './wait.mjs';

const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4000)]);
const bzImage = Buffer.concat([Buffer.alloc(0x202, 0x90), Buffer.from('HdrS'), Buffer.alloc(4000, 1)]);
const stub = 'ffffffffffffffff B The real System.map is in the linux-image-<version>-dbg package\n';
const bomb = () => gzip(Buffer.alloc(600 * 1024 * 1024, 0x20));

// What is refused, and words its alert must have.
const refused = [
  ['empty file', () => fileOf('empty.map', ''), /empty/i],
  ["Debian's stub", () => fileOf('stub.map', stub), /-dbg|dbgsym|debug/i],
  ['a kernel image (ELF)', () => fileOf('vmlinux', elf), /image|ELF|binary/i],
  ['a kernel image (bzImage)', () => fileOf('vmlinuz', bzImage), /image|binary/i],
  [
    'another binary',
    () => fileOf('x.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(900, 7)])),
    /binary|zip|not a map|archive/i,
  ],
  ['bad hex', () => fileOf('hex.map', smallMap('ffffffff8100zzzz T broken_here')), /line 2[\s\S]*broken_here/],
  ['missing columns', () => fileOf('columns.map', smallMap('ffffffff81000010 T')), /line 2/],
  [
    'addresses too far apart for 32 bits',
    () => fileOf('far.map', smallMap('ffff000000000000 T far_away')),
    /32.bit|far/i,
  ],
  [
    'truncated gzip',
    () =>
      fileOf('cut.map.gz', gzip(Buffer.from(smallMap('ffffffff81000010 T a'.repeat(1)).repeat(50))).subarray(0, 60)),
    /gzip|truncated|cut|incomplete/i,
  ],
  [
    'zero symbols left',
    () => fileOf('none.map', 'ffffffff81000000 U a\nffffffff81000001 N b\n'),
    /none of the 2 symbols/i,
  ],
  ['over the limit, before reading', () => hugeFile('huge.map', 300 * 1024 * 1024), /too large|limit|at most/i],
  ['a gzip that unpacks for ever', () => fileOf('bomb.map.gz', bomb()), /too large|limit|at most|more than/i],
];

// What loads all the same, and words the map's own panel must have about it.
const forgiven = [
  ['one symbol', () => fileOf('one.map', 'ffffffff81000000 T _text\n'), '_text', null],
  [
    'all addresses zero',
    () => fileOf('zeros.map', '0000000000000000 T alpha\n0000000000000000 T beta\n0000000000000000 t gamma\n'),
    'beta',
    /zero/i,
  ],
  [
    'unsorted',
    () => fileOf('unsorted.map', smallMap('ffffffff81000200 T late', 'ffffffff81000100 T early')),
    'early',
    /sort|order/i,
  ],
  [
    'CRLF and blank lines',
    () => fileOf('crlf.map', smallMap('', 'ffffffff81000100 T early').replaceAll('\n', '\r\n')),
    'early',
    /CRLF|line end|blank|carriage/i,
  ],
  [
    'lines without an address, as nm prints',
    () =>
      fileOf('nm.map', smallMap('                 U outside', '                 w weakly', 'ffffffff81000100 T early')),
    'early',
    /undefined|without|U/,
  ],
  [
    'a name over the limit',
    () => fileOf('long.map', smallMap(`ffffffff81000100 T ${'x'.repeat(600)}`, 'ffffffff81000200 T early')),
    'early',
    /long|limit|512/i,
  ],
  [
    'modules of /proc/kallsyms',
    () => fileOf('kallsyms', smallMap('ffffffff81000100 T early', 'ffffffffc0000000 t there\t[mod]')),
    'early',
    /module/i,
  ],
];

describeInBrowsers('what people open', (withPage) => {
  test('each bad input has its own word, and the map before stays', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await openFile(page, teachingMap);
      await loaded(page, 'teaching.map');
      await lookUp(page, 'vfs_read');
      const before = await settle(
        () => resultText(page),
        (text) => text.startsWith('address 0xffffffff81012800 '),
      );
      const seen = new Map();
      for (const [name, make, words] of refused) {
        await openFile(page, make());
        const text = await settle(
          () => alertText(page),
          (text) => words.test(text) && !seen.has(text),
          30_000,
        );
        assert.match(text, words, name);
        assert.ok(!seen.has(text), `${name} has the words of ${seen.get(text)}`);
        seen.set(text, name);
        assert.equal(await resultText(page), before, `${name}: the look-up before stays`);
        await lookUp(page, 'vfs_write');
        const other = await settle(
          () => resultText(page),
          (text) => text.startsWith('address 0xffffffff81012b00 '),
        );
        assert.match(other, /^address 0xffffffff81012b00 /, `${name}: the map before still answers`);
        await lookUp(page, 'vfs_read');
        assert.equal(await settle(() => resultText(page), before), before);
      }
    }));

  test("what can be used loads, and the map's panel says what was made of it", () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      for (const [name, make, symbol, words] of forgiven) {
        const file = make();
        await openFile(page, file);
        await loaded(page, path.basename(file));
        assert.equal(await alertText(page), '', name);
        await lookUp(page, symbol);
        const text = await settle(
          () => resultText(page),
          (text) => text.startsWith('address'),
        );
        assert.match(text, /^address 0x/, `${symbol} in ${name}`);
        if (words) assert.match(await mapPanel(page), words, name);
      }
    }));

  test('a map of one name alone opens, and says why that name is not raced', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await openFile(page, fileOf('same.map', 'ffffffff81000000 T same\n'.repeat(20_000)));
      await loaded(page, 'same.map');
      await lookUp(page, 'same');
      assert.match(
        await settle(
          () => alertText(page),
          (text) => text !== '',
        ),
        /too many symbols have this name/i,
      );
      await page.evaluate(() => {
        location.hash = '#race?v=1&print=0000000000000000&file=same.map&q=same';
      });
      const field = await find(page, 'Open that map');
      await field.uploadFile(fileOf('same.map', 'ffffffff81000000 T same\n'.repeat(20_000)));
      assert.match(
        await settle(
          () => alertText(page),
          (text) => text.includes('fingerprint'),
        ),
        /is not the map the link means/,
      );
      assert.match(
        await page.evaluate(() => document.querySelector('main').innerText),
        /cannot be shown in this map; here is another/,
      );
    }));

  test('what is pasted is typed into, and kept when it cannot be used', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      const box = () => page.evaluate(() => document.activeElement.id);
      const typed = () => page.evaluate(() => document.querySelector('#paste-box').value);
      await click(page, 'Paste');
      assert.equal(await settle(box, 'paste-box'), 'paste-box');
      await page.keyboard.type('ffffffff81000000 T one\nno map');
      await click(page, 'Build its tables');
      assert.match(
        await settle(
          () => alertText(page),
          (text) => text !== '',
        ),
        /line 2/i,
      );
      await click(page, 'Paste');
      assert.equal(await settle(box, 'paste-box'), 'paste-box');
      assert.match(await typed(), /no map$/);
      await page.keyboard.press('Escape');
      assert.ok(await settle(() => page.evaluate(() => document.querySelector('dialog[open]') === null), true));
      await click(page, 'Dismiss');
      const focus = () => page.evaluate(() => document.activeElement.localName);
      assert.equal(await settle(focus, 'main'), 'main', 'the keyboard goes on in the page');
    }));

  test('hostile names are shown as text', () =>
    withPage({}, async ({ page }) => {
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
      await openFile(page, fileOf('hostile.map', bytes));
      await loaded(page, 'hostile.map');
      for (const name of hostile.filter((name) => !/[\u0007]/.test(name))) {
        await lookUp(page, name);
        const text = await settle(
          () => resultText(page),
          (text) => text.startsWith('address'),
        );
        assert.match(text, /^address 0xffffffff8100010/, name);
      }
      await pause(300);
      assert.doesNotMatch(await page.title(), /owned/);
      assert.equal(await page.evaluate(() => document.images.length), 0);
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
