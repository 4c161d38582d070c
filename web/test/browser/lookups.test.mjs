// The real kernel, opened from the disk, answers as the kernel's own code did: address, probes, names expanded.

import path from 'node:path';
import { assert, describeInBrowsers, subPath, test } from './harness.mjs';
import { goldenLookups, kernelMap, kernelMapGz } from './maps.mjs';
import { click, loaded, lookUp, openFile, position, probeRows, resultText, settle } from './person.mjs';

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
async function probes(page) {
  return JSON.stringify((await probeRows(page)).map((cells) => cells.slice(0, 4).map(digits)));
}

describeInBrowsers('look-ups in the real kernel', (withPage, name) => {
  for (const [kind, file] of [
    ['plain', kernelMap()],
    ['gzip', kernelMapGz()],
  ]) {
    test(`${kind}: ${wanted.length} golden look-ups, without a request`, () =>
      withPage({}, async ({ page, watch }) => {
        await loaded(page);
        const mark = await watch.mark();
        await openFile(page, file);
        await loaded(page, path.basename(file));
        for (const look of wanted) {
          await click(page, 'Last');
          await lookUp(page, look.name);
          // Two names may have the same Result: the answer is this name's when its race stands at the start.
          await settle(async () => (await position(page)).now, '0');
          assert.equal(await settle(() => resultText(page), resultOf(look)), resultOf(look), `result of ${look.name}`);
          await click(page, 'Last');
          const golden = JSON.stringify(look.probes.map((probe) => probe.slice(0, 4)));
          assert.equal(await settle(() => probes(page), golden), golden, `probes of ${look.name}`);
          assert.equal(await resultText(page), resultOf(look), `result of ${look.name} at the end`);
        }
        assert.deepEqual(
          await watch.requestsSince(mark),
          [],
          'requests from opening the file to the end of the last race',
        );
      }));
  }

  test('every request stays under the sub-path', () =>
    withPage({}, async ({ page, server }) => {
      await loaded(page);
      const astray = server.requests.filter(
        (request) => !request.path.startsWith(subPath) && request.path !== '/favicon.ico',
      );
      assert.deepEqual(astray, []);
    }));
});
