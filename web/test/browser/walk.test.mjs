// State is a pure function of the position: whatever way one comes, the same place is the same frame.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { click, find, loaded, lookUp, openFile, pause, position, press, probeRows, settle } from './person.mjs';

/** What a person sees and hears of this moment, once nothing moves any more. */
async function frame(page) {
  await page.mouse.move(5, 5); // nothing hovered
  let before = '';
  let pixels = await page.evaluate(hashCanvases);
  while (pixels !== before) {
    await pause(60);
    before = pixels;
    pixels = await page.evaluate(hashCanvases);
  }
  return { position: await position(page), probes: await probeRows(page), pixels };
}

/** Runs in the page: the drawn bytes of each canvas as one number. */
function hashCanvases() {
  const hash = (canvas) => {
    if (!canvas.width || !canvas.height) return 'empty';
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 2166136261;
    for (let i = 0; i < data.length; i++) sum = Math.imul(sum ^ data[i], 16777619);
    return `${canvas.width}x${canvas.height}:${sum >>> 0}`;
  };
  return [...document.querySelectorAll('canvas')].map(hash).join(' ');
}

async function walk(page, steps) {
  await click(page, 'First');
  const there = [await frame(page)];
  for (let i = 0; i < steps; i++) {
    await click(page, 'Step forward');
    there.push(await frame(page));
  }
  const back = [there.at(-1)];
  for (let i = 0; i < steps; i++) {
    await click(page, 'Step back');
    back.unshift(await frame(page));
  }
  return { there, back };
}

describeInBrowsers('walking back and forth', (withPage) => {
  for (const map of ['the sample', 'the teaching map']) {
    test(`${map}: back over the same steps, the same frames`, () =>
      withPage({}, async ({ page }) => {
        await loaded(page);
        if (map === 'the teaching map') {
          await openFile(page, teachingMap);
          await loaded(page, 'teaching.map');
        }
        await lookUp(page, 'tcp_v4_connect');
        await find(page, 'Position', 'slider');
        const { there, back } = await walk(page, 8);
        assert.deepEqual(back, there);
        assert.notEqual(there[0].pixels, there.at(-1).pixels, 'the picture moves at all');
      }));
  }

  test('at the finish the score fits beside the picture, and the line that runs is in view', () =>
    withPage({ path: '#race?v=1&q=tcp_v4_connect' }, async ({ page }) => {
      await loaded(page, '6.12');
      await click(page, 'Last');
      const score = () => page.evaluate(() => document.querySelector('.rail-score').innerText);
      assert.match(await settle(score, (text) => /Here: .* runs?\)/.test(text)), /Here: .* runs?\)/);
      const fits = () =>
        page.evaluate(() => {
          const [rail, last, list, line] = ['.rail', '.rail-score > :last-child', '.code', '.code-a, .code-b'].map(
            (at) => document.querySelector(at).getBoundingClientRect(),
          );
          return last.bottom <= rail.bottom && line.top >= list.top && line.bottom <= list.bottom;
        });
      assert.ok(await settle(fits, true));
    }));

  test('a jump lands where walking does', () =>
    withPage({}, async ({ page }) => {
      await loaded(page);
      await click(page, 'First');
      for (let i = 0; i < 3; i++) await press(page, 'Shift+ArrowRight');
      const walked = await frame(page);
      await click(page, 'Last');
      const last = await frame(page);
      assert.notDeepEqual(last, walked);
      await click(page, 'First');
      for (let i = 0; i < 3; i++) await press(page, 'Shift+ArrowRight');
      assert.deepEqual(await frame(page), walked);
      await click(page, 'Last');
      assert.deepEqual(await frame(page), last);
    }));
});
