// Static hosts as they are found, to hold the page against: one that sends nothing but types, one that only has gzip.
// Each can be given another folder while it runs, as a new version is put up, and can go away.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openHeld } from './harness.mjs';
import { root } from './server.mjs';

export const dist = path.resolve(root, process.env.KALLSCOPE_DIST ?? 'dist');

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/**
 * gzip: hands out the .gz alone where there is one, whatever is asked for. The answer has url, requests, show(folder),
 * close(), missing: paths that it answers with status 200 and the front page, as many hosts answer a file they lack, and a
 * gate: requests for paths that match hold(pattern) wait until release(); waiting() is their number.
 */
export async function host(folder, { base = '/', gzip = false } = {}) {
  const requests = [];
  const missing = new Set();
  let held;
  const atGate = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    requests.push(`${request.method} ${pathname}`);
    if (held?.test(pathname)) atGate.push(() => answer(pathname, response));
    else answer(pathname, response);
  });
  function answer(pathname, response) {
    if (missing.has(pathname.slice(base.length))) {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(readFileSync(path.join(folder, 'index.html')));
      return;
    }
    const file =
      pathname.startsWith(base) && path.join(folder, decodeURIComponent(pathname.slice(base.length)) || 'index.html');
    if (!file || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const packed = gzip && existsSync(`${file}.gz`);
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(readFileSync(packed ? `${file}.gz` : file));
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    missing,
    hold: (pattern) => {
      held = pattern;
    },
    release() {
      held = undefined;
      for (const pass of atGate.splice(0)) pass();
    },
    waiting: () => atGate.length,
    show: (other) => {
      folder = other;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Makes a folder with a newer version of dist/: page, script and stylesheet differ, and files under the old names are gone. */
export async function nextVersion() {
  const folder = await mkdtemp(path.join(tmpdir(), 'kallscope-next-'));
  await cp(dist, folder, { recursive: true });
  const assets = await readdir(path.join(folder, 'assets'));
  const renamed = new Map();
  for (const name of assets.filter((name) => /^(app\.\w+\.(js|css)|late\.\w+\.css)$/.test(name))) {
    const next = name.replace(/\.\w+\./, '.nextone.');
    renamed.set(name, next);
    await writeFile(
      path.join(folder, 'assets', next),
      `${await readFile(path.join(folder, 'assets', name), 'utf8')}\n/* next */`,
    );
    await Promise.all(
      [name, `${name}.br`, `${name}.gz`].map((gone) => rm(path.join(folder, 'assets', gone), { force: true })),
    );
  }
  const rename = (text) => [...renamed].reduce((all, [name, next]) => all.replaceAll(name, next), text);
  const page = rename(await readFile(path.join(folder, 'index.html'), 'utf8')).replace(
    '<html ',
    '<html data-version="next" ',
  );
  await writeFile(path.join(folder, 'index.html'), page);
  let worker = rename(await readFile(path.join(folder, 'sw.js'), 'utf8'))
    .replace(/(\["\.\/",")\w+/, `$1${sha256(page)}`)
    .replace(/="[0-9a-f]{12}"/, '="nextversion0"');
  for (const name of renamed.values()) {
    const digest = sha256(await readFile(path.join(folder, 'assets', name)));
    worker = worker.replace(new RegExp(`("assets/${name}",")\\w+`), `$1${digest}`);
  }
  await writeFile(path.join(folder, 'sw.js'), worker);
  return folder;
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** Gives fn a page, and a host of its own for dist/, which it may change; closes both. */
export async function onOwnHost(launched, fn) {
  const server = await host(dist, { base: '/demo/' });
  const page = await openHeld(launched);
  try {
    await fn(page, server);
  } finally {
    await page.browserContext().close();
    await server.close();
  }
}
