// Sharing on the real Worker (workerd, with R2 in memory): what the share tests work with. Needs dist/ and dist-edge/.

import decode from 'qr/decode.js';
import assert from 'node:assert/strict';
import { startEdge } from '../../../wasm/edge/local.mjs';
import { shared } from './browsers.mjs';
import { after, openHeld, teaching } from './harness.mjs';
import { dist } from './hosts.mjs';
import { fileOf, smallMap } from './maps.mjs';
import { alertText, click, find, hash, loaded } from './person.mjs';
import { settle } from './wait.mjs';

/** The path of a small map that is no sample. */
export const small = () => fileOf('board.map', smallMap('ffffffff81000010 T mine'));

/** Edges this process has started, ended with it. */
const open = [];
after(async () => {
  for (const close of open.reverse()) await close();
});

/** The address of a new Worker, with these options of startEdge. */
export async function edgeWith(options) {
  const { worker, url } = await startEdge({ assets: process.env.KALLSCOPE_DIST ?? dist, ratelimits: {}, ...options });
  open.push(() => worker.dispose());
  return String(url);
}

/**
 * Runs fn with a function visit(url, {engine, answer}). Each visit opens a page in a profile of its own. All pages are
 * closed when fn ends. A visit returns the page, the requests it has sent to the API (asked), and those that have
 * finished (answered). Where answer is given, a request for a shared map goes to answer(request), not to the host.
 */
export async function withVisits(fn) {
  const pages = [];
  const visit = async (url, { engine = 'chromium', answer } = {}) => {
    const page = await openHeld(await shared(engine));
    pages.push(page);
    if (answer) await interceptMaps(page, answer);
    const [asked, answered] = [[], []];
    const note = (list) => (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.includes('/api/')) list.push(`${request.method()} ${pathname.replace(/[0-9a-f]{64}/, '…')}`);
    };
    page.on('request', note(asked));
    page.on('requestfinished', note(answered));
    await page.goto(url, { waitUntil: 'load' });
    return { page, asked, answered };
  };
  try {
    await fn(visit);
  } finally {
    for (const page of pages) await page.browserContext().close();
  }
}

async function interceptMaps(page, answer) {
  await page.setRequestInterception(true);
  page.on('request', (request) => void (request.url().includes('/api/maps/') ? answer(request) : request.continue()));
}

/** A link to the teaching map on that site, for tests that open a map of their own later. */
export const plainly = (site) => `${site}${teaching}`;

/** Opens the dialog's part for sharing, and returns what it says of the terms. */
export async function openShare(page) {
  await click(page, 'Share');
  await (await find(page, 'Share this map', 'tab')).click();
  return settle(() => page.evaluate(() => document.querySelector('[role=tabpanel]')?.innerText ?? ''), /What is sent/);
}

/** Shares the map that is open, and returns its link. */
export async function upload(page) {
  await openShare(page);
  await click(page, 'Upload and get a link');
  await settle(() => page.evaluate(() => document.querySelector('[role=tabpanel]').innerText), /It is shared/);
  return linkOf(page);
}

export const linkOf = async (page) => (await find(page, 'Link to this moment')).evaluate((field) => field.value);

/** The text of the QR code on the screen, read from its pixels. */
export async function scan(page) {
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

/** Follows a link that leads to nothing: the page says so, asks for the file, and shows another map meanwhile. */
export async function receiveNothing(visit, link, words, answer) {
  const { page } = await visit(link, { answer });
  await settle(() => alertText(page), words);
  await find(page, 'A map to open', 'status');
  await loaded(page, '6.12');
  assert.match(await hash(page), /share=/, 'the address stays while the map is asked for');
}
