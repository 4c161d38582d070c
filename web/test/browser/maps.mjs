// The maps tests open: the real kernel's, and small ones made on the spot in a folder of their own.

import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { root } from './server.mjs';

const kernels = path.join(root, 'symtab/testdata/kernels');
const kernel = 'debian-6.12.117-cloud-amd64';

const packedKernel = path.join(kernels, `${kernel}.System.map.gz`);

/** Another real kernel's map: of Debian's 5.10.262, amd64. */
export const olderKernelGz = path.join(kernels, 'debian-5.10.262-amd64.map.gz');

/** A kernel image as gzip packs it: Debian's 6.1 for arm64, of which all but the tables is zero. */
export const wildKernel = path.join(root, 'symtab/image/testdata/wild/arm64-6.1-two-rela.img.gz');

/** The golden look-ups of the real kernel: see symtab's tests for the format. */
export function goldenLookups() {
  return JSON.parse(gunzipSync(readFileSync(path.join(kernels, `${kernel}.lookups.json.gz`)))).lookups;
}

const folder = mkdtempSync(path.join(tmpdir(), 'kallscope-maps-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file for the test and answers its path. */
export function fileOf(name, body) {
  const file = path.join(folder, name);
  writeFileSync(file, body);
  return file;
}

/** A file of that size which takes no room on the disk. */
export function hugeFile(name, bytes) {
  const file = fileOf(name, '');
  truncateSync(file, bytes);
  return file;
}

export const kernelMapText = () => gunzipSync(readFileSync(packedKernel)).toString();
export const kernelMap = () => fileOf('System.map', kernelMapText());
export const kernelMapGz = () => fileOf('System.map.gz', readFileSync(packedKernel));
/** A file of those people have, as symtab's tests have them. */
export const wild = (name) => path.join(root, 'symtab/testdata/wild', name);
export const teachingMap = path.join(root, 'static/samples/teaching.map');
export const gzip = (body) => gzipSync(body);

/** A small map: _text, the lines given, _end. */
export const smallMap = (...lines) => ['ffffffff81000000 T _text', ...lines, 'ffffffff81ffffff B _end', ''].join('\n');
