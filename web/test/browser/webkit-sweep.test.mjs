// Every screen × theme × width in WebKit, whose narrowest window has 447 px. The theme is the one of the link: this WebKit
// cannot be told what a person prefers. make test has every fourth screen.

import { describe } from 'node:test';
import { before, site, test } from './harness.mjs';
import { all, checkScreen, heightOf, looksOf } from './screen-check.mjs';
import { screens } from './screens.mjs';
import { settle } from './wait.mjs';
import { openWebKit } from './webkit.mjs';

const skip = !(process.env.BROWSERS ?? 'webkit').split(' ').includes('webkit');
const widths = [1440, 1000, 800, 447];

describe('sweep (webkit)', { skip }, () => {
  let server;
  before(async () => {
    server = await site();
  });

  for (const [index, screen] of screens.entries()) {
    if (!all && index % 4 !== 0) continue;
    for (const look of looksOf(all ? index : index / 4, widths))
      test(`${screen.name}, ${look.theme}, ${look.width} px`, async () => {
        const page = await openWebKit();
        try {
          await page.setViewport({ width: look.width, height: heightOf(look.width) });
          await page.goto(new URL('nothing-here', server.url).href);
          await settle(() => page.evaluate(() => innerWidth), look.width);
          await checkScreen(page, server.url, screen, look, 'webkit');
        } finally {
          await page.close();
        }
      });
  }
});
