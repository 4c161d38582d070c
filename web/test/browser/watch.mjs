// What a page does that no test may overlook: errors in its console, requests to other hosts, breaches of its own policy.

import assert from 'node:assert/strict';

/** Errors a page logs or throws, from now on. */
export function watchErrors(page) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error.message ?? error)));
  return errors;
}

/** Watches a page of that server before it is opened. blameless() fails the test that the page gave reason to. */
export async function watchPage(page, launched, server) {
  const errors = watchErrors(page);
  const turnedAway = launched.strangers.length;
  const foreign = [];
  const opened = await server.mark();
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
    /** The number of requests the server has had. */
    mark: server.mark,
    /** Requests the server has had since the mark, or since the page was opened. */
    requestsSince: async (mark = opened) => {
      await server.mark();
      return server.requests.slice(mark).map((request) => `${request.method} ${request.path}`);
    },
    blameless: async (expectErrors) => {
      assert.deepEqual(
        errors.filter((text) => !expectErrors?.test(text)),
        [],
        "the page's console has errors",
      );
      assert.deepEqual([...foreign, ...launched.strangers.slice(turnedAway)], [], 'the page asked another host');
      assert.deepEqual(await page.evaluate(() => globalThis.__violations), [], 'the page broke its own policy');
    },
  };
}
