// Kernel images, made up at test time: dropped, raced, laid out, built again and compared; what cannot be read, in words.

import path from 'node:path';
import { assert, describeInBrowsers, onlyIn, teaching, test } from './harness.mjs';
import { kernel } from './kernels.mjs';
import { fileOf, teachingMap } from './maps.mjs';
import {
  alertText,
  answerTo,
  click,
  find,
  hash,
  isThere,
  loaded,
  mainText,
  moment,
  openFile,
  openMap,
  position,
  press,
  stored,
} from './person.mjs';
import { root } from './server.mjs';
import { settle } from './wait.mjs';

/** The kernels that have tables, words about each that the page must have, how many tables, and where its last symbol is. */
const kernels = [
  [
    'vmlinuz-pc',
    'built as 6.12, per-CPU absolute',
    /bzImage .*zstd .*compressed.* ELF64 little-endian x86-64/,
    8,
    'ffffffff81005e00',
  ],
  ['Image.gz', 'built as 7.0', /gzip .*arm64 Image/, 7, 'ffff800080005e00'],
  ['vmlinux-s390', 'built as 6.12', /ELF64 big-endian/, 8, 'ffffffff81005e00'],
  ['zImage-old', 'built as 6.1', /ARM zImage.* xz/, 7, 'ffffffff81005e00'],
];

const refused = [
  ['vmlinuz-cut', /truncated|should go on|not whole/i],
  ['vmlinuz-bare', /CONFIG_KALLSYMS/],
  ['initrd.img', /initramfs/],
  ['module.ko', /object file|module/],
];

/** Waits until the panel has what is waited for, and returns its text. */
const panel = (page, has) =>
  settle(
    () =>
      page.evaluate(
        () => document.querySelector('section[aria-labelledby=image-title]')?.innerText.replace(/\s+/g, ' ') ?? '',
      ),
    has,
  );

async function showTables(page) {
  await (await find(page, 'Tables', 'link')).click();
}

async function openKernel(page, name) {
  await openMap(page, kernel(name));
  assert.equal(await alertText(page), '', name);
}

