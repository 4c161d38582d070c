// The Worker in the runtime Cloudflare runs (workerd, through miniflare). Needs dist-edge/: go run ./cmd/build-wasm -edge

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Miniflare } from "miniflare";

const built = fileURLToPath(new URL("../../dist-edge/", import.meta.url));
let worker;

before(() => {
  worker = new Miniflare({
    rootPath: built,
    modules: [
      { type: "ESModule", path: "worker.mjs" },
      { type: "ESModule", path: "runtime.mjs" },
      { type: "ESModule", path: "wasm_exec.js" },
      { type: "CompiledWasm", path: "app.wasm" },
    ].map((module) => ({ ...module, path: built + module.path })),
    modulesRoot: built,
    compatibilityDate: "2026-04-01",
    cf: false, // else miniflare asks Cloudflare for request properties
  });
});
after(() => worker.dispose());

test("health answers with the built version", async () => {
  const response = await worker.dispatchFetch("http://edge.test/api/health");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(response.headers.get("cache-control"), "no-store");
  const answer = await response.json();
  assert.equal(answer.ok, true);
  assert.match(answer.version, /^[0-9a-f]{7,}|^unversioned$|^v\d/);
});

test("other methods and paths are refused in words", async () => {
  const posted = await worker.dispatchFetch("http://edge.test/api/health", { method: "POST", body: "x" });
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.get("allow"), "GET, HEAD");
  await posted.text();
  const absent = await worker.dispatchFetch("http://edge.test/api/absent");
  assert.equal(absent.status, 404);
  assert.match(await absent.text(), /nothing here: \/api\/absent/);
});

test("HEAD has no body", async () => {
  const response = await worker.dispatchFetch("http://edge.test/api/health", { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "");
});
