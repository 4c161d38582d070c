// The tests run against dist/ as the last build left it (make test builds it first).
//
// One way to write a browser test: describeInBrowsers() gives every test a fresh page, in a profile of its own, of the
// browser that all tests of the process share. The test fails when the page has asked another host for anything, broken
// its policy or logged an error.

import assert from 'node:assert/strict';
import { after as nodeAfter, before as nodeBefore, describe, test as nodeTest } from 'node:test';
import { closeShared, engines, openPage, shared } from './browsers.mjs';
import { holdLoads, holdTimers } from './hold.mjs';
import { boundedFailures } from './limits.mjs';
import { serve } from './server.mjs';
import { watchPage } from './watch.mjs';

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A moment of the teaching map, which loads fastest. For tests of what is the same with every map. */
export const teaching = '#race?v=1&map=teaching&q=vfs_read';

/** The path under which the page is served. It is not the root, so an absolute path in the page fails a test. */
export const subPath = '/docs/demo/';

let serving;

/** The build, served for as long as this process tests. */
export function site() {
  serving ??= serve('-prebuilt', '-base', subPath);
  return serving;
}

/** Runs the same tests in every engine, or in those named. define gets withPage and the engine's name. */
export function describeInBrowsers(title, define, names = engines) {
  for (const name of engines.filter((engine) => names.includes(engine)))
    describe(`${title} (${name})`, () => define((options, fn) => withPage(name, options, fn), name));
}

/**
 * Opens a page whose timers of a second and more are held until passTimers. On a slow machine a storage could otherwise take longer
 * than the page waits for it, and a version would be installed for offline use in tests that do not expect it.
 */
export async function openHeld(launched, look = desktop) {
  const page = await openPage(launched, look);
  await holdTimers(page);
  return page;
}

/**
 * A test with a page. options: {look, path, expectErrors}; fn gets {page, server, watch, gate}: the gate holds back maps
 * on their way to a worker while it is shut.
 */
async function withPage(name, options, fn) {
  const look = options.look ?? desktop;
  const [server, launched] = await Promise.all([site(), shared(name, look)]);
  const page = await openHeld(launched, look);
  try {
    const watch = await watchPage(page, launched, server);
    const gate = await holdLoads(page);
    await page.goto(new URL(options.path ?? '', server.url).href, { waitUntil: 'load' });
    await fn({ page, server, watch, gate });
    await watch.blameless(options.expectErrors);
  } finally {
    await page.browserContext().close();
  }
}

const minute = 60_000;

const run = boundedFailures(5 * minute);

/** A test that hangs fails all the same: whatever it waits for has a shorter limit of its own. */
export const test = (name, fn) => nodeTest(name, (context) => run(name, () => fn(context), 4 * minute));

/** test() where the engine is the wanted one: for what is the same in every engine, and need not be tested in each. */
export const onlyIn = (wanted, engine) => (engine === wanted ? test : () => {});

// node:test gives hooks no limit.
export const before = (fn) => nodeBefore(fn, { timeout: 2 * minute });
export const after = (fn) => nodeAfter(fn, { timeout: 2 * minute });

after(async () => {
  await closeShared();
  (await serving)?.close();
});

export { assert };
