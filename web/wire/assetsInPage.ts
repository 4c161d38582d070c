// The assets of the single file, in place of assets.ts: they lie in the page itself, each in an element of its own,
//   <script type="text/plain" data-asset="lab.wasm" data-type="application/wasm" data-packed="gzip">H4sI…</script>
// base64 of the bytes, which may be packed. Nothing is fetched; the page's policy would not allow it.

export const SINGLE_FILE = true;

function elementOf(name: string): HTMLScriptElement | null {
  return document.querySelector<HTMLScriptElement>(`script[data-asset="${CSS.escape(name)}"]`);
}

/** Whether the file holds an asset of that name. */
export function hasAsset(name: string): boolean {
  return elementOf(name) !== null;
}

/** What is inside has no address: asking for one is our own mistake. */
export function assetURL(name: string): URL {
  throw new Error(`"${name}" is inside the page and has no address`);
}

/** All styles are in the page from the start. */
export async function addStyle(): Promise<void> {}

/** The asset itself, with its content type; rejects when the file does not hold it. */
export async function loadAsset(name: string): Promise<Response> {
  const element = elementOf(name);
  if (!element) throw new Error(`${name} is not in this file.`);
  const { type, packed } = element.dataset;
  const bytes = new Blob([decode(element.textContent)]).stream();
  const body = packed ? bytes.pipeThrough(new DecompressionStream(packed as CompressionFormat)) : bytes;
  return new Response(body, { headers: { 'Content-Type': type ?? 'application/octet-stream' } });
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
