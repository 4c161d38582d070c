// The real kernel, opened from the disk, answers as the kernel's own code did: address, probes, names expanded.

import { assert, describeInBrowsers, desktop, subPath, teaching, test } from './harness.mjs';
import { goldenLookups, kernelMap, kernelMapGz } from './maps.mjs';
import { answerTo, click, isThere, loaded, openMap, position, probeRows, resultText } from './person.mjs';
import { settle } from './wait.mjs';

/** No race plays by itself meanwhile. */
const still = { ...desktop, motion: 'reduce' };

const wanted = chooseLookups(goldenLookups());

/** All absent names, all names many symbols have, and enough others to make 44. */
function chooseLookups(all) {
  const special = all.filter((look) => look.address === null || look.end > look.start);
  const plain = all.filter((look) => !special.includes(look));
  const every = Math.floor(plain.length / (44 - special.length));
  return [...special, ...plain.filter((_, i) => i % every === 0)].slice(0, 44);
}

function resultOf(look) {
  const what = look.address === null ? 'not found' : `address 0x${look.address.padStart(16, '0')}`;
  return `${what} · binary: ${look.probes.length} probes · linear: ${look.linear_expanded} symbols expanded`;
}

const digits = (text) => Number(text.replace(/[^0-9]/g, ''));

/** low, mid, high and seq of each row. */
const probes = async (page) => (await probeRows(page)).map((cells) => cells.slice(0, 4).map(digits));

/** Opens the file and looks these names up in it, without a request. */
async function compare({ page, watch }, file, looks) {
  await loaded(page);
  const mark = await watch.mark();
  await openMap(page, file);
  for (const look of looks) {
    await answerTo(page, look.name, resultOf(look));
    // Two names may have the same Result. The race begins anew with each answer, so at position 0 the answer is this name's.
    await settle(async () => (await position(page)).now, '0');
    await click(page, 'Last');
    await settle(
      () => probes(page),
      look.probes.map((probe) => probe.slice(0, 4)),
    );
    assert.equal(await resultText(page), resultOf(look), `result of ${look.name} at the end`);
  }
  assert.deepEqual(await watch.requestsSince(mark), [], 'requests from opening the file to the end of the last race');
}

describeInBrowsers('look-ups in the real kernel', (withPage, name) => {
  // The same WebAssembly answers in every engine: each has half of the look-ups, of each sort.
  const looks = wanted.filter((_, i) => i % 2 === (name === 'chromium' ? 0 : 1));

  test(`${looks.length} golden look-ups, without a request`, () =>
    withPage({ look: still }, (at) => compare(at, kernelMap(), looks)));

  test('a map in gzip: the same answers', () =>
    withPage({ look: still }, (at) => compare(at, kernelMapGz(), wanted.slice(0, 2))));

  test('names to try: one of the map, and the four picks, each with its reason', () =>
    withPage({ look: still, path: teaching }, async ({ page }) => {
      await loaded(page);
      const why = () => page.evaluate(() => document.querySelector('.why').textContent);
      for (const [pick, reason] of [
        ['Random', /^Picked at random: position \d+ in memory/],
        ['Hardest', /^No other unique name costs more to find: \d+ bytes of table/],
        ['Last in memory', /^The last unique name in memory: the scan opens 2\d names/],
        ['Not there', /^No symbol is called so\. .* must open all 24 names/],
      ]) {
        await click(page, 'Names to try');
        await click(page, pick);
        await settle(why, reason);
        assert.equal(await isThere(page, pick, 'button'), false, 'the list closes when a name is chosen');
      }
      await click(page, 'Names to try');
      await click(page, 'vfs_read');
      await settle(() => resultText(page), /^address /);
    }));

  test('every request stays under the sub-path', () =>
    withPage({}, async ({ page, server }) => {
      await loaded(page);
      const astray = server.requests.filter(
        (request) => !request.path.startsWith(subPath) && request.path !== '/favicon.ico',
      );
      assert.deepEqual(astray, []);
    }));
});
