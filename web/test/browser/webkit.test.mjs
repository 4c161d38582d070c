// What a person does, in WebKit: race, tables, a file, keys, an embed, an export.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe } from 'node:test';
import { after, assert, before, site, teaching, test } from './harness.mjs';
import { fileOf, smallMap, teachingMap } from './maps.mjs';
import {
  alertText,
  answerTo,
  button,
  click,
  find,
  loaded,
  mainText,
  openFile,
  openMap,
  position,
  press,
  probeRows,
} from './person.mjs';
import { catchSaves, openPanel, saved } from './save-panel.mjs';
import { settle } from './wait.mjs';
import { openWebKit } from './webkit.mjs';

const skip = !(process.env.BROWSERS ?? 'webkit').split(' ').includes('webkit');

describe('webkit', { skip }, () => {
  let server;
  before(async () => {
    server = await site();
  });

  /** A test in a session of its own, at that address under the site's. */
  const inPage = (title, where, fn) =>
    test(title, async () => {
      const page = await openWebKit();
      try {
        await page.setViewport({ width: 1440, height: 900 });
        await page.goto(new URL(where, server.url).href);
        await fn(page);
      } finally {
        await page.close();
      }
    });

  // The driver itself would wait for ever.
  test('a browser that ends before it is up is a failure at once, and says how it ended', () =>
    assert.rejects(openWebKit('/bin/false'), /MiniBrowser has ended with status 1/));

  inPage(
    'a race in the real kernel: looked up, stepped, played to its end',
    '#race?v=1&q=security_file_open',
    async (page) => {
      await loaded(page, '6.12.117');
      await answerTo(page, 'tcp_v4_connect', /^address 0xffffffff81b14b90 · binary: 17 probes · linear: 84263 symbols/);
      await click(page, 'Step forward');
      await settle(async () => (await position(page)).now !== '0', true);
      await click(page, 'Last');
      await settle(async () => (await probeRows(page)).length, 17);
      await click(page, 'First');
      await click(page, 'Play');
      await button(page, 'Pause');
    },
  );

  inPage('the tables, and the way back', teaching, async (page) => {
    await loaded(page);
    await (await find(page, 'Tables', 'link')).click();
    await settle(() => mainText(page), /seqs_of_names/);
    await page.evaluate(() => history.back());
    await find(page, 'Position', 'slider');
  });

  inPage('a file of one’s own', teaching, async (page) => {
    await loaded(page);
    await openMap(page, teachingMap);
    await answerTo(page, 'vfs_write', /^address 0xffffffff81012b00/);
  });

  inPage('a file that is refused, and the map before', teaching, async (page) => {
    await loaded(page);
    await openFile(page, fileOf('empty.map', ''));
    await settle(() => alertText(page), /empty/i);
    await answerTo(page, 'vfs_read', /^address 0xffffffff81012800/);
  });

  inPage('keys alone', teaching, async (page) => {
    await loaded(page);
    await press(page, '/');
    await settle(() => page.evaluate(() => document.activeElement.id), 'find');
    await answerTo(page, 'vfs_write', /^address 0xffffffff81012b00/);
    await page.evaluate(() => document.activeElement.blur());
    await press(page, 'Home');
    await settle(async () => (await position(page)).now, '0');
    await press(page, 'Shift+ArrowRight');
    await settle(async () => (await position(page)).now !== '0', true);
    await press(page, 'Home');
    await settle(async () => (await position(page)).now, '0');
  });

  inPage('an export is made, and kept by the page’s own link', teaching, async (page) => {
    await loaded(page);
    await click(page, 'Last');
    await catchSaves(page);
    await openPanel(page);
    const svg = await saved(page, 'Save SVG');
    assert.match(svg.text, /^<svg xmlns[\s\S]*vfs_read[\s\S]*<\/svg>\n$/);
    const png = await saved(page, 'Save PNG');
    assert.equal(png.type, 'image/png');
  });

  test('an embed as wide as a phone, in a page of another site', async () => {
    const host = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(
        `<!doctype html><title>Documentation</title><iframe id="phone" width="390" height="800" title="Embed"
          src="${server.url}embed.html#race?v=1&map=teaching&q=vfs_open"></iframe>`,
      );
    });
    await new Promise((resolve) => {
      host.listen(0, 'localhost', resolve);
    });
    const page = await openWebKit();
    try {
      await page.goto(`http://localhost:${host.address().port}/`);
      await page.inFrame('#phone', async (frame) => {
        await settle(
          () => frame.evaluate(() => document.querySelector('h1')?.textContent ?? ''),
          'How Linux finds vfs_open',
        );
        const before = await position(frame);
        // The driver's own clicks miss what is in a frame of another site.
        await (await button(frame, 'Step forward')).evaluate((node) => node.click());
        await settle(async () => (await position(frame)).now !== before.now, true);
        const wide = () => frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await settle(wide, (pixels) => pixels <= 0);
      });
    } finally {
      await page.close();
      host.close();
      host.closeAllConnections();
    }
  });

  inPage('a second map is compared with the first', '#symbols?v=1&map=teaching&x=compare', async (page) => {
    const map = readFileSync(teachingMap, 'utf8').replace(/^.* vfs_read\n/m, '');
    await (await find(page, 'Open the second map', 'button')).uploadFile(fileOf('older.map', map));
    await settle(() => mainText(page), /23 symbols.*24 symbols: \+1/);
    await click(page, 'Added 1');
    await settle(() => mainText(page), /vfs_read .*1 symbol\b/);
  });

  inPage('a page at rest has a picture', 'nothing-here', async (page) => {
    assert.match(await page.screenshot(), /^iVBORw0KGgo/); // a PNG in base64
  });
});

