// Embeds on a page of another site: the element and the plain frame, one engine for several, attributes, events, playing.

import { assert, test } from './harness.mjs';
import { describeAround, embed, messagesHeard, shows, workers } from './around.mjs';
import { drawn, settle } from './wait.mjs';

const teaching = 'map="teaching"';
const script = '<script async src="SITEkallscope-race.js"></script>';

describeAround('embeds', (withHost) => {
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

        const rest = await removeOwner(page, { '#a': a, '#b': b, '#plain': plain, '#c': c });
        for (const id of rest) await asks(page, id, 'vfs_write');
        assert.equal(await workers(page), 1, 'another frame has the one worker now');

        const last = rest.pop();
        const before = await fetched(await embed(page, last));
        for (const id of [...rest, '#plain']) await page.$$eval(id, ([node]) => node?.remove());
        await asks(page, last, 'tcp_v4_rcv');
        assert.deepEqual(
          await fetched(await embed(page, last)),
          before,
          'what it has already is not fetched again when the others go',
        );
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
        assert.match(await page.evaluate(() => told.at(-1).sentence), /^Probe 1\. /);
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
          async () =>
            (await page.$eval('kallscope-race', (node) => node.clientHeight)) -
            (await frame.evaluate(() => document.querySelector('.embed').offsetHeight)),
          0,
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
      const frame = await embed(page, 'kallscope-race');
      await frame.evaluate(watchSight);
      await settle(() => frame.evaluate(() => globalThis.__seen), true);
      await page.evaluate(() => scrollTo(0, 3000));
      await settle(() => frame.evaluate(() => globalThis.__seen), false);
      await messagesHeard(page, frame);
      const before = await page.evaluate(() => at.length);
      await drawn(page, 60);
      await messagesHeard(page, frame);
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
        await drawn(frame, 60);
        assert.deepEqual(await page.evaluate(() => at), [1], 'it stands where its range begins');
        await (await frame.$('[aria-label=Play]')).click();
        await settle(
          () => page.evaluate(() => at.length),
          (length) => length > 1,
        );
      },
      { motion: 'reduce' },
    ));

  test('the race that ships with the page needs no engine until it moves', () =>
    withHost(`${script}<kallscope-race mode="steps"></kallscope-race>`, async (page) => {
      const frame = await embed(page, 'kallscope-race');
      await shows(frame, 'security_file_open');
      await drawn(frame, 30);
      assert.equal(await workers(page), 0);
      await (await frame.$("[aria-label='Step forward']")).click();
      await settle(() => workers(page), 1);
    }));
});

/** Takes the frame away that has the worker; the selectors of the elements that are left. */
async function removeOwner(page, frames) {
  const selectors = Object.keys(frames);
  const owners = await Promise.all(selectors.map((id) => frames[id].evaluate(() => globalThis.__workers)));
  const owner = selectors[owners.indexOf(1)];
  await page.$eval(owner, (node) => node.remove());
  return ['#a', '#b', '#c'].filter((id) => id !== owner);
}

/** Scrolls to an element, asks it for another race, and waits until it shows it. */
async function asks(page, id, query) {
  await page.$eval(
    id,
    (node, name) => {
      node.scrollIntoView();
      node.setAttribute('query', name);
    },
    query,
  );
  await shows(await embed(page, id), query);
}

/** What a frame has fetched for its engine. */
const fetched = (frame) =>
  frame.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => /\.(wasm|map|gz|bin)$/.test(path)),
  );

/** Runs in a frame: notes whether the browser says that it can be seen, which it may say about once a second. */
function watchSight() {
  new IntersectionObserver((entries) => {
    globalThis.__seen = entries.at(-1).isIntersecting;
  }).observe(document.documentElement);
}
