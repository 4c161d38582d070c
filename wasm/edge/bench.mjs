// Requests a second and CPU a request of the API beside a plain static file, both from workerd on this machine.
// Needs dist-edge/. At most SECONDS a row, so less than half a minute in all. The figures are one machine's, and those that read the store
// include miniflare's stand-in for R2, which runs in the same process.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startEdge } from './local.mjs';

const SECONDS = 2;
const REQUESTS = 1000;
const CONNECTIONS = [1, 8];
const TICKS = 100; // a second; what /proc counts in on Linux

const map = gzipSync(
  Buffer.from(
    Array.from(
      { length: 60_000 },
      (_, i) => `ffffffff81${i.toString(16).padStart(6, '0')} T ${createHash('md5').update(`${i}`).digest('hex')}`,
    ).join('\n'),
  ),
);
const mapPath = `/api/maps/${createHash('sha256').update(map).digest('hex')}`;

const site = await mkdtemp(path.join(tmpdir(), 'kallscope-bench-'));
await writeFile(path.join(site, 'file.json'), JSON.stringify({ ok: true, version: '0123456789ab', share: null }));
await writeFile(path.join(site, 'file.gz'), map);
const { worker, url } = await startEdge({ assets: site, ratelimits: {} });
try {
  const workerd = await childNamed('workerd');
  const put = await ask('PUT', mapPath, {}, map, new http.Agent());
  if (put.status !== 201) throw new Error(`the map was not taken: ${put.status}`);
  console.log(`edge API on workerd, map of ${map.length} bytes`);
  console.log('                         conn   req/s   p50 ms   CPU ms/req   workerd MiB');
  for (const connections of CONNECTIONS) {
    await row('static file, 50 bytes', 'GET', '/file.json', connections);
    await row('health', 'GET', '/api/health', connections);
    await row('refusal (404)', 'GET', '/api/maps/x', connections, { expect: 400 });
    await row('map, known (304)', 'GET', mapPath, connections, { expect: 304, headers: { 'If-None-Match': '*' } });
    await row("static file, map's size", 'GET', '/file.gz', connections);
    await row('map', 'GET', mapPath, connections);
    // One network may have three uploads under way; the Worker refuses more.
    await row('map kept already', 'PUT', mapPath, Math.min(connections, 3), { body: map });
  }
  await pendingUploads(100);

  /** Opens uploads that send one byte of their body and then wait, and prints what the runtime holds for them. */
  async function pendingUploads(wanted) {
    const before = await residentBytes(workerd);
    const where = `/api/maps/${createHash('sha256').update('another map').digest('hex')}`;
    const open = [];
    let refused = 0;
    const answers = Array.from(
      { length: wanted },
      () =>
        new Promise((resolve) => {
          const options = { host: url.hostname, port: url.port, path: where, method: 'PUT', agent: false };
          const request = http.request({ ...options, headers: { 'Content-Length': map.length } }, (response) => {
            refused++;
            response.resume();
            resolve();
          });
          request.on('error', resolve);
          request.write(map.subarray(0, 1), () => {
            // A request after this one is answered when the runtime has seen the upload.
            ask('GET', '/api/health', {}, undefined, false).then(resolve, resolve);
          });
          open.push(request);
        }),
    );
    await Promise.all(answers);
    await setTimeout(3000); // refusals are on their way, and the runtime gives memory back
    const held = ((await residentBytes(workerd)) - before) / 2 ** 20;
    for (const request of open) request.destroy();
    console.log(`${wanted} uploads that wait: ${refused} refused, workerd holds ${held.toFixed(0)} MiB more`);
  }

  async function row(name, method, where, connections, { expect = 200, headers = {}, body } = {}) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
    await ask(method, where, headers, body, agent); // warm
    const times = [];
    const cpu = await cpuSeconds(workerd),
      start = performance.now();
    const end = start + SECONDS * 1000;
    let left = REQUESTS;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (left-- > 0 && performance.now() < end) {
          const asked = performance.now();
          const { status } = await ask(method, where, headers, body, agent);
          if (status !== expect) throw new Error(`${method} ${where} = ${status}, want ${expect}`);
          times.push(performance.now() - asked);
        }
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const used = (await cpuSeconds(workerd)) - cpu;
    agent.destroy();
    times.sort((a, b) => a - b);
    const columns = [
      connections,
      (times.length / seconds).toFixed(0),
      times[times.length >> 1].toFixed(1),
      ((used * 1000) / times.length).toFixed(2),
      ((await residentBytes(workerd)) / 2 ** 20).toFixed(0),
    ];
    console.log(name.padEnd(24) + columns.map((text, i) => String(text).padStart([5, 8, 9, 13, 14][i])).join(''));
  }
} finally {
  await worker.dispose();
  await rm(site, { recursive: true });
}

function ask(method, where, headers, body, agent) {
  const length = body ? { 'Content-Length': body.length } : {};
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: url.hostname, port: url.port, path: where, method, agent, headers: { ...headers, ...length } },
      (response) => {
        response
          .on('error', reject)
          .on('end', () => resolve({ status: response.statusCode }))
          .resume();
      },
    );
    request.on('error', reject).end(body);
  });
}

async function childNamed(name) {
  for (const thread of await readdir('/proc/self/task')) {
    const children = (await readFile(`/proc/self/task/${thread}/children`, 'utf8')).trim().split(' ').filter(Boolean);
    for (const pid of children) {
      if ((await readFile(`/proc/${pid}/comm`, 'utf8')).trim() === name) return pid;
    }
  }
  throw new Error(`no child process ${name}: this bench reads Linux's /proc`);
}

async function cpuSeconds(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS; // utime, stime
}

async function residentBytes(pid) {
  return Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]) * 4096;
}
