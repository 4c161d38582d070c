// All browser tests in one process, so that they share their browsers: node web/test/browser/all.mjs. BROWSERS names the
// engines, of which each takes a core: scripts/test.mjs runs one process for each. With SWEEP=all it is the whole sweep alone.

import { readdirSync } from 'node:fs';
import { test } from './harness.mjs';

const here = new URL('./', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith(process.env.SWEEP ? 'sweep.test.mjs' : '.test.mjs'));

// --test-force-exit ends the process when the tests known so far have ended. This test ends when all files are read, so
// that it cannot end before they are.
let allRead;
const reading = new Promise((resolve) => {
  allRead = resolve;
});
test('every test file is read', () => reading);
for (const name of files.sort()) await import(new URL(name, here).href);
allRead();
