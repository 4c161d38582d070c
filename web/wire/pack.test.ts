import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { isBareGzip, pack } from './pack.ts';

const text = Buffer.from('ffffffff81000000 T _text\n'.repeat(1000));
const never = new AbortController().signal;

/** As gzip(1) writes it: with the file's name and time. */
function named(name: string): Buffer {
  const bare = gzipSync(text);
  const header = Buffer.from(bare.subarray(0, 10));
  header[3] = 8; // FNAME
  header.writeUInt32LE(1_700_000_000, 4);
  return Buffer.concat([header, Buffer.from(`${name}\0`), bare.subarray(10)]);
}

async function packed(body: Buffer): Promise<Buffer> {
  const { gzip, digest } = await pack(new Blob([new Uint8Array(body)]), never);
  const bytes = Buffer.from(await gzip.arrayBuffer());
  assert.equal(digest, createHash('sha256').update(bytes).digest('hex'));
  assert.equal(gzip.size, bytes.length);
  return bytes;
}

test('a text is compressed', async () => {
  const bytes = await packed(text);
  assert.ok(bytes.length < text.length / 10);
  assert.ok(gunzipSync(bytes).equals(text));
});

test('a gzip that holds nothing but the text goes as it is, so that its digest stays', async () => {
  const bare = gzipSync(text);
  assert.ok((await packed(bare)).equals(bare));
  const own = await packed(text);
  assert.ok((await packed(own)).equals(own));
});

test('a gzip with the name of a file or a time is packed anew', async () => {
  const bytes = await packed(named('secret-board.map'));
  assert.ok(gunzipSync(bytes).equals(text));
  assert.ok(isBareGzip(bytes.subarray(0, 8)));
  assert.ok(!bytes.includes('secret'));
});

test('what is cut short, no gzip at all, or of another method, is not bare', () => {
  const bare = gzipSync(text).subarray(0, 8);
  assert.ok(isBareGzip(bare));
  for (const header of [
    bare.subarray(0, 7),
    Buffer.alloc(0),
    text.subarray(0, 8),
    Buffer.from([0x1f, 0x8b, 9, 0, 0, 0, 0, 0]),
  ]) {
    assert.ok(!isBareGzip(header), header.toString('hex'));
  }
});

test('packing that is given up rejects with the reason', async () => {
  const stop = new AbortController();
  stop.abort();
  for (const body of [text, gzipSync(text), named('x')]) {
    await assert.rejects(
      pack(new Blob([new Uint8Array(body)]), stop.signal),
      (reason) => reason === stop.signal.reason,
    );
  }
});
