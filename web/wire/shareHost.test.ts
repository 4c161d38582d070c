import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { deleteMap, getMap, MOST_BYTES, putMap, readTerms, Refused } from './shareHost.ts';
import type { Network } from './shareHost.ts';

const map = gzipSync('ffffffff81000000 T _text\n');
const digest = createHash('sha256').update(map).digest('hex');
const never = new AbortController().signal;
const terms = { maxBytes: 4096, maxSeconds: 60, keepDays: 30 };

/** A host that answers every fetch so; what it was asked is kept. */
function answering(answer: Response | Error) {
  const asked: { url: string; init: RequestInit }[] = [];
  const net: Network = {
    base: 'https://kallscope.test/demo/#race',
    fetch: async (url, init = {}) => {
      asked.push({ url, init });
      if (answer instanceof Error) throw answer;
      return answer;
    },
    request: () => assert.fail('nothing is uploaded'),
  };
  return { net, asked };
}

const refusal = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error, message: '' }, { status, headers });

test('a host shares maps when it says so, with all its terms', async () => {
  const { net, asked } = answering(Response.json({ ok: true, version: 'v', share: terms }));
  assert.deepEqual(await readTerms(net), terms);
  assert.equal(asked[0]!.url, 'https://kallscope.test/demo/api/health');
  for (const share of [
    null,
    undefined,
    'on',
    {},
    { ...terms, maxBytes: 0 },
    { ...terms, keepDays: -1 },
    { ...terms, maxSeconds: '60' },
  ]) {
    assert.equal(await readTerms(answering(Response.json({ ok: true, share })).net), undefined, JSON.stringify(share));
  }
});

test('plain hosts share nothing, whatever they answer', async () => {
  const plain = [
    new Response('no such file', { status: 404 }),
    new Response('<!doctype html>'),
    Response.json(null),
    new TypeError('offline'),
  ];
  for (const answer of plain) assert.equal(await readTerms(answering(answer).net), undefined);
});

test('a map is handed on when its digest is the one asked for', async () => {
  const { net, asked } = answering(new Response(map, { headers: { 'Content-Length': String(map.length) } }));
  const told: [number, number][] = [];
  const blob = await getMap(net, digest, (done, total) => told.push([done, total]), never);
  assert.deepEqual(Buffer.from(await blob.arrayBuffer()), map);
  assert.equal(asked[0]!.url, `https://kallscope.test/demo/api/maps/${digest}`);
  assert.deepEqual(told, [[map.length, map.length]]);
});

/** A body of so many bytes that are never all there. */
function endless(bytes: number): Response {
  let left = bytes;
  return new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(Math.min(left, 1 << 24)));
        left -= 1 << 24;
        if (left <= 0) controller.close();
      },
    }),
  );
}

const unusable: readonly (readonly [name: string, answer: Response | Error, code: string])[] = [
  ['other bytes', new Response(Buffer.concat([map, map])), 'tampered'],
  ['a page instead', new Response('<!doctype html>'), 'tampered'],
  ['nothing', new Response(null), 'tampered'],
  ['too many bytes', endless(MOST_BYTES + 1), 'too-large'],
  ['no connection', new TypeError('fetch failed'), 'unreachable'],
  [
    'a connection that breaks',
    new Response(new ReadableStream({ start: (c) => c.error(new TypeError('reset')) })),
    'unreachable',
  ],
  ['a deleted map', refusal(404, 'absent'), 'absent'],
  ['a refusal without our codes', new Response('busy', { status: 503 }), 'other'],
];

for (const [name, answer, code] of unusable) {
  test(`instead of a map: ${name}`, async () => {
    await assert.rejects(
      getMap(answering(answer).net, digest, () => {}, never),
      (reason) => reason instanceof Refused && reason.code === code,
    );
  });
}

test('a download given up rejects with the abort, not with a refusal', async () => {
  const stop = new AbortController();
  const net = {
    ...answering(new Error('unused')).net,
    fetch: async () => {
      stop.abort();
      throw stop.signal.reason;
    },
  };
  await assert.rejects(
    getMap(net, digest, () => {}, stop.signal),
    (reason) => reason === stop.signal.reason,
  );
});

