// Tests of the Worker in Cloudflare's runtime (workerd, through miniflare), with R2, rate limiting, assets and _headers.
// They need dist-edge/: go run ./cmd/build-wasm -edge. What needs no runtime is tested natively in api/.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { earlyInMinute, startEdge } from './local.mjs';

// Long enough for several chunks. Random, because a lost chunk of repeated data could go unseen.
const map = gzipSync(
  Buffer.from(
    Array.from(
      { length: 40_000 },
      (_, i) => `ffffffff81${i.toString(16).padStart(6, '0')} T ${createHash('md5').update(`${i}`).digest('hex')}`,
    ).join('\n'),
  ),
);
const address = addressOf(map);
// Uploads that are refused unread are small here: workerd closes the connection when more than 64 KiB are unread, and the
// answer may be lost with it.
const small = gzipSync(Buffer.from('ffffffff81000000 T _text\n'));
const elsewhere = `/api/maps/${'0'.repeat(64)}`;

let edge, bucket, site;
before(async () => {
  site = await mkdtemp(path.join(tmpdir(), 'kallscope-edge-'));
  await writeFile(path.join(site, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(site, 'lab.wasm'), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
  await writeFile(path.join(site, '_headers'), "/*\n  Content-Security-Policy: default-src 'none'\n");
  edge = await startEdge({
    assets: site,
    ratelimits: {
      CHANGES: { simple: { limit: 2, period: 60 } },
      CHANGES_WIDE: { simple: { limit: 3, period: 60 } },
    },
    vars: { SHARE_MAX_BYTES: '4000000' },
  });
  bucket = await edge.worker.getR2Bucket('MAPS');
});
after(async () => {
  await edge.worker.dispose();
  await rm(site, { recursive: true });
});

describe('sharing', () => {
  afterEach(emptyBucket);

  test('a map goes in, comes back byte for byte, and is deleted with its token', async () => {
    const put = await send('PUT', address, { body: map });
    assert.equal(put.status, 201);
    const { digest, size, created, token, expires } = put.json();
    assert.deepEqual({ address: `/api/maps/${digest}`, size, created }, { address, size: map.length, created: true });
    assert.match(token, /^[\w-]{43}$/);
    assert.ok(Math.abs(Date.parse(expires) - Date.now() - 30 * 86_400_000) < 60_000, expires);

    const got = await send('GET', address);
    assert.equal(got.status, 200);
    assert.ok(map.equals(got.body));
    assert.equal(got.headers['content-length'], `${map.length}`);
    assert.equal(got.headers['content-type'], 'application/gzip');
    assert.equal(got.headers['content-encoding'], undefined);
    assert.equal(got.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(got.headers.etag, `"${digest}"`);

    assert.equal((await send('DELETE', address, { headers: { Authorization: `Bearer ${token}x` } })).status, 403);
    assert.equal((await send('DELETE', address)).status, 401);
    const deleted = await send('DELETE', address, { headers: { Authorization: `Bearer ${token}` } });
    assert.deepEqual([deleted.status, deleted.body.length], [204, 0]);
    assert.equal((await send('GET', address)).status, 404);
  });

  test("the bucket has the token's hash, not the token", async () => {
    const { token, digest } = (await send('PUT', address, { body: map })).json();
    const object = await look(() => bucket.head(`maps/${digest}`));
    assert.deepEqual(object.customMetadata, { token: createHash('sha256').update(token).digest('hex') });
  });

  test('the same map again is 200 without a token, and changes nothing', async () => {
    const first = (await send('PUT', address, { body: map })).json();
    const again = await send('PUT', address, { body: map });
    assert.equal(again.status, 200);
    assert.deepEqual(again.json(), { digest: first.digest, size: map.length, created: false, expires: first.expires });
    const other = await send('PUT', address, { body: Buffer.concat([map, map]) });
    assert.deepEqual([other.status, other.json().error], [422, 'digest']);
    assert.equal((await send('DELETE', address, { headers: { Authorization: `Bearer ${first.token}` } })).status, 204);
  });

  test('of two uploads at once one gets the token, and it is the right one', async () => {
    const answers = await Promise.all([0, 1].map(() => send('PUT', address, { body: map })));
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 201]);
    const { token } = answers.find((a) => a.status === 201).json();
    assert.equal((await send('DELETE', address, { headers: { Authorization: `Bearer ${token}` } })).status, 204);
  });

  test('ranges, conditions and HEAD', async () => {
    await send('PUT', address, { body: map });
    const etag = `"${address.slice(10)}"`;
    const part = await send('GET', address, { headers: { Range: 'bytes=70000-70009' } });
    assert.equal(part.status, 206);
    assert.equal(part.headers['content-range'], `bytes 70000-70009/${map.length}`);
    assert.equal(part.headers['content-length'], '10');
    assert.ok(map.subarray(70000, 70010).equals(part.body));
    const tail = await send('GET', address, { headers: { Range: 'bytes=-5', 'If-Range': etag } });
    assert.ok(tail.status === 206 && map.subarray(-5).equals(tail.body));
    const dated = await send('GET', address, {
      headers: { Range: 'bytes=-5', 'If-Range': 'Wed, 01 Apr 2026 12:00:00 GMT' },
    });
    assert.ok(dated.status === 200 && map.equals(dated.body));
    const outside = await send('GET', address, { headers: { Range: `bytes=${map.length}-` } });
    assert.deepEqual([outside.status, outside.headers['content-range']], [416, `bytes */${map.length}`]);

    const known = await send('GET', address, { headers: { 'If-None-Match': `"a", W/${etag}` } });
    assert.deepEqual([known.status, known.body.length, known.headers.etag], [304, 0, etag]);
    const head = await send('HEAD', address);
    assert.deepEqual([head.status, head.body.length, head.headers['content-length']], [200, 0, `${map.length}`]);
  });
});

describe('hostile uploads are refused and store nothing', () => {
  afterEach(async () => assert.deepEqual(await emptyBucket(), []));

  const text = Buffer.from('ffffffff81000000 T _text\n');
  const prose = gzipSync('Once upon a time there was a kernel.\n'.repeat(200));
  const twice = Buffer.concat([map, map]);
  const trailed = Buffer.concat([map, text]);
  const cut = map.subarray(0, -4);
  const damaged = Buffer.from(map);
  damaged[map.length - 6] ^= 1;
  const bomb = gzipSync('ffffffff81000000 T _text\n'.repeat(200_000));
  const rows = [
    ['wrong digest', 'PUT', elsewhere, { body: map }, 422, 'digest'],
    ['not gzip', 'PUT', addressOf(text), { body: text }, 415, 'not-gzip'],
    ['of another text', 'PUT', addressOf(prose), { body: prose }, 415, 'not-map'],
    ['two gzips', 'PUT', addressOf(twice), { body: twice }, 415, 'not-gzip'],
    ['gzip and another file', 'PUT', addressOf(trailed), { body: trailed }, 415, 'not-gzip'],
    ['gzip without its end', 'PUT', addressOf(cut), { body: cut }, 415, 'not-gzip'],
    ['gzip with a wrong sum', 'PUT', addressOf(damaged), { body: damaged }, 415, 'not-gzip'],
    ['a text far too long', 'PUT', addressOf(bomb), { body: bomb }, 415, 'not-map'],
    ['empty', 'PUT', addressOf(Buffer.alloc(0)), { body: Buffer.alloc(0) }, 415, 'not-gzip'],
    ['over the limit', 'PUT', address, { body: small, headers: { 'Content-Length': 4_000_001 } }, 413, 'too-large'],
    ['no length', 'PUT', address, { body: small, headers: { 'Transfer-Encoding': 'chunked' } }, 411, 'length'],
    ['encoded', 'PUT', address, { body: small, headers: { 'Content-Encoding': 'gzip' } }, 415, 'encoding'],
    ['part', 'PUT', address, { body: small, headers: { 'Content-Range': 'bytes 0-1/9' } }, 415, 'encoding'],
    ['other site', 'PUT', address, { body: small, headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403, 'cross-site'],
    ['other origin', 'PUT', address, { body: small, headers: { Origin: 'https://other.test' } }, 403, 'cross-site'],
    [
      'preflight',
      'OPTIONS',
      address,
      { headers: { Origin: 'https://other.test', 'Access-Control-Request-Method': 'PUT' } },
      405,
      'method',
    ],
    ['POST', 'POST', address, { body: small }, 405, 'method'],
    ['upper case', 'PUT', address.toUpperCase().replace('/API/MAPS', '/api/maps'), { body: small }, 400, 'address'],
    ['short digest', 'PUT', address.slice(0, -1), { body: small }, 400, 'address'],
    ['encoded slash', 'PUT', `${address}%2f`, { body: small }, 400, 'address'],
    [
      'encoded digit',
      'PUT',
      `/api/maps/%3${address.charCodeAt(10) - 48}${address.slice(11)}`,
      { body: small },
      400,
      'address',
    ],
    ['below a map', 'PUT', `${address}/x`, { body: small }, 400, 'address'],
    ['out of the API', 'PUT', '/api/maps/../../maps', { body: small }, 404, 'not-found'],
    ['nothing there', 'PUT', '/api/absent', { body: small }, 404, 'not-found'],
  ];
  for (const [name, method, where, options, status, code] of rows) {
    test(name, async () => {
      const got = await send(method, where, options);
      assert.equal(got.status, status, got.body.toString());
      assert.equal(got.json().error, code);
      assert.equal(got.headers['access-control-allow-origin'], undefined);
      assert.equal(got.headers['set-cookie'], undefined);
    });
  }

  test('broken off', async () => {
    for (const sent of [0, 5, 100_000]) await breakOff(address, map.subarray(0, sent), map.length);
  });

  test('the Worker goes on after all of that', async () => {
    assert.equal((await send('GET', '/api/health')).status, 200);
    assert.equal((await send('PUT', address, { body: map })).status, 201);
    await emptyBucket();
  });
});

// This host is for these tests alone: on a busy machine its limit of a second is too short for other uploads.
test('slow uploads are refused and store nothing, even when they go on after it', async () => {
  const impatient = await startEdge({ assets: site, ratelimits: {}, vars: { SHARE_MAX_SECONDS: '1' } });
  try {
    const sent = [0, 5, 50_000];
    const statuses = await Promise.all(sent.map((bytes) => trickle(impatient.url, address, map, bytes)));
    assert.deepEqual(statuses, [408, 408, 408]);
    const kept = await impatient.worker.getR2Bucket('MAPS');
    assert.deepEqual((await look(() => kept.list())).objects, []);
  } finally {
    await impatient.worker.dispose();
  }
});

test('health tells the terms', async () => {
  const got = await send('GET', '/api/health');
  assert.deepEqual(
    [got.status, got.headers['content-type'], got.headers['cache-control']],
    [200, 'application/json', 'no-store'],
  );
  const { ok, version, share } = got.json();
  assert.equal(ok, true);
  assert.match(version, /^[0-9a-f]{7,}|^unversioned$|^v\d/);
  assert.deepEqual(share, { maxBytes: 4_000_000, maxSeconds: 300, keepDays: 30 });
  const head = await send('HEAD', '/api/health');
  assert.deepEqual(
    [head.status, head.body.length, head.headers['content-length']],
    [200, 0, got.headers['content-length']],
  );
});

test("the page's files come with _headers, the API with its own", async () => {
  const page = await send('GET', '/');
  assert.deepEqual([page.status, page.headers['content-security-policy']], [200, "default-src 'none'"]);
  assert.equal((await send('GET', '/lab.wasm')).headers['content-type'], 'application/wasm');
  for (const none of ['/_headers', '/absent.js']) {
    const got = await send('GET', none); // what is no file comes to the Worker
    assert.deepEqual([got.status, got.json().error], [404, 'not-found']);
  }
  const api = await send('GET', '/api/health');
  assert.equal(api.headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'; sandbox");
});

test('uploads are limited by network, reading is not', async () => {
  const from = async (ip, method = 'PUT') => {
    const body = method === 'PUT' ? { body: small } : {};
    return (await send(method, elsewhere, { ...body, headers: { 'CF-Connecting-IP': ip } })).status;
  };
  const statuses = [];
  await earlyInMinute();
  for (const address of ['0::1', '0::2', '0::3', '1::1', '2::1', '100::1'])
    statuses.push(await from(`2001:db8:0:${address}`));
  assert.deepEqual(statuses, [422, 422, 429, 422, 429, 422]); // the /64 has 2, the /56 has 3
  assert.equal(await from('2001:db8::1', 'GET'), 404);
});

test('everyone together is limited', async () => {
  const few = await startEdge({ assets: site, ratelimits: { CHANGES_ALL: { simple: { limit: 2, period: 60 } } } });
  try {
    const put = () => send('PUT', elsewhere, { body: small }, few.url);
    await earlyInMinute();
    const answers = [await put(), await put(), await put()];
    assert.deepEqual(
      answers.map((a) => [a.status, a.json().error, a.headers['retry-after']]),
      [
        [422, 'digest', undefined],
        [422, 'digest', undefined],
        [503, 'busy', '60'],
      ],
    );
  } finally {
    await few.worker.dispose();
  }
});

test('uploads under way are bounded, by network and in all, and give their places back', async () => {
  const host = await startEdge({ assets: site, ratelimits: {} });
  const held = [];
  const put = async (ip) =>
    (await send('PUT', elsewhere, { body: small, headers: { 'CF-Connecting-IP': ip } }, host.url)).status;
  /** Begins three uploads without their last bytes, and waits until the edge counts them: it answers one more with the status `network`. */
  const hold = async (ip, network) => {
    for (let i = 0; i < 3; i++) held.push(beginUpload(host.url, elsewhere, small, ip));
    await until(async () => (await put(ip)) === network);
  };
  try {
    for (let i = 0; i < 4; i++) {
      assert.equal(await put(`2001:db8:${i}::1`), 422);
      await hold(`2001:db8:${i}::1`, 429);
    }
    assert.equal(await put('2001:db8:9::1'), 503);
    const statuses = await Promise.all(held.map((upload) => upload.finish()));
    assert.deepEqual(statuses, Array(12).fill(422));
    assert.equal(await put('2001:db8:9::1'), 422);
  } finally {
    for (const upload of held) upload.end();
    await host.worker.dispose();
  }
});

test('the store takes no more than the host says', async () => {
  const room = { SHARE_MAX_STORED: `${map.length + small.length - 1}` };
  const host = await startEdge({ assets: site, ratelimits: {}, vars: room });
  try {
    assert.equal((await send('PUT', address, { body: map }, host.url)).status, 201);
    const second = await send('PUT', addressOf(small), { body: small }, host.url);
    assert.deepEqual([second.status, second.json().error], [507, 'full']);
    const kept = await host.worker.getR2Bucket('MAPS');
    assert.equal((await look(() => kept.list())).objects.length, 1);
  } finally {
    await host.worker.dispose();
  }
});

test('an origin of the same host but another scheme is another site', async () => {
  const put = async (scheme) =>
    (await send('PUT', elsewhere, { body: small, headers: { Origin: `${scheme}//${edge.url.host}` } })).status;
  assert.deepEqual([await put('http:'), await put('https:')], [422, 403]);
});

test('an address that cannot be parsed is refused by us', async () => {
  for (const where of ['/%zz', '/api/%', '/api/maps/%g0', '/api/health%f']) {
    const got = await send('GET', where);
    assert.deepEqual(
      [got.status, got.json().error, got.headers['x-content-type-options'], got.headers['content-security-policy']],
      [400, 'path', 'nosniff', "default-src 'none'; frame-ancestors 'none'; sandbox"],
      where,
    );
  }
});

test('nothing is shared unless the host says so', async () => {
  const off = await startEdge({ assets: site, share: false });
  try {
    assert.equal((await send('GET', '/api/health', {}, off.url)).json().share, null);
    for (const method of ['PUT', 'GET', 'DELETE']) {
      const got = await send(method, address, method === 'PUT' ? { body: small } : {}, off.url);
      assert.deepEqual([got.status, got.json().error], [404, 'sharing-off']);
    }
  } finally {
    await off.worker.dispose();
  }
});

function addressOf(body) {
  return `/api/maps/${createHash('sha256').update(body).digest('hex')}`;
}

let networks = 0;

/**
 * Node's own client: fetch would tidy the path, add headers and undo encodings. Ends with the answer, not with the upload.
 * Each request comes from a network of its own, so that only the test of the limit meets it.
 */
function send(method, where, { body, headers = {} } = {}, base = edge.url) {
  const from = { 'CF-Connecting-IP': `192.0.2.${++networks}` };
  const length = body && !('Transfer-Encoding' in headers) ? { 'Content-Length': body.length } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      { ...target(base), method, path: where, headers: { ...from, ...length, ...headers } },
      (response) => {
        const chunks = [];
        response
          .on('data', (chunk) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => {
            const whole = Buffer.concat(chunks);
            resolve({
              status: response.statusCode,
              headers: response.headers,
              body: whole,
              json: () => JSON.parse(whole),
            });
            request.destroy();
          });
      },
    );
    request.on('error', reject);
    if (body) request.write(body);
    const promised = Number({ ...length, ...headers }['Content-Length'] ?? 0);
    if (!body || body.length >= promised) request.end();
  });
}

