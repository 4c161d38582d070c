// Sharing that fails or is given up: the bytes are of another map, the host does not answer, the person cancels, the host's limits.

import { createHash } from 'node:crypto';
import { describe } from 'node:test';
import { engines } from './browsers.mjs';
import { assert, before, test } from './harness.mjs';
import { fileOf, gzip, smallMap, teachingMap } from './maps.mjs';
import { alertText, answerTo, click, find, isThere, loaded, openMap, press } from './person.mjs';
import { edgeWith, linkOf, openShare, plainly, receiveNothing, upload, withVisits } from './sharing.mjs';
import { holdUploads, refuseDeletions } from './uploads.mjs';
import { drawn, settle } from './wait.mjs';

const skip = !engines.includes('chromium'); // the Worker is one for all engines

describe('a shared map', { skip }, () => {
  let site;
  before(async () => {
    site = await edgeWith({});
  });

  test('is not used when other bytes come, nor when the host is gone', () =>
    withVisits(async (visit) => {
      const { page } = await visit(plainly(site));
      await loaded(page);
      await openMap(page, fileOf('tampered.map', smallMap('ffffffff81000010 T tampered')));
      const link = await upload(page);
      const other = gzip(Buffer.from(smallMap('ffffffff81000010 T somebody_elses')));
      await receiveNothing(visit, link, /SHA-256 is another\. It was not used/, (request) =>
        request.respond({ status: 200, contentType: 'application/gzip', body: other }),
      );
      await receiveNothing(visit, link, /could not be reached/, (request) => request.abort());
      await receiveNothing(visit, link.replace(/share=\w{4}/, 'share=0000'), /not kept here any more/);
      // The digest is right and the fingerprint is of another map: the page says so, as it does of any file.
      const { page: reader } = await visit(link.replace(/print=\w{4}/, 'print=0000'));
      await loaded(reader, 'tampered.map');
      await settle(() => alertText(reader), /not the map the link means/);
    }));

  const never = () => {}; // a host that does not answer
  const onItsWay = async (visit) => {
    const link = `${site}#race?v=1&print=${'0'.repeat(16)}&file=endless.map&share=${'0'.repeat(64)}`;
    const { page } = await visit(link, { answer: never });
    const words = () =>
      page.evaluate(() => document.querySelector('[role=progressbar]')?.getAttribute('aria-valuetext'));
    await settle(words, 'fetching the map, 0 %');
    return page;
  };

  test('on its way can be cancelled', () =>
    withVisits(async (visit) => {
      const page = await onItsWay(visit);
      await click(page, 'Cancel');
      await settle(() => alertText(page), /No map is loaded\s+Loading was cancelled/);
    }));

  test('on its way gives way to a file that is opened', () =>
    withVisits(async (visit) => {
      const page = await onItsWay(visit);
      await openMap(page, teachingMap);
      assert.equal(await alertText(page), '');
    }));

  test('is not left at the host by an upload that was cancelled', () =>
    withVisits(async (visit) => {
      const gate = await holdUploads(site);
      try {
        const { page } = await visit(plainly(gate.url));
        await loaded(page);
        await openMap(page, fileOf('cancelled.map', longMap()));
        await openShare(page);
        await click(page, 'Upload and get a link');
        const [address] = await settle(
          () => gate.held,
          (uploads) => uploads.length === 1,
        );
        await settle(
          () => page.evaluate(() => document.querySelector('progress[aria-label=Upload]')?.value ?? 0),
          (value) => value > 0,
        );
        await click(page, 'Cancel');
        gate.letGo();
        await settle(() => gate.cut, [address]);
        await find(page, 'Upload and get a link', 'button');
        assert.equal(await alertText(page), '');
        assert.equal((await fetch(new URL(address, site))).status, 404);
        await press(page, 'Escape');
        await answerTo(page, '_end'); // the map is still there
      } finally {
        gate.close();
      }
    }));
});

/** A map of 12 MB that does not compress to less than half of it, which is more than connections hold by themselves. */
function longMap() {
  const random = (i, j) => createHash('sha512').update(`${i} ${j}`).digest('hex');
  return smallMap(
    ...Array.from(
      { length: 30_000 },
      (_, i) => `ffffffff81${(i + 1).toString(16).padStart(6, '0')} T ${random(i, 0)}${random(i, 1)}${random(i, 2)}`,
    ),
  );
}

describe("a host's limits", { skip }, () => {
  /** A test with a page on a host with these options, where a person has opened a map and pressed Share. */
  const withHost = (title, options, fn) =>
    test(title, async () => {
      const site = await edgeWith(options);
      await onPage(site, fn);
    });
  const onPage = (site, fn) =>
    withVisits(async (visit) => {
      const visited = await visit(plainly(site));
      await loaded(visited.page);
      await openMap(visited.page, teachingMap);
      await click(visited.page, 'Share');
      await fn(visited);
    });
  const shareTab = async (page) => (await find(page, 'Share this map', 'tab')).click();

  withHost("a map over the host's size is not sent", { vars: { SHARE_MAX_BYTES: '100' } }, async ({ page, asked }) => {
    await shareTab(page);
    await settle(() => alertText(page), /cannot be shared here[\s\S]*takes at most 100/);
    assert.equal(await isThere(page, 'Upload and get a link', 'button'), false);
    assert.deepEqual(asked, ['GET /api/health']);
  });

  test('too many uploads are told to wait, and lose nothing', async () => {
    const gate = await refuseDeletions(
      await edgeWith({ ratelimits: { CHANGES: { simple: { limit: 1, period: 60 } } } }),
    );
    try {
      await onPage(gate.url, async ({ page }) => {
        await shareTab(page);
        await click(page, 'Upload and get a link');
        await click(page, 'Delete it again');
        await settle(() => alertText(page), /not deleted[\s\S]*Too many[\s\S]*Try again in \d+ seconds/);
        await find(page, 'Delete it again', 'button');
        assert.match(await linkOf(page), /share=/);
      });
    } finally {
      gate.close();
    }
  });

  withHost('a host that shares nothing offers no sharing', { share: false }, async ({ page, answered }) => {
    await settle(() => answered.length, 1);
    await drawn(page, 5);
    assert.equal(await isThere(page, 'Share this map', 'tab'), false);
    assert.match(await linkOf(page), /print=/);
  });
});