describeInBrowsers('kernel images', (withPage, engine) => {
  const testOnce = onlyIn('chromium', engine); // the same WebAssembly reads it in every engine

  for (const [name, built, chain, tables, end] of kernels)
    (name === 'vmlinuz-pc' ? test : testOnce)(
      `${name} is raced on its own tables, laid out, and equal to those built again`,
      () =>
        withPage({ path: teaching }, async ({ page }) => {
          await loaded(page);
          await openKernel(page, name);
          await settle(() => mainText(page), /tables in the kernel itself/);
          assert.ok((await page.$eval('header .chip', (chip) => chip.textContent)).includes(built), name);
          await answerTo(page, '_end', new RegExp(`^address 0x${end}`));
          await click(page, 'Last');
          assert.ok(Number((await position(page)).now) > 0, name);
          await showTables(page);
          assert.match(await panel(page, /Build them ourselves/), chain, name);
          assert.equal((await page.$$('table.image-places tbody tr')).length, tables, name);
          await click(page, 'Build them ourselves');
          await panel(page, new RegExp(`All ${tables} tables are equal, byte for byte`));
          assert.equal((await page.$$('td.image-equal')).length, tables, name);
        }),
    );

  for (const [name, release, symbol, address] of [
    ['x86_64-2.6.38', '2.6.38', 'fpregs_set', 'ffffffff8100b8c1'],
    ['arm-4.14', '4.14', 'cpu_is_v6_unaligned', 'c0110e64'],
  ])
    testOnce(`a kernel of ${release} is read, by its banner's name, and raced by the scan alone`, () =>
      withPage({ path: teaching }, async ({ page }) => {
        await loaded(page);
        await openMap(page, path.join(root, `symtab/image/testdata/old/seeds/${name}.img`));
        assert.equal(await alertText(page), '');
        await settle(() => mainText(page), /tables in the kernel itself[\s\S]*it has no index/);
        assert.ok((await page.$eval('header .chip', (chip) => chip.textContent)).includes(`built as ${release}`));
        await answerTo(page, symbol, new RegExp(`^address 0x${address}`));
        await click(page, 'Last');
        assert.ok(Number((await position(page)).now) > 0);
        // To read it again as what it is, is possible although it cannot be built as that.
        await page.click('header button.chip');
        const panelText = await page.$eval('.map-panel', (node) => node.innerText);
        assert.ok(panelText.includes(`Read as ${release}: the kernel says so`), panelText);
        await click(page, 'Read again');
        await settle(() => hash(page), new RegExp(`rel=${release}`));
        await settle(() => page.$eval('header .chip', (node) => node.textContent), new RegExp(`built as ${release}`));
        assert.equal(await alertText(page), '');
      }),
    );

  testOnce('without tables of their own are read by their ELF symbols', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openKernel(page, 'vmlinux-symtab');
      await answerTo(page, '_end', /^address 0xffffffff81005e00/);
      await showTables(page);
      assert.match(
        await panel(page, /How sure/),
        /there are no tables of the kernel’s own|built from the ELF file.s symbol table/,
      );
      assert.equal(await isThere(page, 'Build them ourselves', 'button'), false);
    }),
  );

  testOnce('that cannot be read say what is missing, and the map before stays', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      for (const [name, words] of refused) {
        await openFile(page, kernel(name));
        await settle(
          () => alertText(page),
          (text) => text.includes(name) && words.test(text),
        );
        await answerTo(page, 'vfs_read', /^address 0xffffffff81012800/);
      }
      // The worker that looked at them takes the next map.
      await openMap(page, fileOf('next.map', 'ffffffff81000000 T _text\nffffffff81000010 T next_one\n'));
      await answerTo(page, 'next_one', /^address 0xffffffff81000010/);
    }),
  );

  testOnce('their program is fetched with the first of them, and nothing is sent', () =>
    withPage({ path: teaching }, async ({ page, watch }) => {
      await loaded(page);
      const before = await watch.mark();
      await openKernel(page, 'vmlinuz-pc');
      const asked = await watch.requestsSince(before);
      assert.ok(
        asked.some((line) => /^GET .*image\.\w+\.wasm$/.test(line)),
        asked.join('\n'),
      );
      assert.deepEqual(
        asked.filter((line) => !line.startsWith('GET ')),
        [],
      );
      const again = await watch.mark();
      await openKernel(page, 'zImage-old');
      await answerTo(page, '_stext', /^address 0xffffffff81000000/);
      assert.deepEqual(
        (await watch.requestsSince(again)).filter((line) => /\.wasm$/.test(line)),
        [],
      );
    }),
  );

  test('a reload keeps the image, the look-up and the place', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openKernel(page, 'Image.gz');
      await answerTo(page, '_end');
      for (let i = 0; i < 5; i++) await click(page, 'Step forward');
      const before = await moment(page);
      const kept = await settle(() => hash(page), /print=[0-9a-f]{16}.*q=_end.*at=/);
      assert.match(kept, /file=Image\.gz/);
      await stored(page, 'Image.gz');
      await page.reload({ waitUntil: 'load' });
      await loaded(page, 'Image.gz');
      await settle(() => moment(page), before);
    }));

  testOnce('are read as another release where that is asked for, and refused where it cannot be', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openKernel(page, 'vmlinuz-pc');
      await page.click('header button.chip');
      assert.match(await page.$eval('.map-panel', (node) => node.innerText), /How it was read[\s\S]*Read it otherwise/);
      assert.equal((await page.$$('.map-panel input[type=checkbox]')).length, 0);
      await page.select('.map-panel select', '6.10');
      await click(page, 'Read again');
      await settle(() => page.$eval('header .chip', (node) => node.textContent), /built as 6\.10/);
      await press(page, 'Escape');
      await answerTo(page, '_end', /^address 0xffffffff81005e00/);
    }),
  );
});
