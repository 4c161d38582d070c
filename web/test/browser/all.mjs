// All browser tests in one process, so that they share their browsers: node web/test/browser/all.mjs. BROWSERS names the
// engines, of which each takes a core: scripts/test.mjs runs one process for each. With SWEEP=all it is the whole sweep alone.

import { readdirSync } from 'node:fs';

const here = new URL('./', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith(process.env.SWEEP ? 'sweep.test.mjs' : '.test.mjs'));
for (const name of files.sort()) await import(new URL(name, here).href);
