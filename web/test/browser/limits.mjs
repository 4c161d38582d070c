// Limits, so that no test waits for ever for another program or for a browser.

/** The promise's value. Fails when it takes longer than that many milliseconds; what says what was waited for. */
export async function within(limit, what, promise) {
  let timer;
  const ranOut = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${limit / 1000} s for ${what}`)), limit);
  });
  try {
    return await Promise.race([promise, ranOut]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A limit for tests that fail: run(title, fn, limit) runs a test, for so many milliseconds at most. When those that
 * failed have taken longer than bound together, those that follow fail unrun: what breaks every test, each after
 * minutes, would else take hours to say so.
 */
export function boundedFailures(bound) {
  let lost = 0;
  return async (title, fn, limit) => {
    if (lost > bound) throw new Error(`not run: tests that failed before it have taken ${Math.round(lost / 1000)} s`);
    const began = performance.now();
    try {
      await within(limit, `the test "${title}" to end`, fn());
    } catch (error) {
      lost += performance.now() - began;
      throw error;
    }
  };
}
