// A range of the race as a film: GIF and WebM have the frames that the page shows, each for its time.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { button, click, find, isThere, press } from './person.mjs';
import { distance, keepImage } from './pictures.mjs';
import { bytesOf, choose, opened, openPanel, saved, saves } from './save-panel.mjs';
import { settle } from './wait.mjs';

const still = { width: 1440, height: 900, motion: 'reduce' };

const panelText = (page) => page.evaluate(() => document.querySelector('dialog[open]').textContent);

/** Whether the button for WebM can be pressed; if not, the panel gives the reason. */
async function offersWebM(page) {
  const disabled = async () => (await button(page, 'Save WebM')).evaluate((node) => node.disabled);
  return settle(async () => {
    if (!(await disabled())) return 'yes';
    return /No WebM: This browser/.test(await panelText(page)) ? 'no' : 'not known yet';
  }, /yes|no$/).then((answer) => answer === 'yes');
}

async function shortRange(page) {
  await choose(page, 'Size', 'document');
  const ends = await (await find(page, 'To', 'combobox')).evaluate((select) =>
    [...select.options].filter((o) => /^Probe 2, compare/.test(o.text)).map((o) => o.value),
  );
  await choose(page, 'To', ends[0]);
  await choose(page, 'Frames a second', '10');
}

describeInBrowsers('films', (withPage, name) => {
  test('a GIF has the frames of its range, each for its time', () =>
    withPage({ look: still }, async ({ page }) => {
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
      // The first probe takes 0.9 s of playing, so one frame shows exactly its end. Frames that are equal are written once.
      for (const [at, button] of [
        [0, 'First'],
        [900, 'Step forward'],
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
    withPage({ look: still }, async ({ page }) => {
      await opened(page);
      await shortRange(page);
      if (!(await offersWebM(page))) return;
      await saved(page, 'Save PNG');
      const png = await bytesOf(page);
      const webm = await saved(page, 'Save WebM');
      assert.match(webm.name, /\.webm$/);
      const frames = await page.evaluate(() =>
        Number(/([\d,]+) frames/.exec(document.querySelector('dialog[open]').textContent)[1]),
      );
      // A page without a policy of its own: this one allows no media.
      const reader = await page.browserContext().newPage();
      const seen = await reader.evaluate(playBack, await bytesOf(page), png, frames, name === 'chromium');
      assert.deepEqual([seen.width, seen.height], [800, 760]);
      assert.ok(Math.abs(seen.duration - frames / 10) < 0.02, `${seen.duration} s for ${frames} frames`);
      // Single orange pixels of the field are what a film's coder blurs most.
      assert.ok(seen.last < 6, `last frame: off by ${seen.last} of 255 in the mean`);
      assert.ok(seen.first > 2 * seen.last, `the first frame is another one: ${seen.first}`);
    }));

  test('a range can be given up, and one too long is refused with the limit', () =>
    withPage({ look: still }, async ({ page }) => {
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
      assert.equal(await saves(page), 0);
    }));
});

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

/**
 * Runs in a page: size and length of a video, and how far its first and last frames are from the picture. presents: the
 * browser tells when a frame is presented.
 */
async function playBack(webm, png, frames, presents) {
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
  // Chromium says that it has sought a frame before it can be drawn; drawn it would be the one before, or none. Firefox
  // without a screen never says that it has presented one.
  const sought = (time) =>
    new Promise((resolve) => {
      if (!presents) {
        video.onseeked = resolve;
        return;
      }
      const look = (_now, { mediaTime }) =>
        Math.abs(mediaTime - time) < 0.05 ? resolve() : video.requestVideoFrameCallback(look);
      video.requestVideoFrameCallback(look);
    });
  const off = async (frame) => {
    const there = sought(frame / 10);
    video.currentTime = (frame + 0.5) / 10;
    await there;
    c.clearRect(0, 0, canvas.width, canvas.height);
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