// The answers can be read off the map: 24 symbols, 17 of them functions, two of one name.
describe('one-minute questions (webkit)', { skip }, () => {
  const symbols = '#symbols?v=1&map=teaching';
  let page;
  before(async () => {
    const server = await site();
    page = await openWebKit();
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(new URL(symbols, server.url).href);
    await settle(() => mainText(page), /24 of 24/);
  });
  after(() => page?.close());

  const says = (answer) =>
    settle(
      () => mainText(page),
      (text) => answer.test(text),
      (text) => `for ${answer} in “${text.slice(0, 2000)}”`,
    );

  /** A test that goes to that part of Symbols, which then has to say the answers. */
  const question = (title, part, ...answers) =>
    test(title, async () => {
      await page.evaluate((to) => {
        location.hash = to;
      }, `${symbols}&${part}`);
      for (const answer of answers) await says(answer);
    });

  question(
    'which of two functions of a name is found, and what livepatch and a kprobe take',
    'f=%3Dinit_once&i=15',
    /2 of 24.*init_once 2 of 2/,
    /1 first ffffffff81012340 .* after startup_64, before vfs_open 2 ffffffff81022800 .* after tcp_v4_rcv, before _etext/,
    /kallsyms_lookup_name\(\).* number 1 livepatch, old_sympos 0 .* refused/,
    /kprobe p:init_once_2 _text\+141312 livepatch \.old_name = "init_once", \.old_sympos = 2/, // 0x22800 from _text
  );
  question('what lies at an address', 'f=ffffffff81020c10', /What lies there.*tcp_v4_connect\+0x10\/0x600/);
  question(
    'a line of an oops, of this build',
    'f=tcp_v4_connect%2B0x10%2F0x600',
    /The size agrees with this map.*ffffffff81020c10 1,536 1,536 agrees/,
  );
  question(
    'a line of an oops, of another build',
    'f=tcp_v4_connect%2B0x10%2F0x570',
    /The size is another in this map.*1,392 1,536/,
  );
  question(
    'what a configuration costs',
    'x=cost',
    /As built 24 symbols; with data/,
    /Without KALLSYMS_ALL 17 symbols; functions only −\d+ bytes/,
    /As Linux 6\.1 24 symbols; no index −72 bytes/, // three bytes a symbol
  );

  test('why a name is not found: the compiler gave it a suffix', async () => {
    const map = smallMap('ffffffff81001000 T bar', 'ffffffff81001100 t foo.isra.0');
    await page.evaluate((to) => {
      location.hash = to;
    }, symbols);
    await says(/24 of 24/);
    await openFile(page, fileOf('suffix.map', map));
    await says(/4 of 4/);
    await page.evaluate(() => {
      location.hash += '&f=foo';
    });
    await says(/No symbol is called foo .*Forms of the name ffffffff81001100 t foo\.isra\.0 .*\.isra\. 1/);
  });
});
