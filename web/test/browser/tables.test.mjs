// Tables one can touch: a byte and its way to the address, the training played, and another release. Figures of the large sample were made by
// programs that never saw this code: a reference implementation of the format, and a trainer that counts all pairs anew in each round.

import { describeInBrowsers, desktop, test } from './harness.mjs';
import { click, find, hash, mainText, press } from './person.mjs';
import { settle } from './wait.mjs';

/** Waits until the view says it. */
const says = (page, text) =>
  settle(
    () => mainText(page),
    (all) => text.test(all),
    (all) => `for ${text} in “${all}”`,
  );

describeInBrowsers('Tables one can touch', (withPage) => {
  test('a byte of a kernel leads to its symbol and address, and keys lead on; the training plays and steps', () =>
    withPage({ look: desktop, path: '#tables?v=1&x=bytes.names.631145' }, async ({ page }) => {
      await says(page, /names\[631,145\] · token 93 “ecurit”, letters 2–7 of entry 46,578 · security_file_open/);
      await says(page, /markers\[181\] = 628,214\s*2,928 bytes on[\s\S]*seqs_of_names\[136,666\]\s*00 b5 f2/);
      await says(page, /ffffffff815fca20\s*offsets\[46,578\]/);
      const names = await find(page, 'Bytes of names', 'grid');
      await names.focus();
      await press(page, '[');
      await says(page, /names\[631,142\] · length of entry 46,578/);
      await press(page, 'End');
      await says(page, /names\[2,133,725\] · token/);
      const field = await find(page, 'Go to', 'textbox');
      await field.type('names[638,359]');
      await press(page, 'Enter');
      await says(page, /names\[638,359\] · length of entry 47,104/);
      await settle(() => hash(page), /x=bytes\.names\.638359/);

      await click(page, 'Training');
      await says(page, /Round 192 of 192/);
      await says(page, /2,133,726 bytes left/);
      const round = await find(page, 'Round', 'slider');
      await round.focus();
      await press(page, 'Home');
      await says(page, /Before the first round/);
      await click(page, 'Tie forward');
      await click(page, 'Tie forward');
      await says(page, /Round 54 of 192[\s\S]*9,961 times, 2 tied\. 2,816,643 bytes left/);
      await says(page, /2 pairs tied at 9,961\. The kernel takes the lowest second byte: cb of __k·symtab is below d1/);
      await click(page, 'Play');
      await says(page, /Round (5[5-9]|[6-9]\d|1\d\d) of 192/);
      await click(page, 'Pause');
      await settle(() => hash(page), /x=training\.(5[5-9]|[6-9]\d|1\d\d)/);
    }));

  test('the small map as another release builds it, and its bytes there', () =>
    withPage({ look: desktop, path: '#tables?v=1&map=teaching&q=vfs_read&x=releases' }, async ({ page }) => {
      await says(page, /5\.10, 6\.1\s+6\.1-stable, 6\.2\s+6\.4 to 6\.15[\s\S]*7\.0, 7\.3/);
      await page.select('select', '6.1');
      await click(page, 'Build');
      await says(page, /Linux 6\.1 in place of 6\.12\.[\s\S]*seqs_of_names\s+72\s+none\s+gone/);
      await click(page, 'Bytes');
      await says(page, /Linux 6\.1 has no such table\. A name is looked for by opening entries/);
      await settle(() => hash(page), /rel=6\.1.*x=bytes$/);
      await page.goBack();
      await says(page, /Which tables, in which order/);
      await says(page, /5\.10, 6\.1 this kernel: 6\.1/);
    }));
});
