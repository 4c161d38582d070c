// Sharing: the page on the real Worker (workerd, with R2 in memory), from one person's file to another person's screen.
// Needs dist/ and dist-edge/. One browser at a time: two of them beside workerd are too much for small machines.

import decode from 'qr/decode.js';
import { after, before, describe } from 'node:test';
import { startEdge } from '../../../wasm/edge/local.mjs';
import { launch, openPage } from './browsers.mjs';
import { assert, describeInBrowsers, desktop, test } from './harness.mjs';
import { dist } from './hosts.mjs';
import { kernel } from './kernels.mjs';
import { fileOf, gzip, kernelMapText, smallMap, teachingMap } from './maps.mjs';
import {
  alertText,
  click,
  find,
  isThere,
  loaded,
  lookUp,
  openFile,
  position,
  press,
  probeRows,
  resultText,
} from './person.mjs';
import { pause, settle } from './wait.mjs';

const small = () => fileOf('board.map', smallMap('ffffffff81000010 T mine'));
const offerText = (page) =>
  settle(
    () => page.evaluate(() => document.querySelector('[role=tabpanel]')?.innerText ?? ''),
    (text) => text.includes('What is sent'),
  );
const seen = async (page) => ({
  result: await resultText(page),
  at: await position(page),
  probes: await probeRows(page),
});

/** Browsers and edges this file starts, ended with it. */
const open = [];
after(async () => {
  for (const close of open.reverse()) await close();
});

async function edgeWith(options) {
  const { worker, url } = await startEdge({ assets: process.env.KALLSCOPE_DIST ?? dist, ratelimits: {}, ...options });
  open.push(() => worker.dispose());
  return String(url);
}

/** A page in a profile of its own, and what it asks of the API. */
async function visit(launched, url) {
  const page = await openPage(launched, desktop);
  const asked = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/api/')) asked.push(`${request.method()} ${pathname.replace(/[0-9a-f]{64}/, '…')}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, asked, close: () => page.browserContext().close() };
}

async function withBrowser(name, fn) {
  const launched = await launch(name);
  try {
    await fn(launched);
  } finally {
    await launched.close();
  }
}

const openShare = async (page) => {
  await click(page, 'Share');
  await (await find(page, 'Share this map', 'tab')).click();
  return offerText(page);
};

async function upload(page) {
  await openShare(page);
  await click(page, 'Upload and get a link');
  await settle(
    () => page.evaluate(() => document.querySelector('[role=tabpanel]').innerText),
    (text) => text.includes('It is shared'),
  );
  return linkOf(page);
}

const linkOf = async (page) => (await find(page, 'Link to this moment')).evaluate((field) => field.value);

/** What a telephone reads from the screen. */
async function scan(page) {
  const code = await page.waitForSelector('dialog[open] svg[role=img]');
  const shot = await code.screenshot({ encoding: 'base64' });
  const { width, height, data } = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return {
      width: image.width,
      height: image.height,
      data: [...canvas.getImageData(0, 0, image.width, image.height).data],
    };
  }, shot);
  return decode({ width, height, data: Uint8ClampedArray.from(data) });
}

