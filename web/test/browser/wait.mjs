// Waiting is for conditions, never for time: each wait names what must become true, and fails when it does not.

import { isDeepStrictEqual, inspect } from 'node:util';

/** How long a condition may take, on a machine with much else to do. Only a failure takes that long. */
const patience = 120_000;

/** How long to leave the browser alone between two looks. */
const betweenLooks = 30;

/**
 * Reads until the value is as wanted, and returns it. wanted is a value (compared in depth), a pattern that the text must
 * have, or a function that says whether it will do. Throws when patience is over: with the last value read, or with what
 * tell() says.
 */
export async function settle(read, wanted, tell) {
  const reached = conditionOf(wanted);
  const ranOut = new Error(); // here, so that its stack names the test
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (reached(value)) return value;
    if (Date.now() > end) {
      const why = tell ? await tell(value) : `for ${inspect(wanted)}; it is still ${inspect(value, { depth: 3 })}`;
      ranOut.message = `waited ${patience / 1000} s ${why}`;
      throw ranOut;
    }
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
  }
}

function conditionOf(wanted) {
  if (typeof wanted === 'function') return wanted;
  if (wanted instanceof RegExp) return (text) => wanted.test(text);
  return (value) => isDeepStrictEqual(value, wanted);
}

/**
 * Waits until the page, or a frame in it, has drawn that many pictures. What an animation or a timer of the page would
 * change by itself has had its chance then, however slow the machine.
 */
export const drawn = (page, pictures = 2) =>
  page.evaluate(async (wanted) => {
    for (let i = 0; i < wanted; i++) await new Promise(requestAnimationFrame);
  }, pictures);
