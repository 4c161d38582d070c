// Requests to a Worker under test, as a client sends them that does not keep to the rules.

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A shared map: long enough for several chunks, and random, because a lost chunk of repeated data could go unseen. */
export const map = gzipSync(
  Buffer.from(
    Array.from(
      { length: 40_000 },
      (_, i) => `ffffffff81${i.toString(16).padStart(6, '0')} T ${createHash('md5').update(`${i}`).digest('hex')}`,
    ).join('\n'),
  ),
);

/**
 * A map of one symbol, for uploads that are refused unread: workerd closes the connection when more than 64 KiB are
 * unread, and the answer may be lost with it.
 */
export const small = gzipSync(Buffer.from('ffffffff81000000 T _text\n'));

/** An address at which nothing is. */
export const elsewhere = `/api/maps/${'0'.repeat(64)}`;

/** Where a map of these bytes is kept. */
export function addressOf(body) {
  return `/api/maps/${createHash('sha256').update(body).digest('hex')}`;
}

let networks = 0;

/**
 * Node's own client: fetch would tidy the path, add headers and undo encodings. Ends with the answer, not with the upload.
 * Each request comes from a network of its own, so that only the test of the limit meets it.
 */
export function send(base, method, where, { body, headers = {} } = {}) {
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
export function beginUpload(base, where, body, ip) {
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

/** Sends part of an upload and hangs up as soon as it is written. */
export function breakOff(base, where, part, length) {
  return new Promise((resolve) => {
    const request = http.request({
      ...target(base),
      method: 'PUT',
      path: where,
      headers: { 'Content-Length': length },
    });
    request.on('error', resolve).on('close', resolve);
    request.write(part, () => request.destroy());
    request.flushHeaders();
  });
}

/** Sends the first bytes of an upload, waits for the answer, then sends the rest. The answer's status. */
export function trickle(base, where, body, first) {
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
export function look(into) {
  return into().catch((error) => {
    if (error.message !== 'fetch failed') throw error;
    return into();
  });
}

/** Empties the bucket. The answer has the keys that were in it. */
export async function emptyBucket(bucket) {
  const keys = (await look(() => bucket.list())).objects.map((object) => object.key);
  await look(() => bucket.delete(keys));
  return keys;
}

/** A folder of the files of a page: {folder, remove()}. */
export async function assetFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'kallscope-edge-'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(folder, 'lab.wasm'), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
  await writeFile(path.join(folder, '_headers'), "/*\n  Content-Security-Policy: default-src 'none'\n");
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