describe('a shared map', () => {
  let site;
  before(async () => {
    site = await edgeWith({});
  });

  for (const [sharer, receivers] of [
    ['chromium', ['chromium', 'firefox']],
    ['firefox', ['chromium']],
  ]) {
    test(`goes from ${sharer} to ${receivers.join(' and ')}, and is taken back`, async () => {
      let link, moment;
      await withBrowser(sharer, async (launched) => {
        const { page, asked } = await visit(launched, site);
        await loaded(page);
        await openFile(page, fileOf(`lab-${sharer}.map`, kernelMapText()));
        await loaded(page, `lab-${sharer}`);
        await lookUp(page, 'vfs_read');
        await settle(
          () => resultText(page),
          (text) => text.startsWith('address'),
        );
        for (let i = 0; i < 9; i++) await click(page, 'Step forward');
        assert.deepEqual(asked, [], 'nothing is asked of the API before Share is pressed');
        const offer = await openShare(page);
        assert.deepEqual(asked, ['GET /api/health'], 'and only for its terms before the upload is');
        assert.match(
          offer,
          new RegExp(
            `whole text of lab-${sharer}\\.map, compressed to 1,\\d{3},\\d{3} bytes \\(at most 16\\.78 MB here\\)`,
          ),
        );
        assert.match(offer, /names and addresses of all 154,686 symbols/);
        assert.ok(
          offer.includes(new URL(site).host) && offer.includes('30 days') && offer.includes('anyone who has the link'),
          offer,
        );
        await press(page, 'Escape');
        link = await upload(page);
        moment = await seen(page);
        assert.equal(asked.filter((line) => !line.endsWith('health')).join(), 'PUT /api/maps/…');
        assert.equal(await scan(page), link, 'the code on screen says the same');

        for (const name of receivers)
          await (name === sharer
            ? receive(launched, link, moment)
            : withBrowser(name, (other) => receive(other, link, moment)));

        await click(page, 'Delete it again');
        await settle(
          () => alertText(page),
          (text) => text.includes('It is deleted'),
        );
        assert.match(await alertText(page), /It is deleted/);
        assert.doesNotMatch(await page.evaluate(() => location.hash), /share=/);
        await receiveNothing(launched, link, /not kept here any more/);
      });
    });
  }

  test("that was kept before is not this browser's to delete", () =>
    withBrowser('chromium', async (launched) => {
      for (const mine of [true, false]) {
        const { page } = await visit(launched, site);
        await loaded(page);
        await openFile(page, small());
        await loaded(page, 'board.map');
        await upload(page);
        assert.equal(await isThere(page, 'Delete it again', 'button'), mine);
        if (!mine) continue;
        await page.reload({ waitUntil: 'load' });
        await loaded(page, 'board.map');
        await click(page, 'Share');
        await (await find(page, 'Share this map', 'tab')).click();
        assert.ok(await find(page, 'Delete it again', 'button'), 'the token outlives a reload');
        await press(page, 'Escape');
        await openFile(page, small());
        await settle(
          () => page.evaluate(() => location.hash),
          (hash) => !hash.includes('share='),
        );
        await click(page, 'Share');
        await (await find(page, 'Share this map', 'tab')).click();
        await find(page, 'Delete it again', 'button');
        assert.match(await linkOf(page), /share=/, 'the same file opened anew is known to be shared');
      }
    }));

  test('is what an embed on the same site shows', () =>
    withBrowser('chromium', async (launched) => {
      const { page } = await visit(launched, site);
      await loaded(page);
      await openFile(page, fileOf('embedded.map', smallMap('ffffffff81000010 T embedded')));
      await loaded(page, 'embedded.map');
      await lookUp(page, 'embedded');
      await settle(
        () => resultText(page),
        (text) => text.startsWith('address 0xffffffff81000010'),
      );
      const link = await upload(page);
      const { page: frame, asked, close } = await visit(launched, link.replace('#', 'embed.html#'));
      const text = await settle(
        () => frame.evaluate(() => document.body.innerText),
        (now) => now.includes('embedded') && !now.includes('fetching'),
      );
      assert.match(text, /embedded/);
      assert.ok(await find(frame, 'Position', 'slider'));
      assert.deepEqual(asked, ['GET /api/maps/…']);
      await close();
      const gone = await visit(launched, link.replace('#', 'embed.html#').replace(/share=\w{4}/, 'share=0000'));
      assert.match(
        await settle(
          () => gone.page.evaluate(() => document.body.innerText),
          (now) => now.includes('not kept'),
        ),
        /embedded\.map could not be opened/,
      );
      await gone.close();
    }));

  test('of a kernel image is its System.map', () =>
    withBrowser('chromium', async (launched) => {
      const { page, asked } = await visit(launched, site);
      await loaded(page);
      await openFile(page, kernel('vmlinuz-pc'));
      await loaded(page, 'vmlinuz-pc');
      await click(page, 'Share');
      await (await find(page, 'Share this map', 'tab')).click();
      await click(page, 'Go on with its System.map');
      await loaded(page, 'vmlinuz-pc.map');
      assert.deepEqual(asked, ['GET /api/health'], 'the image is not sent');
      await press(page, 'Escape');
      const link = await upload(page);
      const { page: reader, close } = await visit(launched, link);
      await loaded(reader, 'vmlinuz-pc.map');
      await lookUp(reader, '_end');
      assert.match(
        await settle(
          () => resultText(reader),
          (text) => text.startsWith('address 0xffffffff81005e00'),
        ),
        /^address 0xffffffff81005e00/,
      );
      await close();
    }));

  test('is not used when other bytes come, nor when the host is gone', () =>
    withBrowser('chromium', async (launched) => {
      const { page } = await visit(launched, site);
      await loaded(page);
      await openFile(page, fileOf('tampered.map', smallMap('ffffffff81000010 T tampered')));
      await loaded(page, 'tampered.map');
      const link = await upload(page);
      const other = gzip(Buffer.from(smallMap('ffffffff81000010 T somebody_elses')));
      await receiveNothing(launched, link, /SHA-256 is another\. It was not used/, (request) =>
        request.respond({ status: 200, contentType: 'application/gzip', body: other }),
      );
      await receiveNothing(launched, link, /could not be reached/, (request) => request.abort());
      await receiveNothing(launched, link.replace(/share=\w{4}/, 'share=0000'), /not kept here any more/);
      // The bytes are the share's, the fingerprint is another map's: said, as of any file.
      const { page: reader, close } = await visit(launched, link.replace(/print=\w{4}/, 'print=0000'));
      await loaded(reader, 'tampered.map');
      assert.match(await settle(() => alertText(reader), Boolean), /not the map the link means/);
      await close();
    }));

  test('on its way can be cancelled, and gives way to a file that is opened', () =>
    withBrowser('chromium', async (launched) => {
      const link = `${site}#race?v=1&print=${'0'.repeat(16)}&file=endless.map&share=${'0'.repeat(64)}`;
      const cancel = async (page) => {
        await click(page, 'Cancel');
        assert.match(await settle(() => alertText(page), Boolean), /No map is loaded\s+Loading was cancelled/);
      };
      const openAnother = async (page) => {
        await openFile(page, teachingMap);
        await loaded(page, 'teaching.map');
        assert.equal(await alertText(page), '');
      };
      for (const leave of [cancel, openAnother]) {
        const page = await openPage(launched, desktop);
        await page.setRequestInterception(true);
        page.on('request', (request) => {
          if (!request.url().includes('/api/maps/')) void request.continue();
        });
        await page.goto(link, { waitUntil: 'load' });
        const words = () =>
          page.evaluate(() => document.querySelector('[role=progressbar]')?.getAttribute('aria-valuetext'));
        assert.equal(await settle(words, 'fetching the shared map'), 'fetching the shared map');
        await leave(page);
        await page.browserContext().close();
      }
    }));

  test('is not left at the host by an upload that was cancelled', () =>
    withBrowser('chromium', async (launched) => {
      const { page, asked } = await visit(launched, site);
      await loaded(page);
      await openFile(page, fileOf('cancelled.map', kernelMapText().replaceAll('vfs_', 'svf_')));
      await loaded(page, 'cancelled.map');
      await openShare(page);
      await page.emulateNetworkConditions({ upload: 100_000, download: 1_000_000, latency: 0 });
      await click(page, 'Upload and get a link');
      const sent = await settle(
        () => page.evaluate(() => document.querySelector('progress[aria-label=Upload]')?.value ?? 0),
        (value) => value > 0,
      );
      assert.ok(sent > 0, 'progress is shown');
      await click(page, 'Cancel');
      await find(page, 'Upload and get a link', 'button');
      assert.equal(await alertText(page), '');
      const digest = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => /maps\/(\w{64})/.exec(name)?.[1])
          .find(Boolean),
      );
      assert.equal(asked.at(-1), 'PUT /api/maps/…');
      await pause(500);
      if (digest) assert.equal((await fetch(new URL(`api/maps/${digest}`, site))).status, 404);
      await press(page, 'Escape');
      await lookUp(page, 'svf_read');
      assert.match(
        await settle(
          () => resultText(page),
          (text) => text.startsWith('address'),
        ),
        /^address 0x/,
        'the map is still there',
      );
    }));
});

