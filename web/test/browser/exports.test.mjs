// What a person exports is what they see: pictures and texts are saved by pressing their buttons, decoded by the browser or
// by what their format says, and compared with the page.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, describeInBrowsers, phone, teaching, test } from './harness.mjs';
import { button, click, find, hash, isThere, loaded, press, probeRows } from './person.mjs';
import { distance, keepImage, keepScreen } from './pictures.mjs';
import { catchSaves, choose, opened, openPanel, saved, saves, status } from './save-panel.mjs';
import { settle } from './wait.mjs';

const still = { width: 1440, height: 900, motion: 'reduce' };

/** The figure's margin and the height of its head, in CSS pixels: where the picture begins in it. */
const [left, top] = [20, 60];

describeInBrowsers('exports', (withPage, name) => {
  test('PNG and SVG are the picture on the screen', () =>
    withPage({ look: still }, async ({ page }) => {
      await opened(page);
      const screen = await keepScreen(page, 'screen');
      const png = await saved(page, 'Save PNG');
      assert.equal(png.name, 'kallscope-security_file_open-probe-2-compare.png');
      const size = await keepImage(page, 'png');
      assert.equal(size.width, screen.width + 2 * left);
      const same = await distance(page, 'png', 'screen', [left, top]);
      // The edges of letters differ between a transparent canvas and a filled one.
      assert.ok(same.off < 0.001 && same.mean < 0.5, `PNG and screen: ${JSON.stringify(same)}`);

      const svg = await saved(page, 'Save SVG');
      assert.equal(svg.name, 'kallscope-security_file_open-probe-2-compare.svg');
      const reader = await page.browserContext().newPage(); // the page's own policy lets no text become a document
      const parsed = await reader.evaluate((text) => {
        const all = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          broken: all.querySelector('parsererror')?.textContent,
          title: all.querySelector('title')?.textContent,
          texts: [...all.querySelectorAll('text')].map((t) => t.textContent),
          scripts: all.querySelectorAll('script, style, foreignObject, a').length,
        };
      }, svg.text);
      await page.bringToFront();
      assert.equal(parsed.broken, undefined);
      assert.equal(parsed.title, 'security_file_open: linear scan against binary search');
      assert.equal(parsed.scripts, 0);
      for (const text of ['security_file_open', 'Linear', 'Binary', 'read-only', 'alphabetical order'])
        assert.ok(
          parsed.texts.some((t) => t.includes(text)),
          text,
        );
      await keepImage(page, 'svg');
      const drawn = await distance(page, 'svg', 'png');
      assert.ok(drawn.off < 0.01 && drawn.mean < 2, `SVG and PNG: ${JSON.stringify(drawn)}`);
    }));

  test('sizes, pixels and colours are as chosen', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await opened(page);
      for (const [size, pixels, colours, width, height] of [
        ['slide', '1', 'dark', 1280, 720],
        ['document', '2', 'light', 1600, 1520],
      ]) {
        await choose(page, 'Size', size);
        await choose(page, 'Pixels', pixels);
        await choose(page, 'Colours', colours);
        await saved(page, 'Save PNG');
        assert.deepEqual(await keepImage(page, colours), { width, height });
      }
      const ground = (key) =>
        page.evaluate((k) => [...globalThis.kept[k].getContext('2d').getImageData(2, 2, 1, 1).data].join(), key);
      assert.equal(await ground('dark'), '21,25,32,255');
      assert.equal(await ground('light'), '255,255,255,255');
    }));

  test('Markdown, CSV and JSON tell the probes of the page', () =>
    withPage({ look: still }, async ({ page }) => {
      await opened(page);
      await press(page, 'Escape');
      await click(page, 'Last');
      const rows = await probeRows(page);
      await openPanel(page);
      const markdown = await saved(page, 'Save Markdown');
      assert.match(markdown.name, /^kallscope-security_file_open-[a-z].*-steps\.md$/, 'the name says the moment');
      const json = JSON.parse((await saved(page, 'Save JSON')).text);
      const csv = (await saved(page, 'Save CSV')).text.split('\r\n');
      await settle(() => hash(page), new URL(json.link).hash); // the address follows the moment after a while
      assert.ok(markdown.text.includes(`(<${json.link}>)`));
      const digits = (text) => Number(text.replace(/[^0-9]/g, ''));
      const probes = json.binary.fetches.filter((f) => f.kind === 'probe');
      assert.equal(probes.length, rows.length);
      rows.forEach((row, i) => {
        const f = probes[i];
        assert.deepEqual([f.low, f.place, f.high, f.entry], row.slice(0, 4).map(digits), `row ${i + 1}`);
        assert.ok(
          markdown.text.includes(
            `| ${i + 1} | ${f.place.toLocaleString('en-US')} | ${f.entry.toLocaleString('en-US')} | \`${f.name}\` |`,
          ),
          f.name,
        );
      });
      assert.equal(csv.length - 2, json.binary.fetches.flatMap((f) => f.steps).length);
    }));

  test('by keyboard alone, on a phone, without sideways scrolling', () =>
    withPage({ look: { ...phone, motion: 'reduce' }, path: teaching }, async ({ page }) => {
      await loaded(page);
      await catchSaves(page);
      await (await button(page, 'Menu')).focus();
      await press(page, 'Enter');
      await (await button(page, 'Share')).focus();
      await press(page, 'Enter');
      await (await find(page, 'Link', 'tab')).focus();
      await press(page, 'ArrowRight');
      await press(page, 'ArrowRight');
      await find(page, 'Save PNG', 'button');
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.querySelector('dialog[open]').scrollWidth,
        client: document.querySelector('dialog[open]').clientWidth,
      }));
      assert.ok(scroll <= client, `${scroll} px of panel in ${client} px`);
      const reached = new Set();
      for (let i = 0; i < 30 && !reached.has('Save CSV'); i++) {
        await press(page, 'Tab');
        reached.add(
          await page.evaluate(
            () => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim(),
          ),
        );
      }
      for (const label of [
        'Size',
        'Pixels',
        'Colours',
        'Save PNG',
        'Save SVG',
        'From',
        'To',
        'Speed',
        'Frames a second',
        'Save GIF',
        'Save Markdown',
        'Save JSON',
        'Save CSV',
      ])
        assert.ok(reached.has(label), `Tab reaches ${label}: ${[...reached]}`);
      await press(page, 'Enter');
      await settle(() => saves(page), 1);
      assert.match(await status(page), /^Saved kallscope-vfs_read-start-steps\.csv, /);
      await press(page, 'Escape');
      await settle(() => isThere(page, 'Save CSV', 'button'), false);
    }));

  if (name !== 'chromium') return; // only CDP tells a test's page where to put downloads
  test('copies arrive on the clipboard', () =>
    withPage({ look: still, path: teaching }, async ({ page, server }) => {
      await page
        .browserContext()
        .overridePermissions(new URL(server.url).origin, [
          'clipboard-read',
          'clipboard-write',
          'clipboard-sanitized-write',
        ]);
      await loaded(page);
      await press(page, 'End');
      await click(page, 'Copy the figures');
      await button(page, 'Copied');
      assert.match(
        await page.evaluate(() => navigator.clipboard.readText()),
        /^vfs_read among 24 names: Linear wins here: .* Read: linear scan \d+ bytes, binary search \d+ bytes\. \S+ times fewer/,
      );
      await opened(page);
      await click(page, 'Copy SVG');
      await settle(() => status(page), 'Copied the SVG’s text.');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await saved(page, 'Save SVG')).text);
      await click(page, 'Copy Markdown');
      await settle(() => status(page), 'Copied the Markdown.');
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        (await saved(page, 'Save Markdown')).text,
      );
      await click(page, 'Copy PNG');
      await settle(() => status(page), 'Copied the PNG.');
      const size = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const image = await createImageBitmap(await item.getType('image/png'));
        return [image.width, image.height];
      });
      await saved(page, 'Save PNG');
      const { width, height } = await keepImage(page, 'png');
      assert.deepEqual(size, [width, height]);
    }));

  test('the file on the disk is the one that was made', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      const folder = mkdtempSync(path.join(tmpdir(), 'kallscope-saves-'));
      try {
        const session = await page.createCDPSession();
        await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
        await click(page, 'First');
        await openPanel(page);
        await click(page, 'Save SVG');
        const files = await settle(
          () => readdirSync(folder).filter((file) => file.endsWith('.svg')),
          (list) => list.length === 1,
        );
        assert.deepEqual(files, ['kallscope-vfs_read-start.svg']);
        assert.match(readFileSync(path.join(folder, files[0]), 'utf8'), /^<svg xmlns[\s\S]*<\/svg>\n$/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }));
});
