// The one place where an address becomes code. Pages require Trusted Types where the browser knows them, and name one
// policy, app: it lets through the scripts of this build and blobs made here of their bytes, and nothing else.

import { assetURL, loadAsset } from './assets.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

/** Addresses of blobs made here, and of the service worker. */
const ours = new Set<string>();

function check(url: string): string {
  if (ours.has(url)) return url;
  throw new TypeError(`not a script of this page: ${url}`);
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('app', {
  createScriptURL: check,
});

/** TypeScript's DOM library takes only strings here, so the trusted value is called one. Without Trusted Types the same check is made. */
function trusted(url: string): string {
  return (policy ? policy.createScriptURL(url) : check(url)) as string;
}

/**
 * Makes workers of a script of this build ("worker.js"). Its bytes are fetched once and kept, so that another worker
 * needs no request whatever the host says of caching; a fetch that failed is tried again with the next worker.
 */
export function workerMaker(asset: string): () => Promise<Worker> {
  let address: Promise<string> | undefined;
  return async () => {
    address ??= blobOf(asset).catch((reason: unknown) => {
      address = undefined;
      throw reason;
    });
    // No module: Chromium starts none from a blob in a page that came from a disk. The build makes each worker whole.
    return new Worker(trusted(await address));
  };
}

async function blobOf(asset: string): Promise<string> {
  const url = URL.createObjectURL(new Blob([await (await loadAsset(asset)).text()], { type: 'text/javascript' }));
  ours.add(url);
  return url;
}

/** Registers a script of this build as the service worker of its folder. */
export function registerServiceWorker(asset: string): Promise<ServiceWorkerRegistration> {
  const url = assetURL(asset).href;
  ours.add(url);
  return navigator.serviceWorker.register(trusted(url));
}
