// Pages of another site with embeds in them: what embeds.test.mjs and embed-guard.test.mjs work with.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe } from 'node:test';
import { engines, shared } from './browsers.mjs';
import { after, before, desktop, openHeld, site } from './harness.mjs';
import { settle } from './wait.mjs';
import { watchErrors } from './watch.mjs';

/** Pages of another site: "localhost" is one to browsers, and embeds come from 127.0.0.1. */
async function openHost() {
  let body = '';
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>Documentation</title>${request.url === '/' ? body : ''}`);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    show: (html) => {
      body = html;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Runs the same tests of embeds in every engine. define gets withHost and the engine's name. */
export function describeAround(title, define) {
  for (const name of engines)
    describe(`${title} (${name})`, () => {
      let host;
      before(async () => {
        host = await openHost();
      });
      after(() => host?.close());
      define((html, fn, options) => withHost(name, host, html, fn, options), name);
    });
}

/**
 * A test with a page of another site. html: of the page around; SITE stands for the address of kallscope. Of the options,
 * motion "reduce" is the wish for less of it, and expected a pattern of console errors, of which there must be one.
 */
async function withHost(name, host, html, fn, { motion = 'no-preference', expected } = {}) {
  const { url } = await site();
  host.show(html.replaceAll('SITE', url));
  const page = await openHeld(await shared(name, { motion }), { ...desktop, motion });
  const requests = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) requests.push(new URL(request.url()).origin);
  });
  const errors = watchErrors(page);
  await page.evaluateOnNewDocument(watchFrame);
  try {
    await page.goto(host.url, { waitUntil: 'load' });
    await fn(page, url, errors);
    if (expected) await settle(() => errors.some((text) => expected.test(text)), true);
    assert.deepEqual(
      [...new Set(requests)].sort(),
      [new URL(host.url).origin, new URL(url).origin].sort(),
      'an embed asks its own site alone',
    );
    assert.deepEqual(
      errors.filter((text) => !expected?.test(text)),
      [],
      'nothing is logged as an error',
    );
    for (const frame of page.frames())
      assert.deepEqual(
        await frame.evaluate(() => globalThis.__broken ?? []).catch(() => []),
        [],
        'no policy is broken',
      );
  } finally {
    await page.browserContext().close();
  }
}

/** Runs in every frame before its scripts: counts workers, notes breaches of the policy. */
function watchFrame() {
  globalThis.__workers = 0;
  globalThis.__broken = [];
  addEventListener('securitypolicyviolation', (event) => globalThis.__broken.push(event.violatedDirective));
  globalThis.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      globalThis.__workers++;
    }
  };
}

/** Waits for the embed's own frame. The iframe holds an empty frame before, which goes when the embed comes. */
export function embed(page, selector) {
  const inside = (at) => {
    const node = document.querySelector(at);
    return node instanceof HTMLIFrameElement ? node : (node?.querySelector('iframe') ?? null);
  };
  const look = async () => {
    const handle = (await page.evaluateHandle(inside, selector)).asElement();
    const frame = await handle?.contentFrame();
    const at = await frame?.evaluate(() => location.pathname).catch(() => '');
    return at?.endsWith('embed.html') ? frame : null;
  };
  return settle(
    look,
    (frame) => frame !== null,
    () => `for an embed in ${selector}`,
  );
}

/** Waits until the embed shows the race of that name. */
export const shows = (frame, query) =>
  settle(
    () => frame.evaluate(() => document.querySelector('h1')?.textContent ?? '').catch(() => ''),
    `How Linux finds ${query}`,
  );

/** How many workers all frames of the page have made. */
export async function workers(page) {
  const counts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => globalThis.__workers ?? 0).catch(() => 0)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Waits until the frame has heard a message that its page sends now, and the page one that the frame sends then:
 * whatever either has sent before has been heard, too.
 */
export async function messagesHeard(page, frame) {
  await frame.evaluate(() => {
    addEventListener('message', ({ data, source }) => {
      if (data === 'last one?') source.postMessage('the last one', '*');
    });
  });
  await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        addEventListener('message', ({ data }) => {
          if (data === 'the last one') resolve();
        });
        const frames = [...document.querySelectorAll('iframe')];
        frames
          .find(({ src }) => src === url || src.split('#')[0] === url.split('#')[0])
          .contentWindow.postMessage('last one?', '*');
      }),
    frame.url(),
  );
}