/** An upload whose last byte is kept back until finish, which gives the answer's status. */
function beginUpload(base, where, body, ip) {
  const request = http.request({
    ...target(base),
    method: 'PUT',
    path: where,
    headers: { 'Content-Length': body.length, 'CF-Connecting-IP': ip },
  });
  const status = new Promise((resolve) => {
    request.on('error', resolve).on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  request.flushHeaders();
  request.write(body.subarray(0, -1));
  return {
    finish: () => {
      request.end(body.subarray(-1));
      return status;
    },
    end: () => request.destroy(),
  };
}

/** Asks again until it is so; fails after a time that no working host needs. */
async function until(ask) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) if (await ask()) return;
  assert.fail('it did not come to be so');
}

/** Sends part of an upload and hangs up. */
function breakOff(where, part, length) {
  return new Promise((resolve) => {
    const request = http.request({
      ...target(edge.url),
      method: 'PUT',
      path: where,
      headers: { 'Content-Length': length },
    });
    request.on('error', resolve).on('close', resolve);
    request.write(part, () => setTimeout(() => request.destroy(), 100));
    request.flushHeaders();
  });
}

/** Sends the first bytes of an upload, waits for the answer, then sends the rest. The answer's status. */
function trickle(base, where, body, first) {
  return new Promise((resolve) => {
    const request = http.request({
      ...target(base),
      method: 'PUT',
      path: where,
      headers: { 'Content-Length': body.length },
    });
    let status = 'no answer';
    request.on('response', (response) => {
      status = response.statusCode;
      response.resume();
      request.end(body.subarray(first));
    });
    request.on('error', () => {}); // the host hangs up on what it has refused
    request.on('close', () => resolve(status));
    request.flushHeaders();
    if (first > 0) request.write(body.subarray(0, first));
  });
}

function target(base) {
  return { host: base.hostname, port: base.port, agent: false };
}

/** miniflare looks into a bucket over a connection it keeps; on a busy machine workerd may have closed it just then. */
function look(into) {
  return into().catch((error) => {
    if (error.message !== 'fetch failed') throw error;
    return into();
  });
}

async function emptyBucket() {
  const keys = (await look(() => bucket.list())).objects.map((object) => object.key);
  await look(() => bucket.delete(keys));
  return keys;
}