async function receive(launched, link, moment) {
  const { page, asked, close } = await visit(launched, link);
  await loaded(page, 'lab-');
  assert.deepEqual(
    await settle(
      () => seen(page),
      (now) => JSON.stringify(now) === JSON.stringify(moment),
    ),
    moment,
  );
  assert.equal(await alertText(page), '');
  assert.deepEqual(asked, ['GET /api/maps/…']);
  await lookUp(page, 'tcp_v4_connect');
  assert.match(
    await settle(
      () => resultText(page),
      (text) => text.includes('84263'),
    ),
    /17 probes · linear: 84263 symbols/,
  );
  await settle(
    () => page.evaluate(() => location.hash),
    (text) => text.includes('tcp_v4_connect'),
  );
  assert.match(
    await page.evaluate(() => location.hash),
    /share=[0-9a-f]{64}/,
    'the address goes on naming the shared map',
  );
  await close();
}

/** Opens the link, with answers to the map's request made here if wanted: says so, asks for the file, shows another map meanwhile. */
async function receiveNothing(launched, link, words, answer) {
  const page = await openPage(launched, desktop);
  if (answer) {
    await page.setRequestInterception(true);
    page.on('request', (request) => void (request.url().includes('/api/maps/') ? answer(request) : request.continue()));
  }
  await page.goto(link, { waitUntil: 'load' });
  assert.match(await settle(() => alertText(page), Boolean), words);
  await find(page, 'A map to open', 'status');
  await loaded(page, '6.12');
  assert.match(await page.evaluate(() => location.hash), /share=/, 'the address stays while the map is asked for');
  await page.browserContext().close();
}

