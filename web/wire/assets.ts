// Where the build put each asset. The page carries the list, as relative paths, so that it works from any sub-path:
//   <meta name="kallscope-assets" content='{{manifest}}'>
// Names: "worker.js", "lab.wasm", "opening.bin", "samples/teaching.map", …
//
// loadAsset hands out an asset's bytes wherever they are: the single file (make single) puts
// assetsInPage.ts in this module's place, which has the same functions and fetches nothing.

/** Whether everything is inside the page and nothing can be fetched: see assetsInPage.ts. */
export const SINGLE_FILE = false;

let paths: Record<string, string> | undefined;

function addressOf(name: string): URL | undefined {
  paths ??= JSON.parse(
    document.querySelector<HTMLMetaElement>('meta[name="kallscope-assets"]')?.content ?? '{}',
  ) as Record<string, string>;
  const path = paths[name];
  return path === undefined ? undefined : new URL(path, document.baseURI);
}

/** Whether this build has an asset of that name. */
export function hasAsset(name: string): boolean {
  return addressOf(name) !== undefined;
}

/** The asset's address. Throws for a name that the build does not have: that is a bug. */
export function assetURL(name: string): URL {
  const url = addressOf(name);
  if (!url) throw new Error(`this build has no asset "${name}"`);
  return url;
}

/** Adds a stylesheet of this build to the page; resolves when it is in force. */
export function addStyle(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = assetURL(name).href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${name} could not be fetched.`));
    };
    document.head.append(link);
  });
}

/** The asset itself, with its content type; rejects when it cannot be fetched. */
export async function loadAsset(name: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(assetURL(name), signal ? { signal } : {});
  if (!response.ok) throw new Error(`${name} could not be fetched: HTTP ${response.status}.`);
  return response;
}
