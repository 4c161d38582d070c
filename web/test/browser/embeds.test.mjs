// Embeds on a page of another site: the element and the plain frame, one engine for several, and what neither the page
// around nor other frames in it can do to them.

import { createServer } from 'node:http';
import { after, before, describe } from 'node:test';
import { inspect } from 'node:util';
import { launch, openPage } from './browsers.mjs';
import { assert, describeInBrowsers, desktop, subPath, test } from './harness.mjs';
import { teachingMap } from './maps.mjs';
import { click, find, loaded, openFile } from './person.mjs';
import { pause, settle as wait } from './wait.mjs';
import { serve } from './server.mjs';

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

const teaching = 'map="teaching"';

for (const name of (process.env.BROWSERS ?? 'chromium firefox').split(' '))
  describe(`embeds (${name})`, () => {
    const bench = {};
    before(async () => {
      bench.server = await serve('-prebuilt', '-base', subPath);
      bench.host = await openHost();
      // One process for all frames: several of another site at once are sometimes left waiting for their debugger. Origins stay apart.
      const flags = name === 'chromium' ? ['--disable-site-isolation-trials'] : [];
      bench.launched = await launch(name, {}, flags);
      bench.still = await launch(
        name,
        { motion: 'reduce' },
        name === 'chromium' ? [...flags, '--force-prefers-reduced-motion'] : [],
      );
    });
    after(async () => {
      await bench.launched?.close();
      await bench.still?.close();
      bench.server?.close();
      bench.host?.close();
    });

    /** html: of the page around; SITE stands for the address of kallscope. */
    async function withHost(html, fn, { still = false, expectErrors } = {}) {
      const site = new URL(bench.server.url).href;
      bench.host.show(html.replaceAll('SITE', site));
      const page = await openPage(still ? bench.still : bench.launched, {
        ...desktop,
        motion: still ? 'reduce' : 'no-preference',
      });
      const requests = [];
      const errors = [];
      page.on('request', (request) => {
        if (/^https?:/.test(request.url())) requests.push(new URL(request.url()).origin);
      });
      const note = (text) => {
        if (!expectErrors?.test(text)) errors.push(text);
      };
      page.on('console', (message) => {
        if (message.type() === 'error') note(message.text());
      });
      page.on('pageerror', (error) => note(String(error.message ?? error)));
      await page.evaluateOnNewDocument(() => {
        globalThis.__workers = 0;
        globalThis.__broken = [];
        addEventListener('securitypolicyviolation', (event) => globalThis.__broken.push(event.violatedDirective));
        globalThis.Worker = class extends Worker {
          constructor(...args) {
            super(...args);
            globalThis.__workers++;
          }
        };
      });
      try {
        await page.goto(bench.host.url, { waitUntil: 'load' });
        await fn(page, site);
        assert.deepEqual(
          [...new Set(requests)].sort(),
          [new URL(bench.host.url).origin, new URL(site).origin].sort(),
          'an embed asks its own site alone',
        );
        assert.deepEqual(errors, [], 'nothing is logged as an error');
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

    const script = '<script async src="SITEkallscope-race.js"></script>';

    test('three and a frame on one page: at the heights kept for them, only when scrolled to, one engine, which outlives the frame that had it', () =>
      withHost(
        `
    ${script}
    <kallscope-race id="a" ${teaching} query="tcp_v4_rcv"></kallscope-race><p id="after-a">after</p>
    <kallscope-race id="b" ${teaching} query="vfs_read" parts="field,controls"></kallscope-race>
    <iframe id="plain" src="SITEembed.html#race?v=1&map=teaching&q=vfs_open" width="400" height="420" title="A plain frame"></iframe>
    <p style="height: 3000px">much else</p>
    <kallscope-race id="c" ${teaching} query="init_task"></kallscope-race>`,
        async (page) => {
          await page.waitForFunction(() => document.querySelector('#a').clientHeight > 0);
          const place = await page.$eval('#after-a', (node) => node.getBoundingClientRect().top);
          const [a, b, plain] = await Promise.all([embed(page, '#a'), embed(page, '#b'), embed(page, '#plain')]);
          await shows(a, 'tcp_v4_rcv');
          await shows(b, 'vfs_read');
          await shows(plain, 'vfs_open');
          assert.equal(
            await page.$eval('#after-a', (node) => node.getBoundingClientRect().top),
            place,
            'nothing moved when the embed came',
          );
          for (const id of ['#a', '#b']) {
            const inner = await (await embed(page, id)).evaluate(() => document.querySelector('.embed').offsetHeight);
            assert.equal(await page.$eval(id, (node) => node.clientHeight), inner, `${id} is as high as what is in it`);
          }
          assert.equal(
            await page.$eval('#c', (node) => node.querySelector('iframe')),
            null,
            'far below there is nothing yet',
          );
          await page.$eval('#c', (node) => node.scrollIntoView());
          const c = await embed(page, '#c');
          await shows(c, 'init_task');
          assert.equal(await workers(page), 1, 'four embeds of one map have one worker');

          const owners = await Promise.all([a, b, plain, c].map((frame) => frame.evaluate(() => globalThis.__workers)));
          const owner = ['#a', '#b', '#plain', '#c'][owners.indexOf(1)];
          const rest = ['#a', '#b', '#c'].filter((id) => id !== owner);
          await page.$eval(owner, (node) => node.remove());
          await Promise.all(
            rest.map((id) =>
              page.$eval(id, (node) => {
                node.scrollIntoView();
                node.setAttribute('query', 'vfs_write');
              }),
            ),
          );
          for (const id of rest) {
            await page.$eval(id, (node) => node.scrollIntoView());
            await shows(await embed(page, id), 'vfs_write');
          }
          assert.equal(await workers(page), 1, 'another frame has the one worker now');

          const last = rest.pop();
          const fetched = async () =>
            (await embed(page, last)).evaluate(() =>
              performance
                .getEntriesByType('resource')
                .map(({ name }) => new URL(name).pathname)
                .filter((path) => /\.(wasm|map|gz|bin)$/.test(path)),
            );
          const before = await fetched();
          for (const id of [...rest, '#plain']) await page.$$eval(id, ([node]) => node?.remove());
          await pause(500);
          assert.deepEqual(await fetched(), before, 'what it has already is not fetched again when the others go');
        },
      ));

    test('attributes change it in place, and its events tell where it is', () =>
      withHost(
        `${script}
    <script>globalThis.told = []; addEventListener("kallscope-ready", () => told.push("ready")); addEventListener("kallscope-step", (e) => told.push(e.detail));</script>
    <kallscope-race ${teaching} query="tcp_v4_rcv" mode="steps" at="1" theme="light"></kallscope-race>`,
        async (page) => {
          const frame = await embed(page, 'kallscope-race');
          await shows(frame, 'tcp_v4_rcv');
          await frame.evaluate(() => {
            globalThis.same = true;
          });
          await settle(
            () => page.evaluate(() => told.map((t) => t.position ?? t)),
            (list) => list.includes('ready') && list.includes(1),
          );
          assert.match(await page.evaluate(() => told.at(-1).sentence), /^Probe 1 of \d/);
          await page.$eval('kallscope-race', (node) => {
            node.setAttribute('query', 'vfs_read');
            node.setAttribute('at', '2');
            node.setAttribute('theme', 'dark');
            node.setAttribute('parts', 'header,index');
          });
          await shows(frame, 'vfs_read');
          await settle(() => page.evaluate(() => told.at(-1).position), 2);
          assert.deepEqual(
            await frame.evaluate(() => [
              globalThis.same,
              document.documentElement.dataset.theme,
              document.querySelector('[role=slider]'),
            ]),
            [true, 'dark', null],
          );
          await settle(
            () => page.$eval('kallscope-race', (node) => node.clientHeight),
            await frame.evaluate(() => document.querySelector('.embed').offsetHeight),
          );
          await page.$eval('kallscope-race', (node) => node.play());
          await settle(
            () => page.evaluate(() => told.at(-1).position),
            (at) => at > 2.5,
          );
          await page.$eval('kallscope-race', (node) => {
            node.pause();
            node.setAttribute('theme', 'auto');
          });
          await settle(() => frame.evaluate(() => document.documentElement.dataset.theme), 'light');
          await page.evaluate(() => {
            document.documentElement.style.colorScheme = 'dark';
          });
          await settle(() => frame.evaluate(() => document.documentElement.dataset.theme), 'dark');
        },
      ));

    const looped = `${script}<script>globalThis.at = []; addEventListener("kallscope-step", (e) => at.push(e.detail.position));</script>
    <kallscope-race ${teaching} query="tcp_v4_rcv" mode="steps" start="1" end="3" speed="8" autoplay loop></kallscope-race>`;

    test('plays by itself, round and round within its range, and only while it is seen', () =>
      withHost(`${looped}<p style="height: 3000px">much else</p>`, async (page) => {
        await settle(
          () => page.evaluate(() => at.filter((p, i) => i > 0 && p < at[i - 1]).length),
          (rounds) => rounds >= 2,
        );
        const all = await page.evaluate(() => at);
        assert.ok(
          all.every((p) => p >= 1 && p <= 3),
          `positions ${all}`,
        );
        await page.evaluate(() => scrollTo(0, 3000));
        // Browsers tell a frame of another site only about once a second that it is out of sight.
        await pause(2500);
        const before = await page.evaluate(() => at.length);
        await pause(1500);
        assert.equal(await page.evaluate(() => at.length), before, 'nothing plays off the screen');
        await page.evaluate(() => scrollTo(0, 0));
        await settle(
          () => page.evaluate(() => at.length),
          (length) => length > before,
        );
      }));

    test('never plays by itself for who prefers reduced motion', () =>
      withHost(
        looped,
        async (page) => {
          const frame = await embed(page, 'kallscope-race');
          await shows(frame, 'tcp_v4_rcv');
          await settle(
            () => page.evaluate(() => at.length),
            (length) => length > 0,
          );
          await pause(2500);
          assert.deepEqual(await page.evaluate(() => at), [1], 'it stands where its range begins');
          await (await frame.$('[aria-label=Play]')).click();
          await settle(
            () => page.evaluate(() => at.length),
            (length) => length > 1,
          );
        },
        { still: true },
      ));

    test('takes no focus, hears keys only while it has it, and Tab leads through it and out', () =>
      withHost(
        `${script}
    <button id="first">before</button><kallscope-race ${teaching} query="tcp_v4_rcv" mode="steps"></kallscope-race><button id="last">after</button>`,
        async (page) => {
          const frame = await embed(page, 'kallscope-race');
          await shows(frame, 'tcp_v4_rcv');
          const slider = () => frame.$eval('[role=slider]', (node) => node.getAttribute('aria-valuenow'));
          assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
          await page.focus('#first');
          for (const key of ['ArrowRight', 'End', '2']) await page.keyboard.press(key);
          await pause(300);
          assert.equal(await slider(), '0', "keys of the page are the page's");
          await page.keyboard.press('Tab');
          await settle(() => page.evaluate(() => document.activeElement.tagName), 'IFRAME');
          await page.keyboard.press('ArrowRight');
          await settle(slider, (at) => at !== '0');
          for (let i = 0; i < 12 && (await page.evaluate(() => document.activeElement.id)) !== 'last'; i++)
            await page.keyboard.press('Tab');
          assert.equal(await page.evaluate(() => document.activeElement.id), 'last', 'Tab comes out at the other side');
        },
      ));

    test("hears nobody but its page's element, and the element nobody but its frame", () =>
      withHost(
        `${script}
    <kallscope-race ${teaching} query="tcp_v4_rcv" mode="steps" at="2"></kallscope-race>
    <iframe id="stranger" src="/stranger" title="Another frame"></iframe>`,
        async (page, site) => {
          const frame = await embed(page, 'kallscope-race');
          await shows(frame, 'tcp_v4_rcv');
          const before = await page.$eval('kallscope-race', (node) => node.clientHeight);
          await page.evaluate((origin) => {
            globalThis.heard = [];
            addEventListener('message', (event) => heard.push(event.data));
            addEventListener('kallscope-step', () => heard.push('step'));
            const { contentWindow } = document.querySelector('kallscope-race iframe');
            const word = 'a-word-nobody-has-given';
            for (const data of [
              { kallscope: 1, word, type: 'show', hash: '#race?v=1&map=teaching&q=vfs_read' },
              { kallscope: 1, word, type: 'play' },
              { kallscope: 1, word, type: 'hello', heights: true },
              { type: 'show' },
              'play',
              null,
              7,
            ]) {
              contentWindow.postMessage(data, origin);
            }
            // From the page itself, as if from its frame; and from the page's other frame, to both.
            for (const data of [
              { kallscope: 1, word, type: 'height', height: 4000 },
              { kallscope: 1, word, type: 'step', position: 1, sentence: 'false' },
            ])
              postMessage(data, '*');
            document.querySelector('#stranger').contentWindow.eval(`
        globalThis.heard = [];
        addEventListener("message", (event) => heard.push(event.data));
        for (const data of [{ kallscope: 1, word: "${word}", type: "height", height: 4000 }]) parent.postMessage(data, "*");
        for (let i = 0; i < parent.length; i++) if (parent[i] !== window) parent[i].postMessage({ kallscope: 1, word: "${word}", type: "hello", heights: true }, "*");
        parent.document.querySelector("kallscope-race iframe").contentWindow.postMessage({ kallscope: 1, word: "${word}", type: "hello", heights: true }, "*");`);
          }, new URL(site).origin);
          await pause(700);
          await shows(frame, 'tcp_v4_rcv');
          assert.equal(await page.$eval('kallscope-race', (node) => node.clientHeight), before);
          assert.equal(await page.evaluate(() => heard.filter((m) => m === 'step' || m?.type === 'welcome').length), 0);
          assert.deepEqual(
            await page.evaluate(() => document.querySelector('#stranger').contentWindow.heard),
            [],
            'another frame is not answered',
          );
          assert.equal(await frame.$eval('[aria-label=Play]', (node) => Boolean(node)), true, 'nothing plays');
        },
      ));

    test('a plain frame follows its address and says what it does not understand', () =>
      withHost(
        `
    <iframe id="plain" src="SITEembed.html#race?v=1&map=teaching&q=vfs_read&speed=fast" width="700" height="460" title="Embed"></iframe>
    <iframe id="absent" src="SITEembed.html#race?v=1&map=none_such" width="700" height="300" title="Embed"></iframe>
    <iframe id="file" src="SITEembed.html#race?v=1&print=0123456789abcdef&file=mine.map" width="700" height="300" title="Embed"></iframe>`,
        async (page) => {
          const plain = await embed(page, '#plain');
          await shows(plain, 'vfs_read');
          assert.match(await plain.$eval('[role=status]', (node) => node.textContent), /“speed=fast”/);
          const link = await plain.evaluate(() => {
            const a = document.querySelector('a');
            a.dispatchEvent(new PointerEvent('pointerdown'));
            return [a.href, a.target, a.rel];
          });
          assert.deepEqual(
            [new URL(link[0]).hash, link[1], link[2]],
            ['#race?v=1&map=teaching&q=vfs_read', '_blank', 'noopener'],
          );
          await page.$eval('#plain', (node) => {
            node.src = node.src.replace('vfs_read&speed=fast', 'vfs_open');
          });
          await shows(plain, 'vfs_open');
          assert.equal(await plain.$('[role=status]'), null);
          assert.match(
            await (await embed(page, '#absent'))
              .waitForSelector('[role=status]')
              .then((node) => node.evaluate((n) => n.textContent)),
            /no map called “none_such”/,
          );
          await (await page.$('#file')).evaluate((node) => node.scrollIntoView());
          assert.match(
            await (await embed(page, '#file'))
              .waitForSelector('[role=status]')
              .then((node) => node.evaluate((n) => n.textContent)),
            /mine\.map is a file somebody opened/,
          );
        },
      ));

    test('a frame in a sandbox has an engine of its own, and an embed keeps nothing', () =>
      withHost(
        `${script}
    <iframe id="boxed" sandbox="allow-scripts" src="SITEembed.html#race?v=1&map=teaching&q=vfs_read" width="700" height="420" title="Embed"></iframe>`,
        async (page) => {
          await shows(await embed(page, '#boxed'), 'vfs_read');
          // Afterwards: two frames of one site that begin in two processes at once are more than the driver follows.
          await page.evaluate((html) => {
            document.body.insertAdjacentHTML('afterbegin', html);
          }, `<kallscope-race ${teaching} query="vfs_open"></kallscope-race>`);
          const frame = await embed(page, 'kallscope-race');
          await shows(frame, 'vfs_open');
          assert.equal(await workers(page), 2);
          const kept = await frame.evaluate(async () => [
            localStorage.length,
            sessionStorage.length,
            document.cookie,
            await caches.keys(),
            (await indexedDB.databases()).length,
            (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
          ]);
          assert.deepEqual(kept, [0, 0, '', [], 0, 0]);
        },
        { expectErrors: /sandbox/i },
      ));

    test('the race that ships with the page needs no engine until it moves', () =>
      withHost(`${script}<kallscope-race mode="steps"></kallscope-race>`, async (page) => {
        const frame = await embed(page, 'kallscope-race');
        await shows(frame, 'security_file_open');
        await pause(1000);
        assert.equal(await workers(page), 0);
        await (await frame.$("[aria-label='Step forward']")).click();
        await settle(() => workers(page), 1);
      }));

    test('the front page is not to be framed', () =>
      withHost(
        '<iframe id="whole" src="SITE" width="900" height="600" title="The page"></iframe>',
        async (page) => {
          await pause(1500);
          const frame = await (await page.$('#whole')).contentFrame();
          const text = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
          assert.doesNotMatch(text, /symbol/i);
        },
        { expectErrors: /frame/i },
      ));
  });

describeInBrowsers(
  'making an embed',
  (withPage) => {
    const text = (page) =>
      page.evaluate(() => document.querySelector("[aria-label='To paste into a page']")?.value ?? '');

    test('shows the embed itself and what to paste, and says when there is nothing to embed', () =>
      withPage(
        {
          path: '#race?v=1&map=teaching&q=vfs_read&mode=steps&from=1&to=3',
          expectErrors: /404/, // the Share dialog asks whether this host shares maps; it has no such address
        },
        async ({ page, server }) => {
          await loaded(page, 'Teaching');
          await click(page, 'Share');
          await (await find(page, 'Embed', 'tab')).click();
          await settle(
            () => text(page),
            `<script async src="${server.url}kallscope-race.js"></script>\n<kallscope-race map="teaching" query="vfs_read" mode="steps" start="1" end="3">\n</kallscope-race>`,
          );
          const preview = await embed(page, 'iframe');
          await shows(preview, 'vfs_read');
          await preview.evaluate(() => {
            globalThis.same = true;
          });
          const entries = await page.evaluate(() => history.length);
          await (await find(page, 'Look up', 'textbox')).click({ count: 3 });
          await page.keyboard.type('init_task');
          await shows(preview, 'init_task');
          assert.deepEqual(
            [await preview.evaluate(() => globalThis.same), await page.evaluate(() => history.length)],
            [true, entries],
            'in place, and not in the way back',
          );
          await (await find(page, 'Index', 'checkbox')).click();
          const fits = () =>
            preview.evaluate(() => document.querySelector('.embed').offsetHeight === innerHeight && innerHeight);
          assert.ok((await settle(fits, (height) => height && height < 400)) > 0);
          await (await find(page, 'Index', 'checkbox')).click();
          await settle(fits, (height) => height > 400); // the dialog moves with it
          await (await find(page, 'Loop', 'checkbox')).click();
          await click(page, 'Frame');
          assert.match(
            await text(page),
            /^<iframe src="[^"]+embed\.html#race\?v=1&#38;map=teaching&#38;q=init_task&#38;mode=steps&#38;loop=1" width="720" height="420"/,
          );
          await page.keyboard.press('Escape');
          await openFile(page, teachingMap);
          await loaded(page, 'teaching.map');
          await click(page, 'Share');
          await (await find(page, 'Embed', 'tab')).click();
          await settle(
            () => page.$eval('[role=tabpanel]', (node) => node.textContent),
            (told) => told.startsWith('teaching.map is in your browser alone'),
          );
        },
      ));
  },
  (process.env.BROWSERS ?? 'chromium firefox').split(' '),
);

/** Waits for a value, and fails without it. */
async function settle(read, wanted) {
  const value = await wait(read, wanted);
  if (typeof wanted !== 'function') assert.equal(value, wanted);
  else if (!wanted(value)) assert.fail(`still ${inspect(value, { depth: 1 })}`);
  return value;
}

/** The embed's own frame, once it is there: what an iframe holds before is another one, and ends. */
async function embed(page, selector) {
  return settle(
    async () => {
      const handle = (
        await page.evaluateHandle((at) => {
          const node = document.querySelector(at);
          return node instanceof HTMLIFrameElement ? node : (node?.querySelector('iframe') ?? null);
        }, selector)
      ).asElement();
      const frame = await handle?.contentFrame();
      const at = await frame?.evaluate(() => location.pathname).catch(() => '');
      return at?.endsWith('embed.html') ? frame : null;
    },
    (frame) => frame !== null,
  );
}

async function shows(frame, query) {
  const read = () => frame.evaluate(() => document.querySelector('h1')?.textContent ?? '').catch(() => '');
  await settle(read, `How Linux finds ${query}`);
}

async function workers(page) {
  const counts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => globalThis.__workers ?? 0).catch(() => 0)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
