// Runs the builder's own server on a free loopback port and reads its request log.

import { execFile, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A build beside dist/, so that one can be tested while another is made. */
const elsewhere = process.env.KALLSCOPE_DIST ? ['-out', process.env.KALLSCOPE_DIST] : [];

/** Starts the server. Flags are build-wasm's; the answer has its url, the requests seen so far, and close(). */
export async function serve(...flags) {
  const program = await buildBuilder();
  // The program itself, not `go run`: ending go run would leave its child behind.
  const child = spawn(program, ['-serve', '-port', '0', '-log', ...elsewhere, ...flags], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const requests = [];
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it was up`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^serving (\S+)/.exec(line);
      const request = /^request (\S+) (\S+) (\d+)/.exec(line);
      if (address) resolve(address[1]);
      if (request) requests.push({ method: request[1], path: request[2], status: Number(request[3]) });
    });
  });
  return { url, requests, close: () => child.kill() };
}

async function buildBuilder() {
  const program = path.join(root, '.cache/bin/build-wasm');
  await mkdir(path.dirname(program), { recursive: true });
  await promisify(execFile)('go', ['build', '-o', program, './cmd/build-wasm'], { cwd: root });
  return program;
}