/** What putMap uses of an XMLHttpRequest; `then` is what the host does once all is sent. */
function uploading(then: (request: FakeRequest) => void) {
  const request = new FakeRequest(then);
  const net: Network = {
    base: 'https://kallscope.test/',
    fetch: () => assert.fail('nothing is fetched'),
    request: () => request as unknown as XMLHttpRequest,
  };
  return { net, request };
}

class FakeRequest {
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  readonly headers: Record<string, string> = {};
  onload = (): void => {};
  onerror = (): void => {};
  onabort = (): void => {};
  status = 0;
  responseText = '';
  opened = '';
  readonly onSend: (request: FakeRequest) => void;

  constructor(onSend: (request: FakeRequest) => void) {
    this.onSend = onSend;
  }
  open(method: string, url: string): void {
    this.opened = `${method} ${url}`;
  }
  abort(): void {
    this.onabort();
  }
  getResponseHeader(name: string): string | null {
    return this.headers[name] ?? null;
  }
  send(body: Blob): void {
    this.upload.onprogress!({ loaded: body.size });
    this.onSend(this);
  }

  answer(status: number, text: string, headers: Record<string, string> = {}): void {
    this.status = status;
    this.responseText = text;
    Object.assign(this.headers, headers);
    this.onload();
  }
}

test('an upload goes to its digest and brings a receipt', async () => {
  const { net, request } = uploading((r) =>
    r.answer(
      201,
      JSON.stringify({ digest, size: map.length, created: true, token: 't', expires: '2026-05-01T12:00:00Z' }),
    ),
  );
  const sent: number[] = [];
  assert.deepEqual(await putMap(net, digest, new Blob([map]), (n) => sent.push(n), never), {
    created: true,
    token: 't',
    expires: '2026-05-01T12:00:00Z',
  });
  assert.equal(request.opened, `PUT https://kallscope.test/api/maps/${digest}`);
  assert.deepEqual(sent, [map.length]);
});

test('an upload of what is kept already brings no token', async () => {
  const { net } = uploading((r) => r.answer(200, JSON.stringify({ digest, size: map.length, created: false })));
  assert.deepEqual(await putMap(net, digest, new Blob([map]), () => {}, never), { created: false });
});

const refused: readonly (readonly [name: string, then: (r: FakeRequest) => void, want: Partial<Refused>])[] = [
  [
    'over the rate',
    (r) => r.answer(429, '{"error":"rate"}', { 'Retry-After': '42' }),
    { code: 'rate', status: 429, retryAfter: 42 },
  ],
  ['by a gateway', (r) => r.answer(413, '<html>'), { code: 'other', status: 413, retryAfter: 0 }],
  ['by JSON that is no object', (r) => r.answer(500, '"no"'), { code: 'other', status: 500 }],
  [
    'by success for another map',
    (r) => r.answer(201, JSON.stringify({ digest: 'x', created: true })),
    { code: 'other', status: 201 },
  ],
  ['by a broken connection', (r) => r.onerror(), { code: 'unreachable', status: 0 }],
];

for (const [name, then, want] of refused) {
  test(`an upload refused ${name}`, async () => {
    await assert.rejects(
      putMap(uploading(then).net, digest, new Blob([map]), () => {}, never),
      (reason) => {
        assert.ok(reason instanceof Refused);
        assert.deepEqual({ ...want, code: reason.code, status: reason.status }, { ...want });
        assert.equal(reason.retryAfter, want.retryAfter ?? 0);
        return true;
      },
    );
  });
}

test('an upload given up is aborted', async () => {
  const stop = new AbortController();
  const { net } = uploading(() => stop.abort());
  await assert.rejects(
    putMap(net, digest, new Blob([map]), () => {}, stop.signal),
    (reason) => reason === stop.signal.reason,
  );
});

test('a deletion shows its token, and what is gone already is deleted', async () => {
  const { net, asked } = answering(new Response(null, { status: 204 }));
  await deleteMap(net, digest, 'secret');
  assert.deepEqual(asked[0], {
    url: `https://kallscope.test/demo/api/maps/${digest}`,
    init: { method: 'DELETE', headers: { Authorization: 'Bearer secret' } },
  });
  await deleteMap(answering(refusal(404, 'absent')).net, digest, 'secret');
  await assert.rejects(
    deleteMap(answering(refusal(403, 'token')).net, digest, 'secret'),
    (reason) => reason instanceof Refused && reason.code === 'token',
  );
});