describe("a host's limits", () => {
  const refused = (title, options, words) =>
    test(title, async () => {
      const site = await edgeWith(options);
      await withBrowser('chromium', async (launched) => {
        const { page, asked } = await visit(launched, site);
        await loaded(page);
        await openFile(page, teachingMap);
        await loaded(page, 'teaching.map');
        await click(page, 'Share');
        await (await find(page, 'Share this map', 'tab')).click();
        await words(page, asked);
      });
    });

  refused("a map over the host's size is not sent", { vars: { SHARE_MAX_BYTES: '100' } }, async (page, asked) => {
    assert.match(await settle(() => alertText(page), Boolean), /cannot be shared here[\s\S]*takes at most 100/);
    assert.equal(await isThere(page, 'Upload and get a link', 'button'), false);
    assert.deepEqual(asked, ['GET /api/health']);
  });

  refused(
    'too many uploads are told to wait, and lose nothing',
    { ratelimits: { CHANGES: { simple: { limit: 1, period: 60 } } } },
    async (page) => {
      await click(page, 'Upload and get a link');
      await click(page, 'Delete it again');
      assert.match(
        await settle(() => alertText(page), Boolean),
        /not deleted[\s\S]*Too many[\s\S]*Try again in \d+ seconds/,
      );
      assert.ok(await find(page, 'Delete it again', 'button'));
      assert.match(await linkOf(page), /share=/);
    },
  );

  test('a host that shares nothing offers no sharing', async () => {
    const site = await edgeWith({ share: false });
    await withBrowser('chromium', async (launched) => {
      const { page, asked } = await visit(launched, site);
      await loaded(page);
      await openFile(page, teachingMap);
      await loaded(page, 'teaching.map');
      await click(page, 'Share');
      await settle(() => asked.length, 1);
      await pause(300);
      assert.equal(await isThere(page, 'Share this map', 'tab'), false);
      assert.match(await linkOf(page), /print=/);
    });
  });
});

describeInBrowsers('Share on a plain static host', (withPage) => {
  test('is the link and its code, by keyboard alone', () =>
    withPage({}, async ({ page, watch }) => {
      await loaded(page);
      await click(page, 'Last');
      await (await find(page, 'Share', 'button')).focus();
      await press(page, 'Enter');
      const link = await linkOf(page);
      assert.equal(link, await settle(() => page.evaluate(() => location.href), link));
      assert.match(link, /at=\d+/);
      assert.equal(await scan(page), link);
      const tab = () => page.evaluate(() => document.querySelector('[role=tab][aria-selected=true]').textContent);
      await (await find(page, 'Link', 'tab')).focus();
      await press(page, 'End');
      assert.notEqual(await tab(), 'Link');
      await press(page, 'ArrowRight');
      assert.equal(await tab(), 'Link', 'arrows go round');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Link');
      await click(page, 'Show it large');
      const large = () =>
        page.evaluate(() =>
          document.querySelectorAll('dialog[open]')[1]?.querySelector('[role=img]')?.getAttribute('aria-label'),
        );
      assert.equal(await settle(large, link), link);
      const focus = () => page.evaluate(() => document.activeElement.textContent);
      await press(page, 'Escape');
      assert.equal(await settle(focus, 'Show it large'), 'Show it large');
      await press(page, 'Escape');
      assert.equal(await settle(focus, 'Share'), 'Share');
      assert.deepEqual(
        (await watch.requestsSince()).filter((line) => line.includes('/api/')),
        [],
        'a sample needs no sharing: the host is not even asked',
      );
    }));

  test('asks the host once whether it shares an opened map, and takes no for an answer', () =>
    withPage({ expectErrors: /404/ }, async ({ page, watch }) => {
      await loaded(page);
      await openFile(page, teachingMap);
      await loaded(page, 'teaching.map');
      const asked = async () => (await watch.requestsSince()).filter((line) => line.includes('/api/'));
      const before = await asked();
      await click(page, 'Share');
      assert.equal((await settle(asked, (lines) => lines.length > before.length)).at(-1), 'GET /docs/demo/api/health');
      await pause(300);
      assert.equal(await isThere(page, 'Share this map', 'tab'), false);
      assert.match(await linkOf(page), /print=/);
    }));

  test('says when a link is too long for a code', () =>
    withPage({ path: `#race?v=1&map=teaching&q=${'ä'.repeat(300)}` }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await click(page, 'Share');
      await settle(
        () => page.evaluate(() => document.body.innerText),
        (text) => text.includes('too long for a QR code'),
      );
      assert.ok((await linkOf(page)).length > 1273);
      assert.equal(await page.$('dialog[open] svg[role=img]'), null);
    }));
});
