// What a person exports is what they see: every kind of file is saved by pressing its button, decoded by the browser or by
// what its format says, and compared with the page.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, describeInBrowsers, phone, test } from './harness.mjs';
import { button, click, find, isThere, loaded, press, probeRows } from './person.mjs';
import { pause, settle } from './wait.mjs';

const calm = { look: { width: 1440, height: 900, motion: 'reduce' } };

/** The figure's margin and the height of its head, in CSS pixels: where the picture begins in it. */
const [left, top] = [20, 60];

/** Keeps what the page hands to its download link. Chromium's real downloads have a test of their own. */
async function catchSaves(page) {
  await page.evaluate(() => {
    const blobs = new Map();
    globalThis.saves = [];
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = create.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      globalThis.saves.push({ name: this.download, blob: blobs.get(this.href) });
    };
  });
}

/** Presses a button of the panel and waits for its file: the name and, of text, the content. */
async function saved(page, label, patience = 60_000) {
  const before = await page.evaluate(() => globalThis.saves.length);
  await click(page, label);
  const after = await settle(() => page.evaluate(() => globalThis.saves.length), before + 1, patience);
  assert.equal(after, before + 1, `${label}: ${await status(page)}`);
  return page.evaluate(async () => {
    const { name, blob } = globalThis.saves.at(-1);
    return {
      name,
      type: blob.type,
      text: /^(text|application\/json|image\/svg)/.test(blob.type) ? await blob.text() : '',
    };
  });
}

async function status(page) {
  return (await find(page, 'Export', 'status')).evaluate((node) => node.textContent);
}

async function choose(page, label, value) {
  await (await find(page, label, 'combobox')).select(value);
}

/** The page loaded, two probes in, the export panel open. */
async function opened(page) {
  await loaded(page);
  await click(page, 'First'); // Firefox takes the wish for less motion at launch only, and plays
  for (let i = 0; i < 2; i++) await click(page, 'Next probe');
  await catchSaves(page);
  await openPanel(page);
}

async function openPanel(page) {
  await click(page, 'Share');
  await (await find(page, 'Export', 'tab')).click();
  await find(page, 'Save PNG', 'button');
}

// Run in the page

/** Decoded pixels of the last file saved, as a canvas kept under that key. */
const keepImage = (page, key) =>
  page.evaluate(async (name) => {
    const { blob } = globalThis.saves.at(-1);
    const image = new Image();
    image.src = URL.createObjectURL(blob);
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    canvas.getContext('2d').drawImage(image, 0, 0);
    globalThis.kept = { ...globalThis.kept, [name]: canvas };
    return { width: canvas.width, height: canvas.height };
  }, key);

/** The picture on the page, its canvases over each other on what they stand on. */
const keepScreen = (page, key) =>
  page.evaluate((name) => {
    const box = document.querySelector('.picture');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [box.clientWidth, box.clientHeight];
    const c = canvas.getContext('2d');
    c.fillStyle = getComputedStyle(document.querySelector('.stage')).backgroundColor;
    c.fillRect(0, 0, canvas.width, canvas.height);
    c.imageSmoothingEnabled = false;
    const at = box.getBoundingClientRect();
    for (const layer of box.querySelectorAll('canvas')) {
      const own = layer.getBoundingClientRect();
      c.drawImage(layer, own.left - at.left, own.top - at.top, own.width, own.height);
    }
    globalThis.kept = { ...globalThis.kept, [name]: canvas };
    return { width: canvas.width, height: canvas.height };
  }, key);

/** How far two kept canvases are from each other where they overlap: the mean of all differences, and the part of pixels that differ visibly. */
const distance = (page, a, b, offset = [0, 0]) =>
  page.evaluate(
    (one, other, [x, y]) => {
      const [p, q] = [globalThis.kept[one], globalThis.kept[other]];
      const [w, h] = [Math.min(p.width - x, q.width), Math.min(p.height - y, q.height)];
      const m = p.getContext('2d').getImageData(x, y, w, h).data;
      const n = q.getContext('2d').getImageData(0, 0, w, h).data;
      let sum = 0,
        off = 0;
      for (let i = 0; i < m.length; i += 4) {
        const d = Math.max(Math.abs(m[i] - n[i]), Math.abs(m[i + 1] - n[i + 1]), Math.abs(m[i + 2] - n[i + 2]));
        sum += d;
        if (d > 48) off++;
      }
      return { mean: sum / (w * h), off: off / (w * h) };
    },
    a,
    b,
    offset,
  );

/** Keeps each frame of the last GIF saved as gif0, gif1 …; answers their times in ms. */
const keepGif = (page) =>
  page.evaluate(async () => {
    const { blob } = globalThis.saves.at(-1);
    const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type: 'image/gif' });
    await decoder.tracks.ready;
    await decoder.completed;
    const times = [];
    for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
      const { image } = await decoder.decode({ frameIndex: i });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.displayWidth, image.displayHeight];
      canvas.getContext('2d').drawImage(image, 0, 0);
      times.push(image.duration / 1000);
      image.close();
      globalThis.kept[`gif${i}`] = canvas;
    }
    return { times, repeats: String(decoder.tracks.selectedTrack.repetitionCount) };
  });

