// The service worker: keeps one version of this folder's files, whole or not at all, and answers from it.
//
// A version is the list the build made (virtual:precache): every file the page can need, assets by the hash in their
// name, the others by their digest. A page is answered from the version whose worker has it, and so are its assets: an
// old tab keeps its old files until it goes, and a new version waits until then, or until a person asks for it.
//
// Untouched, as if there were no worker: what is not in the list (/api/, assets of another version), other methods,
// ranges.

import { files, version } from 'virtual:precache';
import { sha256 } from '../wire/digest.ts';

// What TypeScript's DOM lacks of a service worker's scope.
interface ExtendableEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', act: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', act: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
}

const scope = self as unknown as Scope;
const folder = new URL('./', location.href);
/** Caches belong to the whole origin, which may hold other folders with this page, and other pages. */
const prefix = `kallscope ${folder.pathname} `;
const cacheName = prefix + version;
const kept = new Map(files);
/** How many downloads at once: the page's own are to come first. */
const AT_ONCE = 3;

const held = new AbortController();

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
scope.addEventListener('message', (event) => {
  // A person opened a map: from here to the end of its race there is no request. The next visit goes on where this one
  // stopped.
  if (event.data === 'hold') held.abort(new Error('held'));
  if (event.data === 'take over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (name !== undefined) event.respondWith(answer(name, event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const left = [...files];
  const work = async (): Promise<void> => {
    for (let file = left.shift(); file; file = left.shift()) await keep(cache, ...file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** digest: SHA-256 in hex of a file whose name does not change with its content; else empty. */
async function keep(cache: Cache, name: string, digest: string): Promise<void> {
  const url = new URL(name, folder).href;
  if (await cache.match(url)) return;
  // An asset is the same in every version that has it.
  const same = digest === '' ? await caches.match(url) : undefined;
  const response = same ?? (await fetch(url, { signal: held.signal, cache: digest === '' ? 'default' : 'no-cache' }));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Another version's page, put up while this one was being fetched.
  if (digest !== '' && (await sha256(bytes)) !== digest) throw new Error(`${name} is not of version ${version}`);
  await cache.put(url, new Response(bytes, { headers: plainHeaders(response) }));
}

/**
 * The host's headers, policy included, without those of a transfer that is over. A new response also drops a redirect,
 * which no navigation may be answered with.
 */
function plainHeaders(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return headers;
}

async function forgetOthers(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The listed file a request is for; hosts may leave out index.html, or .html. */
function nameOf(request: Request): string | undefined {
  const url = new URL(request.url);
  if (
    request.method !== 'GET' ||
    url.origin !== folder.origin ||
    !url.pathname.startsWith(folder.pathname) ||
    request.headers.has('Range')
  )
    return undefined;
  const path = url.pathname.slice(folder.pathname.length);
  if (request.mode !== 'navigate') return url.search === '' && kept.has(path) ? path : undefined;
  return ['', 'index.html'].includes(path) ? './' : [path, `${path}.html`].find((name) => kept.has(name));
}

async function answer(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(new URL(name, folder).href)) ?? fetch(request);
}
