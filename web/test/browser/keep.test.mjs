// A reload loses nothing: map, query, mode and position.

import { assert, describeInBrowsers, teaching, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { answerTo, click, loaded, moment, openMap, position, resultText, stored } from './person.mjs';
import { settle } from './wait.mjs';

const modeOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-pressed=true], [role=radio][aria-checked=true], input[type=radio]:checked')]
      .map((node) => node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.innerText)
      .join(' '),
  );

async function reloadAt(page, map) {
  await answerTo(page, 'tcp_v4_rcv');
  await click(page, 'First');
  for (let i = 0; i < 6; i++) await click(page, 'Step forward');
  const before = { ...(await moment(page)), mode: await modeOf(page) };
  await page.reload({ waitUntil: 'load' });
  await loaded(page, map);
  await settle(() => resultText(page), before.result);
  assert.deepEqual({ ...(await moment(page)), mode: await modeOf(page) }, before);
}

describeInBrowsers('a reload', (withPage) => {
  test("keeps the sample's look-up and place", () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await reloadAt(page, '');
    }));

  test('goes on from where the race was playing', () =>
    withPage({ path: '#race?v=1&map=teaching&q=vfs_open' }, async ({ page }) => {
      await loaded(page, 'Teaching');
      await click(page, 'Play');
      const now = async () => Number((await position(page)).now);
      const before = await settle(now, (at) => at > 2);
      await page.reload({ waitUntil: 'load' });
      await loaded(page, 'Teaching');
      await settle(now, (at) => at >= before);
    }));

  test('keeps an opened file', () =>
    withPage({ path: teaching }, async ({ page }) => {
      await loaded(page);
      await openMap(page, teachingMap);
      await stored(page, 'teaching.map');
      await reloadAt(page, 'teaching.map');
    }));
});
