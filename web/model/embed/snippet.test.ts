import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSettings } from './settings.ts';
import { elementSnippet, embedAddress, iframeSnippet } from './snippet.ts';

const site = 'http://127.0.0.1:8080/docs/demo/';
const made = (hash: string, width = 0) => ({ settings: parseSettings(hash).settings, width });

test('the element has an attribute for what differs from the default', () => {
  assert.equal(
    elementSnippet(site, made('#race')),
    `<script async src="${site}kallscope-race.js"></script>\n<kallscope-race>\n</kallscope-race>`,
  );
  assert.match(
    elementSnippet(
      site,
      made(
        '#race?map=teaching&rel=6.2&percpu=1&q=vfs_read&mode=steps&at=1&from=1&to=3&theme=dark&speed=2&loop=1&autoplay=1&parts=field,index',
        480,
      ),
    ),
    /<kallscope-race map="teaching" release="6.2" absolute-percpu="1" query="vfs_read" mode="steps" at="1" start="1" end="3" speed="2" parts="field,index" theme="dark" loop autoplay width="480">/,
  );
});

test('a frame has its natural height', () => {
  assert.equal(
    iframeSnippet(site, made('#race?v=1&q=vfs_read')),
    `<iframe src="${site}embed.html#race?v=1&#38;q=vfs_read" width="720" height="420" style="border: 0; width: 100%" loading="lazy" title="kallscope: how Linux finds vfs_read"></iframe>`,
  );
});

test('a name from a stranger’s map stays a name', () => {
  const hostile = made(`#race?v=1&q=${encodeURIComponent('"><script>x</script>&\'')}`);
  for (const text of [elementSnippet(site, hostile), iframeSnippet(site, hostile)])
    assert.equal(text.match(/<script>|"><s/g), null, text);
  assert.equal(parseSettings(new URL(embedAddress(site, hostile.settings)).hash).settings.link.query?.by, 'name');
});