async function shortRange(page) {
  await choose(page, 'Size', 'document');
  const ends = await (await find(page, 'To', 'combobox')).evaluate((select) =>
    [...select.options].filter((o) => /^Probe 2, compare/.test(o.text)).map((o) => o.value),
  );
  await choose(page, 'To', ends[0]);
  await choose(page, 'Frames a second', '10');
}

describeInBrowsers('exports', (withPage, name) => {
  test('PNG and SVG are the picture on the screen', () =>
    withPage(calm, async ({ page }) => {
      await opened(page);
      const screen = await keepScreen(page, 'screen');
      const png = await saved(page, 'Save PNG');
      assert.equal(png.name, 'kallscope-security_file_open-probe-2-compare.png');
      const size = await keepImage(page, 'png');
      assert.equal(size.width, screen.width + 2 * left);
      const same = await distance(page, 'png', 'screen', [left, top]);
      // Letters on a clear canvas and on a filled one have edges of their own.
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
      for (const text of ['security_file_open', 'Linear', 'Binary', '.rodata', 'name order'])
        assert.ok(
          parsed.texts.some((t) => t.includes(text)),
          text,
        );
      await keepImage(page, 'svg');
      const drawn = await distance(page, 'svg', 'png');
      assert.ok(drawn.off < 0.01 && drawn.mean < 2, `SVG and PNG: ${JSON.stringify(drawn)}`);
    }));

  test('sizes, pixels and colours are as chosen', () =>
    withPage(calm, async ({ page }) => {
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
    withPage(calm, async ({ page }) => {
      await opened(page);
      await press(page, 'Escape');
      await click(page, 'Last');
      const rows = await probeRows(page);
      await openPanel(page);
      const markdown = await saved(page, 'Save Markdown');
      assert.equal(markdown.name, 'kallscope-security_file_open-steps.md');
      const json = JSON.parse((await saved(page, 'Save JSON')).text);
      const csv = (await saved(page, 'Save CSV')).text.split('\r\n');
      assert.equal(json.link, await page.evaluate(() => location.href));
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

  test('a GIF has the frames of its range, each for its time', () =>
    withPage(calm, async ({ page }) => {
      await opened(page);
      await shortRange(page);
      await saved(page, 'Save PNG');
      await keepImage(page, 'last');
      const gif = await saved(page, 'Save GIF');
      assert.match(gif.name, /^kallscope-security_file_open-start-to-probe-2-compare\.gif$/);
      const { times, repeats } = await keepGif(page);
      const frames = await page.evaluate(() =>
        Number(/([\d,]+) frames/.exec(document.querySelector('dialog[open]').textContent)[1]),
      );
      assert.equal(
        times.reduce((sum, ms) => sum + ms, 0),
        frames * 100 + 1500,
        `${times}`,
      );
      assert.ok(
        times.slice(0, -1).every((ms) => ms > 0 && ms % 100 === 0),
        `${times}`,
      );
      assert.ok(times.length > 5 && times.length <= frames);
      assert.equal(repeats, 'Infinity');
      const end = await distance(page, `gif${times.length - 1}`, 'last');
      assert.ok(end.off === 0 && end.mean < 1, `last frame: ${JSON.stringify(end)}`);
      // The first probe takes 0.9 s of playing, so a frame shows its very end; frames that are equal are one.
      for (const [at, button] of [
        [0, 'First'],
        [900, 'Next probe'],
      ]) {
        await press(page, 'Escape');
        await click(page, 'First');
        await click(page, button);
        await openPanel(page);
        await saved(page, 'Save PNG');
        await keepImage(page, 'then');
        const shown = times.findIndex((_, i) => times.slice(0, i + 1).reduce((sum, ms) => sum + ms) > at);
        const same = await distance(page, `gif${shown}`, 'then');
        assert.ok(same.off === 0 && same.mean < 1, `frame ${shown}, at ${at} ms: ${JSON.stringify(same)}`);
        assert.ok((await distance(page, 'then', 'last')).off > 0.002, 'it is another picture than the last');
      }
    }));

  test('WebM where the browser can, with the frames of its range; a reason where it cannot', () =>
    withPage(calm, async ({ page }) => {
      await opened(page);
      await shortRange(page);
      await pause(500);
      if (await (await button(page, 'Save WebM')).evaluate((node) => node.disabled)) {
        assert.match(
          await page.evaluate(() => document.querySelector('dialog[open]').textContent),
          /No WebM: This browser/,
        );
        return;
      }
      await saved(page, 'Save PNG');
      const png = await bytesOf(page);
      const webm = await saved(page, 'Save WebM');
      assert.match(webm.name, /\.webm$/);
      const frames = await page.evaluate(() =>
        Number(/([\d,]+) frames/.exec(document.querySelector('dialog[open]').textContent)[1]),
      );
      // A page without a policy of its own: this one allows no media.
      const reader = await page.browserContext().newPage();
      const seen = await reader.evaluate(playBack, await bytesOf(page), png, frames);
      assert.deepEqual([seen.width, seen.height], [800, 760]);
      assert.ok(Math.abs(seen.duration - frames / 10) < 0.02, `${seen.duration} s for ${frames} frames`);
      assert.ok(seen.last < 4, `last frame: off by ${seen.last} of 255 in the mean`);
      assert.ok(seen.first > 2 * seen.last, `the first frame is another one: ${seen.first}`);
    }));

  test('a range can be given up, and one too long is refused with the limit', () =>
    withPage(calm, async ({ page }) => {
      await opened(page);
      await choose(page, 'Frames a second', '50');
      await choose(page, 'Speed', '0.5');
      await choose(page, 'Pixels', '2');
      await choose(page, 'Size', 'slide');
      assert.match(
        await page.evaluate(() => document.querySelector('dialog[open]').textContent),
        /frames are too many: at this size at most 162/,
      );
      assert.ok(await (await button(page, 'Save GIF')).evaluate((node) => node.disabled));
      await choose(page, 'Pixels', '1');
      await choose(page, 'Size', 'document');
      await choose(page, 'Speed', '2');
      await click(page, 'Save GIF');
      await click(page, 'Cancel');
      await settle(() => isThere(page, 'Cancel', 'button'), false);
      assert.equal(await (await button(page, 'Save GIF')).evaluate((node) => node.disabled), false);
      assert.equal(await page.evaluate(() => globalThis.saves.length), 0);
    }));

  test('by keyboard alone, on a phone, without sideways scrolling', () =>
    withPage({ look: { ...phone, motion: 'reduce' } }, async ({ page }) => {
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
      await settle(() => page.evaluate(() => globalThis.saves.length), 1);
      assert.match(await status(page), /^Saved kallscope-security_file_open-steps\.csv, /);
      await press(page, 'Escape');
      await settle(() => isThere(page, 'Save CSV', 'button'), false);
      assert.equal(await isThere(page, 'Save CSV', 'button'), false);
    }));

  if (name !== 'chromium') return; // only CDP tells a test's page where to put downloads
  test('copies arrive on the clipboard', () =>
    withPage(calm, async ({ page, server }) => {
      await page
        .browserContext()
        .overridePermissions(new URL(server.url).origin, [
          'clipboard-read',
          'clipboard-write',
          'clipboard-sanitized-write',
        ]);
      await opened(page);
      await click(page, 'Copy SVG');
      assert.equal(await settle(() => status(page), 'Copied the SVG’s text.'), 'Copied the SVG’s text.');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), (await saved(page, 'Save SVG')).text);
      await click(page, 'Copy Markdown');
      assert.equal(await settle(() => status(page), 'Copied the Markdown.'), 'Copied the Markdown.');
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        (await saved(page, 'Save Markdown')).text,
      );
      await click(page, 'Copy PNG');
      assert.equal(await settle(() => status(page), 'Copied the PNG.'), 'Copied the PNG.');
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
    withPage(calm, async ({ page }) => {
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
        assert.deepEqual(files, ['kallscope-security_file_open-start.svg']);
        assert.match(readFileSync(path.join(folder, files[0]), 'utf8'), /^<svg xmlns[\s\S]*<\/svg>\n$/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }));
});

/** The last file saved, in base64. */
function bytesOf(page) {
  return page.evaluate(async () => {
    const bytes = new Uint8Array(await globalThis.saves.at(-1).blob.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  });
}

/** Runs in a page: size and length of a video, and how far its first and last frames are from the picture. */
async function playBack(webm, png, frames) {
  const video = document.createElement('video');
  video.muted = true;
  video.src = `data:video/webm;base64,${webm}`;
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const c = canvas.getContext('2d', { willReadFrequently: true });
  const pixels = (what) => {
    c.drawImage(what, 0, 0);
    return c.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const wanted = pixels(image);
  const off = async (frame) => {
    const there = new Promise((resolve) => {
      video.onseeked = resolve;
    });
    video.currentTime = (frame + 0.5) / 10;
    await there;
    const shown = pixels(video);
    let sum = 0;
    for (let i = 0; i < shown.length; i += 4)
      sum +=
        Math.abs(shown[i] - wanted[i]) +
        Math.abs(shown[i + 1] - wanted[i + 1]) +
        Math.abs(shown[i + 2] - wanted[i + 2]);
    return sum / (3 * (shown.length / 4));
  };
  return {
    width: video.videoWidth,
    height: video.videoHeight,
    duration: video.duration,
    last: await off(frames - 1),
    first: await off(0),
  };
}
