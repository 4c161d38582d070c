// A lecture, as a lecturer gives it with a keyboard or a clicker: a plan, two questions with their votes, a black screen,
// and the way out. What is told to those who listen are the same words.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { find, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

const projector = { width: 1280, height: 720, motion: 'reduce' };

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );
/** What a screen reader is told of a step. */
const told = (page) => page.evaluate(() => document.querySelector('main [role="status"]').textContent);
const keys = async (page, all) => {
  for (const key of all.split(' ')) await press(page, key);
};

describeInBrowsers('Lecture', (withPage) => {
  test('a plan, two questions with a vote each, a black screen, and back to Learn, by keyboard alone', () =>
    withPage({ look: projector, path: '#learn=2&v=1&map=teaching' }, async ({ page, server }) => {
      await says(page, /how is it split\?/);
      await page.evaluate(() => document.activeElement.blur());
      const before = server.requests.length;
      await press(page, 'p');
      await says(page, /How much time is there\?.*10 minutes questions 1, 7, 9, without the whys/);
      await press(page, 'PageDown');
      await says(page, /How much of these tables is names.*1 of 9/);
      assert.match(await told(page), /How much of these tables.*A: less than a quarter; B: a quarter to a half/);
      assert.doesNotMatch(await mainText(page), /2\.5\s%/, 'nothing is revealed without a key');
      await keys(page, '5 1 Backspace ArrowDown 1 2');
      await find(page, 'B: a quarter to a half', 'spinbutton');
      await says(page, /17 hands/);
      await press(page, 'PageDown');
      await says(page, /The names take 2\.5\s%.*12 of 17 said B, a quarter to a half\. It is A, less than a quarter\./);
      assert.match(await told(page), /The names take 2\.5\s%.*12 of 17 said B/);
      await press(page, 't');
      await says(page, /part true bytes names 2\.5\s%/);
      await press(page, 'PageDown');
      await says(page, /Why do 4 bytes each suffice\?/);
      await press(page, 'b');
      await says(page, /The screen is black\./);
      assert.doesNotMatch(await mainText(page), /suffice/);
      await press(page, 'PageDown');
      await says(page, /Why do 4 bytes each suffice\?/);
      await press(page, 'PageDown');
      await says(page, /A ✓.*The base is stored once/);
      await keys(page, 'PageDown');
      await says(page, /Round 1: which pair/);
      await keys(page, '3 PageUp PageDown n');
      await says(page, /Whoever knows language models/);
      await keys(page, 'n PageDown');
      await says(page, /3 of 3 said A/);
      await press(page, 'Escape');
      await says(page, /Play against the trainer/);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'learn-question');
      assert.deepEqual(server.requests.slice(before), [], 'a lecture fetches nothing');
    }));
});
