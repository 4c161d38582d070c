// The study's program, compiled for the browser, answers byte for byte what Go's tests wrote natively.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from './browsers.mjs';
import { assert, site, test } from './harness.mjs';
import { root } from './server.mjs';
import { askStudy } from './studies.mjs';

const golden = (name) =>
  createHash('sha256').update(readFileSync(path.join(root, 'symtab/wire/testdata', `${name}.frame`)));
const sumOf = (name) => [...golden(name).digest()].join(' ');

test('designs, costs, training and a text in tokens of the teaching map', async () => {
  const [server, launched] = await Promise.all([site(), launch('chromium')]);
  try {
    const asked = { unpacked: 'designs', costs: 'costs', training: 'training', written: 'write' };
    const requests = Object.values(asked).map((op) => ({ op, text: 'tcp_ÿv4' }));
    const [, ...answers] = await askStudy(launched, server.url, 'teaching.map', requests);
    assert.deepEqual(
      answers.map(({ op, sum }) => [op, sum]),
      Object.entries(asked).map(([name, op]) => [op, sumOf(name)]),
    );
  } finally {
    await launched.close();
  }
});
