// State is a pure function of the position: whatever way one comes, the same place is the same frame.

import { assert, desktop, describeInBrowsers, teaching, test } from './harness.mjs';
import { click, loaded, position, press, probeRows } from './person.mjs';
import { drawn, settle } from './wait.mjs';

const still = { ...desktop, motion: 'reduce' };

/** What a person sees of this moment. All questions to the engine have been answered by then. */
async function frame({ page, gate }) {
  await drawn(page);
  await settle(gate.unanswered, 0);
  await drawn(page);
  return { position: await position(page), probes: await probeRows(page), pixels: await page.evaluate(hashCanvases) };
}

/** Runs in the page: the drawn pixels of each canvas as one number. */
function hashCanvases() {
  const hash = (canvas) => {
    if (!canvas.width || !canvas.height) return 'empty';
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer);
    let sum = 2166136261;
    for (let i = 0; i < pixels.length; i++) sum = Math.imul(sum ^ pixels[i], 16777619);
    return `${canvas.width}x${canvas.height}:${sum >>> 0}`;
  };
  return [...document.querySelectorAll('canvas')].map(hash).join(' ');
}

/** Runs in the page: the field of the introduction. What its clip hides cannot be hit. */
function fieldShown() {
  const canvas = document.querySelector('.scene-field canvas');
  const box = canvas?.getBoundingClientRect();
  if (!box) return { colours: 0, whole: false };
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const whole = document.elementFromPoint(box.right - 2, box.top + 2) === canvas;
  return { colours: new Set(new Uint32Array(data.buffer)).size, whole };
}

async function walk(at, steps) {
  await at.page.mouse.move(5, 5); // nothing hovered
  await press(at.page, 'Home');
  const there = [await frame(at)];
  for (let i = 0; i < steps; i++) {
    await press(at.page, 'ArrowRight');
    there.push(await frame(at));
  }
  const back = [there.at(-1)];
  for (let i = 0; i < steps; i++) {
    await press(at.page, 'ArrowLeft');
    back.unshift(await frame(at));
  }
  return { there, back };
}

describeInBrowsers('walking back and forth', (withPage) => {
  for (const [map, path] of [
    ['the sample', '#race?v=1&q=tcp_v4_connect'],
    ['the teaching map', teaching],
  ]) {
    test(`${map}: back over the same steps, the same frames`, () =>
      withPage({ path: `${path}&inside=1`, look: still }, async (at) => {
        await loaded(at.page);
        const { there, back } = await walk(at, 8);
        assert.deepEqual(back, there);
        assert.notEqual(there[0].pixels, there.at(-1).pixels, 'the picture moves at all');
      }));
  }

  test('at the finish the score fits beside the picture, and the line that runs is in view', () =>
    withPage({ path: '#race?v=1&q=tcp_v4_connect&inside=1' }, async ({ page }) => {
      await loaded(page, '6.12');
      await click(page, 'Last');
      await settle(
        () => page.evaluate(() => document.querySelector('.rail-score').innerText),
        /Measured here: .* times\./,
      );
      const fits = () =>
        page.evaluate(() => {
          const [rail, last, list, line] = ['.rail', '.rail-score > :last-child', '.code', '.code-a, .code-b'].map(
            (at) => document.querySelector(at).getBoundingClientRect(),
          );
          return last.bottom <= rail.bottom && line.top >= list.top && line.bottom <= list.bottom;
        });
      await settle(fits, true);
    }));

  test('a first visit begins with the idea on 24 names; a key ends it for good, and Help plays it again', () =>
    withPage({ look: { ...still, firstVisit: true } }, async ({ page }) => {
      const heading = () => page.evaluate(() => document.querySelector('h1')?.textContent ?? '');
      await settle(heading, 'Where is tcp_orphan_timer among 24 names?');
      for (let i = 0; i < 5; i++) await click(page, 'Next');
      await settle(() => page.evaluate(() => document.body.innerText), /after opening 4 names, not 23/);
      await click(page, 'Next');
      await settle(heading, 'Where is security_file_open among 154,686 names?');
      await settle(() => page.evaluate(() => document.body.innerText), /3 of 3/);
      // Two kinds of code, data, read-only and bss, up to the right edge.
      await settle(
        () => page.evaluate(fieldShown),
        ({ colours, whole }) => colours >= 5 && whole,
      );
      await press(page, 'x');
      await settle(() => page.evaluate(() => document.querySelector('[aria-label="Introduction"]') === null), true);
      await settle(heading, 'Where is security_file_open among 154,686 names?');
      await loaded(page);
      await page.goto(new URL('.', page.url()).href, { waitUntil: 'load' });
      await settle(heading, 'Where is security_file_open among 154,686 names?');
      await click(page, 'Help');
      await click(page, 'Play the introduction');
      await settle(heading, 'Where is tcp_orphan_timer among 24 names?');
    }));

  test('left or right: the keys answer what is asked, beside the sentence and in a presentation', () =>
    withPage({ path: teaching, look: still }, async ({ page }) => {
      const says = () => page.evaluate(() => document.querySelector('.says, .presenter-sentence')?.innerText ?? '');
      await loaded(page);
      await press(page, 'Home');
      await press(page, 'g');
      await settle(says, /Probe 1.*come before or after it\?.*Before it.*After it/s);
      await press(page, 'ArrowLeft');
      await settle(says, /ruled out.*[01] of 1 right so far/s);
      await click(page, 'Next question');
      await press(page, 'p');
      await settle(says, /Probe 2.*come before or after it\?/s);
      await press(page, 'ArrowRight');
      await settle(says, /of 2 right so far/);
    }));

  test('a jump lands where walking does', () =>
    withPage({ path: '#race?v=1&q=tcp_v4_connect', look: still }, async (at) => {
      const { page } = at;
      await loaded(page);
      await page.mouse.move(5, 5);
      const walk = async () => {
        await press(page, 'Home');
        for (let i = 0; i < 3; i++) await press(page, 'Shift+ArrowRight');
        return frame(at);
      };
      const walked = await walk();
      await press(page, 'End');
      const last = await frame(at);
      assert.notDeepEqual(last, walked);
      assert.deepEqual(await walk(), walked);
      await press(page, 'End');
      assert.deepEqual(await frame(at), last);
    }));

  test('a slide ends in the frame that a jump shows', () =>
    withPage({ path: teaching }, async (at) => {
      const { page } = at;
      await loaded(page);
      await page.mouse.move(5, 5);
      await press(page, 'Home');
      for (let i = 0; i < 3; i++) await press(page, 'Shift+ArrowRight');
      const { now } = await position(page);
      const slid = await settledFrame(at);
      await page.reload({ waitUntil: 'load' });
      await loaded(page);
      await page.mouse.move(5, 5);
      assert.equal((await position(page)).now, now);
      await settle(() => settledFrame(at), slid);
    }));
});

/** The frame once three pictures in a row are alike: slides move in every one. */
async function settledFrame(at) {
  let alike = 1;
  let before = await frame(at);
  while (alike < 3) {
    const now = await frame(at);
    alike = now.pixels === before.pixels ? alike + 1 : 1;
    before = now;
  }
  return before;
}
