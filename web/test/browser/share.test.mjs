// Sharing, from one person's file to another person's screen: the page on the real Worker. Maps go between engines here,
// so these tests run with Chromium's.

import { describe } from 'node:test';
import { engines } from './browsers.mjs';
import { assert, before, test } from './harness.mjs';
import { kernel } from './kernels.mjs';
import { fileOf, kernelMapText, smallMap } from './maps.mjs';
import {
  alertText,
  answerTo,
  click,
  find,
  hash,
  isThere,
  loaded,
  moment,
  openFile,
  openMap,
  press,
  stored,
} from './person.mjs';
import { edgeWith, linkOf, openShare, plainly, receiveNothing, scan, small, upload, withVisits } from './sharing.mjs';
import { settle } from './wait.mjs';

const sharings = [
  ['chromium', ['chromium', 'firefox']],
  ['firefox', ['chromium']],
];

describe('a shared map', { skip: !engines.includes('chromium') }, () => {
  let site;
  before(async () => {
    site = await edgeWith({});
  });

  for (const [sharer, receivers] of sharings)
    test(`goes from ${sharer} to ${receivers.join(' and ')}, and is taken back`, () =>
      withVisits(async (visit) => {
        const { page, asked } = await visit(plainly(site), { engine: sharer });
        await loaded(page);
        await openMap(page, fileOf(`lab-${sharer}.map`, kernelMapText()));
        await answerTo(page, 'vfs_read');
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
        for (const words of [
          'names and addresses of all 154,686 symbols',
          new URL(site).host,
          '30 days',
          'anyone who has the link',
        ])
          assert.ok(offer.includes(words), offer);
        await press(page, 'Escape');
        const link = await upload(page);
        const shown = await moment(page);
        assert.equal(asked.filter((line) => !line.endsWith('health')).join(), 'PUT /api/maps/…');
        assert.equal(await scan(page), link, 'the code on screen says the same');

        for (const engine of receivers) await receive(await visit(link, { engine }), shown);

        await click(page, 'Delete it again');
        await settle(() => alertText(page), /It is deleted/);
        assert.doesNotMatch(await hash(page), /share=/);
        await receiveNothing(visit, link, /not kept here any more/);
      }));

  test("that was kept before is not this browser's to delete", () =>
    withVisits(async (visit) => {
      for (const mine of [true, false]) {
        const { page } = await visit(plainly(site));
        await loaded(page);
        await openMap(page, small());
        await upload(page);
        assert.equal(await isThere(page, 'Delete it again', 'button'), mine);
        if (!mine) continue;
        await stored(page, 'board.map');
        await page.reload({ waitUntil: 'load' });
        await loaded(page, 'board.map');
        await click(page, 'Share');
        await (await find(page, 'Share this map', 'tab')).click();
        await find(page, 'Delete it again', 'button'); // the token outlives a reload
        await press(page, 'Escape');
        await openFile(page, small());
        await settle(
          () => hash(page),
          (text) => !text.includes('share='),
        );
        await click(page, 'Share');
        await (await find(page, 'Share this map', 'tab')).click();
        await find(page, 'Delete it again', 'button');
        assert.match(await linkOf(page), /share=/, 'the same file opened anew is known to be shared');
      }
    }));

  test('is what an embed on the same site shows', () =>
    withVisits(async (visit) => {
      const { page } = await visit(plainly(site));
      await loaded(page);
      await openMap(page, fileOf('embedded.map', smallMap('ffffffff81000010 T embedded')));
      await answerTo(page, 'embedded', /^address 0xffffffff81000010/);
      const link = await upload(page);
      const bodyText = (frame) => frame.evaluate(() => document.body.innerText);
      const { page: frame, asked } = await visit(link.replace('#', 'embed.html#'));
      await settle(
        () => bodyText(frame),
        (now) => now.includes('embedded') && !now.includes('fetching'),
      );
      await find(frame, 'Position', 'slider');
      assert.deepEqual(asked, ['GET /api/maps/…']);
      const gone = await visit(link.replace('#', 'embed.html#').replace(/share=\w{4}/, 'share=0000'));
      const told = await settle(() => bodyText(gone.page), /not kept/);
      assert.match(told, /embedded\.map could not be opened/);
    }));

  test('of a kernel image is its System.map', () =>
    withVisits(async (visit) => {
      const { page, asked } = await visit(plainly(site));
      await loaded(page);
      await openMap(page, kernel('vmlinuz-pc'));
      await click(page, 'Share');
      await (await find(page, 'Share this map', 'tab')).click();
      await click(page, 'Go on with its System.map');
      await loaded(page, 'vmlinuz-pc.map');
      assert.deepEqual(asked, ['GET /api/health'], 'the image is not sent');
      await press(page, 'Escape');
      const link = await upload(page);
      const { page: reader } = await visit(link);
      await loaded(reader, 'vmlinuz-pc.map');
      await answerTo(reader, '_end', /^address 0xffffffff81005e00/);
    }));
});

/** A page at the link of a shared map shows the moment, and answers from the whole map. */
async function receive({ page, asked }, shown) {
  await loaded(page, 'lab-');
  await settle(() => moment(page), shown);
  assert.equal(await alertText(page), '');
  assert.deepEqual(asked, ['GET /api/maps/…']);
  await answerTo(page, 'tcp_v4_connect', /17 probes · linear: 84263 symbols/);
  const after = await settle(() => hash(page), /tcp_v4_connect/);
  assert.match(after, /share=[0-9a-f]{64}/, 'the address goes on naming the shared map');
}
