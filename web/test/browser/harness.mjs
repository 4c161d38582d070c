// The tests run against dist/ as the last build left it (make test builds it first).
//
// One way to write a browser test: describeInBrowsers() starts the server and each browser once, and gives every test
// a fresh page that fails the test when it has asked another host for anything, broken its policy or logged an error.

import assert from 'node:assert/strict';
import { after, before, describe, test as nodeTest } from 'node:test';
import { launch, openPage } from './browsers.mjs';
import { serve } from './server.mjs';

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** Not at the root: a page that works only there has an absolute path in it. */
export const subPath = '/docs/demo/';

/** Runs the same tests in Chromium and in Firefox. define gets withPage and the browser's name. */
export function describeInBrowsers(title, define, names = ['chromium', 'firefox']) {
  for (const name of names) {
    describe(`${title} (${name})`, () => {
      const bench = {};
      before(async () => {
        bench.server = await serve('-prebuilt', '-base', subPath);
        bench.launched = await launch(name);
      });
      after(async () => {
        await bench.launched?.close();
        bench.server?.close();
      });
      define((options, fn) => withPage(bench, options, fn), name);
    });
  }
}

/** A test with a page. options: {look, path, expectErrors}; fn gets {page, server, watch}. */
async function withPage({ server, launched }, options, fn) {
  const page = await openPage(launched, options.look ?? desktop);
  const watch = await watchPage(page, launched, server);
  try {
    await page.goto(new URL(options.path ?? '', server.url).href, { waitUntil: 'load' });
    await fn({ page, server, watch });
    const errors = watch.errors.filter((text) => !options.expectErrors?.test(text));
    assert.deepEqual(errors, [], "the page's console has errors");
    assert.deepEqual(watch.strangers(), [], 'the page asked another host');
    assert.deepEqual(await watch.violations(), [], 'the page broke its own policy');
  } finally {
    await page.browserContext().close();
  }
}

async function watchPage(page, launched, server) {
  const errors = [];
  const turnedAway = launched.strangers.length;
  const foreign = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error.message ?? error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(server.url).origin) foreign.push(request.url());
  });
  await page.evaluateOnNewDocument(() => {
    const seen = [];
    addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
    Object.defineProperty(globalThis, '__violations', { value: seen });
  });
  return {
    errors,
    strangers: () => [...foreign, ...launched.strangers.slice(turnedAway)],
    violations: () => page.evaluate(() => globalThis.__violations),
    /** Requests the server has had since the mark. The log comes through a pipe: give it a moment first. */
    requestsSince: async (mark) => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return server.requests.slice(mark).map((request) => `${request.method} ${request.path}`);
    },
    mark: async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return server.requests.length;
    },
  };
}

/** A test that hangs ends all the same: whatever it waits for has a shorter limit of its own. */
export const test = (name, fn) => nodeTest(name, { timeout: 600_000 }, fn);

export { assert };
