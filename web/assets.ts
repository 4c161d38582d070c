// Where the build put each asset. The page carries the list, as relative paths, so that it works from any sub-path:
//   <meta name="kallscope-assets" content="{{manifest}}">
// Names: "worker.js", "lab.wasm", "opening.bin", "samples/teaching.map", …

let paths: Record<string, string> | undefined;

/** The asset's address, or undefined where this build has none of that name. */
export function findAsset(name: string): URL | undefined {
  paths ??= JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="kallscope-assets"]')?.content ?? '{}') as Record<string, string>;
  const path = paths[name];
  return path === undefined ? undefined : new URL(path, document.baseURI);
}

/** The asset's address; a name the build does not have is our own mistake. */
export function assetURL(name: string): URL {
  const url = findAsset(name);
  if (!url) throw new Error(`this build has no asset "${name}"`);
  return url;
}
