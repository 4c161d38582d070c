// What the page around an embed, and other frames in it, can do to it: use it, and nothing else.

import { assert, test } from './harness.mjs';
import { describeAround, embed, messagesHeard, shows, workers } from './around.mjs';
import { settle } from './wait.mjs';

const teaching = 'map="teaching"';
const script = '<script async src="SITEkallscope-race.js"></script>';

describeAround('an embed', (withHost) => {
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
        await messagesHeard(page, frame);
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
          // The page sends each as if it came from the embed's frame, and its other frame sends it to both.
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
        await messagesHeard(page, frame);
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

  test('an address that is none is said where the embed would be, and the page around goes on', () =>
    withHost(
      `${script}
    <kallscope-race id="broken" site="http://["></kallscope-race><kallscope-race id="script" site="javascript:alert(1)"></kallscope-race>
    <kallscope-race id="good" ${teaching} query="tcp_v4_rcv"></kallscope-race>`,
      async (page) => {
        for (const id of ['broken', 'script']) {
          const said = () => page.$eval(`#${id}`, (node) => node.querySelector('[role=alert]')?.textContent ?? '');
          await settle(said, /attribute site of this embed is no address of a folder/);
        }
        // An element that is moved says it once more, not twice.
        const moved = () =>
          page.$$eval('#broken [role=alert]', (all) => all.map((node) => node.hasAttribute('data-old')));
        await page.$eval('#broken', (node) => {
          node.querySelector('[role=alert]').dataset.old = '';
          document.body.prepend(node);
        });
        await settle(moved, [false]);
        await page.$eval('#good', (node) => node.scrollIntoView());
        await shows(await embed(page, '#good'), 'tcp_v4_rcv');
      },
    ));

  test('a frame in a sandbox has an engine of its own, and an embed keeps nothing', () =>
    withHost(
      `${script}
    <iframe id="boxed" sandbox="allow-scripts" src="SITEembed.html#race?v=1&map=teaching&q=vfs_read" width="700" height="420" title="Embed"></iframe>`,
      async (page) => {
        await shows(await embed(page, '#boxed'), 'vfs_read');
        // Added only now: the driver loses a frame when two frames of one site begin in two processes at once.
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
    ));

  test('the front page is not to be framed', () =>
    withHost(
      '<iframe id="whole" src="SITE" width="900" height="600" title="The page"></iframe>',
      async (page, _site, errors) => {
        await settle(() => errors.some((text) => /frame/i.test(text)), true);
        const frame = await (await page.$('#whole')).contentFrame();
        const text = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
        assert.doesNotMatch(text, /symbol/i);
      },
      { expected: /frame/i },
    ));
});
