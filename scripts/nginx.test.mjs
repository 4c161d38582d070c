// Runs the nginx recipe of docs/hosting.md, as it stands there, on a real nginx over dist/, and holds its answers against
// dist/_headers. Needs dist/ and an nginx (scripts/nginx.sh).

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const unpacked = path.join(root, '.cache/nginx');
const program = [process.env.NGINX, 'nginx', '/usr/sbin/nginx', `${unpacked}/usr/sbin/nginx`].find(
  (name) => name && spawnSync(name, ['-v']).status === 0,
);

const hostsOwn = ['_headers', '.assetsignore'];

for (const base of ['/', '/docs/demo/'])
  describe(`nginx at ${base}, as docs/hosting.md has it`, { skip: program ? false : 'there is no nginx' }, () => {
    let server, dir, port, files, rules;
    before(async () => {
      dir = await mkdtemp(path.join(tmpdir(), 'kallscope-nginx-'));
      files = (await readdir(`${root}dist`, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(`${root}dist`, path.join(entry.parentPath ?? entry.path, entry.name)));
      rules = parseHeaders(await readFile(`${root}dist/_headers`, 'utf8'));
      port = await freePort();
      const folder = path.join(dir, 'www', base);
      await mkdir(path.dirname(folder), { recursive: true });
      await symlink(`${root}dist`, folder.replace(/\/$/, ''));
      server = await startNginx(dir, port);
    });
    after(async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      await rm(dir, { recursive: true });
    });

    test('every file has its bytes and the headers of _headers', async () => {
      for (const file of files.filter((name) => !hostsOwn.includes(name))) {
        const got = await get(port, `${base}${file}`);
        assert.equal(got.status, 200, file);
        assert.ok(got.body.equals(await readFile(`${root}dist/${file}`)), file);
        for (const [name, value] of Object.entries(headersFor(rules, `/${file}`)))
          assert.equal(got.headers[name], value, `${file}: ${name}`);
      }
    });

    test('the page comes for its folder, with its own headers', async () => {
      const got = await get(port, base);
      assert.equal(got.status, 200);
      assert.match(got.headers['content-type'], /^text\/html/);
      for (const [name, value] of Object.entries(headersFor(rules, '/'))) assert.equal(got.headers[name], value, name);
    });

    test('wasm streams: its type is exact, and it comes as the .gz that was made for it', async () => {
      const wasm = files.find((name) => /assets\/lab\.\w+\.wasm$/.test(name));
      const got = await get(port, `${base}${wasm}`, { 'Accept-Encoding': 'gzip' });
      assert.equal(got.headers['content-type'], 'application/wasm');
      assert.deepEqual([got.headers['content-encoding'], got.headers.vary], ['gzip', 'Accept-Encoding']);
      assert.ok(got.body.equals(await readFile(`${root}dist/${wasm}.gz`)));
      assert.ok(gunzipSync(got.body).equals(await readFile(`${root}dist/${wasm}`)));
    });

    test('a map that is a gzip stays one', async () => {
      const map = files.find((name) => name.endsWith('.map.gz') && !files.includes(name.slice(0, -3)));
      const got = await get(port, `${base}${map}`, { 'Accept-Encoding': 'gzip' });
      assert.equal(got.headers['content-encoding'], undefined);
      assert.ok(got.body.equals(await readFile(`${root}dist/${map}`)));
    });

    test('what is for the host stays there', async () => {
      for (const name of hostsOwn) assert.equal((await get(port, `${base}${name}`)).status, 404, name);
      assert.equal((await get(port, `${base}absent`)).status, 404);
    });
  });

async function startNginx(dir, port) {
  const [, recipe] = /```nginx\n(.*?)```/s.exec(await readFile(`${root}docs/hosting.md`, 'utf8'));
  const types = [`${unpacked}/etc/nginx/mime.types`, '/etc/nginx/mime.types'].find(existsSync);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${dir}/${kind};`)
    .join('\n');
  await writeFile(
    `${dir}/nginx.conf`,
    `
    daemon off; pid ${dir}/pid; error_log stderr; worker_processes 1;
    ${process.getuid() === 0 ? 'user root;' : '' /* else workers could not read what only root may */}
    events {}
    http {
      include ${types}; default_type application/octet-stream; gzip on; access_log off;
      ${temporary}
      ${put(put(recipe, 'listen 80;', `listen 127.0.0.1:${port};`), 'root /srv/www;', `root ${dir}/www;`)}
    }`,
  );
  const server = spawn(program, ['-p', dir, '-e', 'stderr', '-c', `${dir}/nginx.conf`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (let tries = 0; ; tries++) {
    assert.equal(server.exitCode, null, 'nginx ended');
    if (
      await get(port, '/').then(
        () => true,
        () => false,
      )
    )
      return server;
    assert.ok(tries < 200, 'nginx does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Replaces what must be there once: a recipe that no longer says it would otherwise be tested on the real port and folder. */
function put(text, from, to) {
  assert.equal(text.split(from).length, 2, `the recipe says "${from}" once`);
  return text.replace(from, to);
}

function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n').filter((line) => line.trim() && !line.trim().startsWith('#'))) {
    if (line.startsWith('/'))
      rules.push({ pattern: new RegExp(`^${line.trim().split('*').map(escapePattern).join('.*')}$`), lines: [] });
    else rules.at(-1).lines.push(line.trim());
  }
  return rules;
}

function headersFor(rules, where) {
  const headers = {};
  for (const line of rules.filter((rule) => rule.pattern.test(where)).flatMap((rule) => rule.lines)) {
    const [, removed, name, value] = /^(! )?([\w-]+)(?:: (.*))?$/.exec(line);
    if (removed) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return headers;
}

function escapePattern(text) {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

/** Node's own client, as fetch would undo the encoding. */
function get(port, where, headers = {}) {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: where, headers, agent: false }, (response) => {
        const chunks = [];
        response
          .on('data', (chunk) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () =>
            resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
          );
      })
      .on('error', reject);
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
