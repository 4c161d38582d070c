// Kernel images made up at test time: vmlinuz of several machines, and what only looks like one.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './server.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kallscope-kernels-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
execFileSync('go', ['run', './scripts/kernels', folder], { cwd: root, stdio: 'inherit' });

export const kernel = (name) => path.join(folder, name);
