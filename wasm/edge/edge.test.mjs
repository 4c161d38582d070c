// The built Worker in workerd: sharing, hostile uploads, addresses and headers. limits.test.mjs has what a host may limit.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { startEdge } from './local.mjs';
import {
  addressOf,
  assetFolder,
  breakOff,
  elsewhere,
  emptyBucket,
  look,
  map,
  send as sendTo,
  small,
} from './requests.mjs';

const address = addressOf(map);

let edge, bucket, assets;
before(async () => {
  assets = await assetFolder();
  edge = await startEdge({ assets: assets.folder, ratelimits: {}, vars: { SHARE_MAX_BYTES: '4000000' } });
  bucket = await edge.worker.getR2Bucket('MAPS');
});
after(async () => {
  await edge.worker.dispose();
  await assets.remove();
});

const send = (...args) => sendTo(edge.url, ...args);

describe('sharing', () => {
  afterEach(() => emptyBucket(bucket));

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
  afterEach(async () => assert.deepEqual(await emptyBucket(bucket), []));

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
    for (const sent of [0, 5, 100_000]) await breakOff(edge.url, address, map.subarray(0, sent), map.length);
  });

  test('the Worker goes on after all of that', async () => {
    assert.equal((await send('GET', '/api/health')).status, 200);
    assert.equal((await send('PUT', address, { body: map })).status, 201);
    await emptyBucket(bucket);
  });
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
