// Runs the builder's own server on a free loopback port and reads its request log.

import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { within } from './limits.mjs';

const minute = 60_000;

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A build beside dist/, so that one can be tested while another is made. */
const elsewhere = process.env.KALLSCOPE_DIST ? ['-out', process.env.KALLSCOPE_DIST] : [];

/**
 * Starts the server. Flags are build-wasm's; the answer has its url, the requests seen so far, mark() and close().
 * mark() waits until the log has everything that was answered before, and returns the number of requests then.
 */
export async function serve(...flags) {
  const program = await buildBuilder();
  // The program itself, not `go run`: ending go run would leave its child behind.
  const child = spawn(program, ['-serve', '-port', '0', '-log', ...elsewhere, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const requests = [];
  const marks = new Map();
  const address = new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it was up`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const served = /^serving (\S+)/.exec(line);
      const [, method, pathname, status] = /^request (\S+) (\S+) (\d+)/.exec(line) ?? [];
      if (served) resolve(served[1]);
      else if (marks.has(pathname)) marks.get(pathname)();
      else if (method) requests.push({ method, path: pathname, status: Number(status) });
    });
  });
  const url = await within(minute, 'the server to say its address', address);
  let asked = 0;
  const mark = async () => {
    const address = new URL(`mark-${asked++}`, url);
    const logged = new Promise((resolve) => marks.set(address.pathname, resolve));
    await (await fetch(address, { signal: AbortSignal.timeout(minute) })).arrayBuffer();
    await within(minute, 'the log of the server', logged);
    return requests.length;
  };
  return { url, requests, mark, close: () => child.kill() };
}

let built;

function buildBuilder() {
  built ??= build();
  return built;
}

async function build() {
  const program = path.join(root, '.cache/bin/build-wasm');
  await mkdir(path.dirname(program), { recursive: true });
  await promisify(execFile)('go', ['build', '-o', program, './cmd/build-wasm'], {
    cwd: root,
    timeout: 5 * minute,
  });
  return program;
}
