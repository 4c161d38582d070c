// Kernel images made up at test time: vmlinuz of several machines, and what only looks like one.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './server.mjs';

let folder;

/** The path of the image of that name; all are made when the first is asked for. */
export function kernel(name) {
  folder ??= makeKernels();
  return path.join(folder, name);
}

function makeKernels() {
  const made = mkdtempSync(path.join(tmpdir(), 'kallscope-kernels-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  execFileSync('go', ['run', './scripts/kernels', made], { cwd: root, stdio: 'inherit' });
  return made;
}
