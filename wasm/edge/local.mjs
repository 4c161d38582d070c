// The Worker, the page and an embedded R2 on this machine, as wrangler.jsonc says (miniflare on workerd).
//   node wasm/edge/local.mjs [port]     serves dist/ and the API, keeps shared maps in .cache/edge

import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Log, LogLevel, Miniflare } from 'miniflare';

const here = new URL('./', import.meta.url);
const built = fileURLToPath(new URL('../../dist-edge/', here));

/**
 * The runtime's rate limits count anew with each minute of the clock. This resolves when at least half of a minute is
 * left, so that the requests that follow are counted together.
 */
export async function earlyInMinute() {
  while ((Date.now() / 1000) % 60 > 30) await setTimeout(100);
}

/**
 * Starts one Worker. `share` takes the share environment; vars, assets (a directory) and ratelimits replace what the
 * configuration has; keep is a directory for the bucket, which is forgotten without it.
 */
export async function startEdge({ share = true, vars, assets, ratelimits, keep, port = 0 } = {}) {
  const config = parseJSONC(await readFile(new URL('wrangler.jsonc', here), 'utf8'));
  const host = share ? config.env.share : {};
  const worker = new Miniflare({
    modules: ['entry.mjs', 'gzip.mjs', 'worker.mjs', 'runtime.mjs', 'wasm_exec.js', 'app.wasm'].map((name) => ({
      type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule',
      path: built + name,
    })),
    modulesRoot: built,
    compatibilityDate: config.compatibility_date,
    bindings: { ...host.vars, ...vars },
    r2Buckets: (host.r2_buckets ?? []).map((bucket) => bucket.binding),
    ratelimits: ratelimits ?? Object.fromEntries((host.ratelimits ?? []).map(({ name, simple }) => [name, { simple }])),
    assets: assetOptions(config.assets, assets),
    ...(keep ? { r2Persist: keep } : {}),
    host: '127.0.0.1',
    port,
    cf: false, // else miniflare asks Cloudflare for request properties
    log: new Log(LogLevel.WARN),
  });
  const url = await worker.ready;
  return { worker, url };
}

function assetOptions(configured, directory) {
  return {
    directory: directory ?? fileURLToPath(new URL(configured.directory, here)),
    binding: configured.binding,
    routerConfig: { has_user_worker: true, static_routing: { user_worker: configured.run_worker_first } },
  };
}

/** JSON with lines that are comments: all that wrangler.jsonc uses. */
function parseJSONC(text) {
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const keep = fileURLToPath(new URL('../../.cache/edge', here));
  await mkdir(keep, { recursive: true });
  const port = Number(process.argv[2] ?? 8787);
  const { worker, url } = await startEdge({ keep, port }).catch((error) => {
    if (error.code !== 'ERR_ADDRESS_IN_USE') throw error;
    console.error(`port ${port} is busy: node wasm/edge/local.mjs ${port + 1}`);
    process.exit(1);
  });
  console.log(`serving ${url} with sharing on; maps are kept in ${keep}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => worker.dispose());
}
