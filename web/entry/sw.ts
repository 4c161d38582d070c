// The service worker: keeps one version of this folder's files, whole or not at all, and answers from it.
//
// A version is the list the build made (virtual:precache): every file that the page can need, with its digest. What
// differs from its digest is never kept, never copied from another version and never answered: hosts answer a missing
// file with their front page, and files are replaced one by one. A page is answered from the version whose worker has it,
// and so are its assets: an old tab keeps its old files until it goes, and a new version waits until then, or until a
// person asks for it.
//
// Nothing is fetched while a tab of this site has a person's own file open (web/session/offline.ts).
//
// Untouched, as if there were no worker: what is not in the list (/api/, assets of another version), other methods,
// ranges.

import { files, version } from 'virtual:precache';
import { sha256 } from '../wire/digest.ts';
import { OWN_FILE_LOCK } from '../wire/ownFile.ts';

// Types of a service worker's global scope that TypeScript's DOM library does not have.
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
const digests = new Map(files);
/** How many downloads at once: the page's own are to come first. */
const AT_ONCE = 3;

/** Ends the installation: from the moment when a person chooses a file there is no request. */
const held = new AbortController();
/** Files whose kept bytes have been compared with their digest since this worker started. */
const verified = new Set<string>();

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
scope.addEventListener('message', (event) => {
  // The next visit goes on where this installation stopped.
  if (event.data === 'hold') held.abort(new Error('a file is open'));
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
    for (let file = left.shift(); file; file = left.shift()) {
      if (await ownFileOpen()) throw new Error('a file is open');
      await keep(cache, ...file);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function keep(cache: Cache, name: string, digest: string): Promise<void> {
  const url = new URL(name, folder).href;
  if (await matching(await cache.match(url), digest)) return;
  // An asset has its content's hash in its name: it is the same in every version that has it.
  const same = isAsset(name) ? await matching(await caches.match(url), digest) : undefined;
  const good = same ?? (await fetchVerified(url, name, digest));
  await cache.put(url, good);
}

const isAsset = (name: string): boolean => name.startsWith('assets/');

/**
 * Fetches a file of this version. When the browser's own cache has an asset with another digest, it asks the host. It
 * rejects when what comes is not the listed file.
 */
async function fetchVerified(url: string, name: string, digest: string): Promise<Response> {
  for (const cache of isAsset(name) ? (['default', 'reload'] as const) : (['no-cache'] as const)) {
    const response = await fetch(url, { signal: held.signal, cache });
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    const good = await matching(response, digest);
    if (good) return good;
  }
  throw new Error(`${name} is not of version ${version}`);
}

/** The response with that digest, ready to be kept; undefined for any other. */
async function matching(response: Response | undefined, digest: string): Promise<Response | undefined> {
  if (!response) return undefined;
  const bytes = await response.arrayBuffer();
  if ((await sha256(bytes)) !== digest) return undefined;
  return new Response(bytes, { headers: plainHeaders(response) });
}

/** Whether a tab of this site has a person's own file open: it holds this lock for as long as it lives. */
async function ownFileOpen(): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return locks?.held?.some(({ name }) => name === OWN_FILE_LOCK) ?? false;
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
  if (request.mode !== 'navigate') return url.search === '' && digests.has(path) ? path : undefined;
  return ['', 'index.html'].includes(path) ? './' : [path, `${path}.html`].find((name) => digests.has(name));
}

async function answer(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const url = new URL(name, folder).href;
  const found = await cache.match(url);
  if (found && verified.has(name)) return found;
  const good = await matching(found, digests.get(name)!);
  if (good) {
    verified.add(name);
    return good;
  }
  // Missing, or not what was kept: the host is asked, and what it answers is kept only if it is right.
  await cache.delete(url);
  try {
    const fresh = await fetchVerified(url, name, digests.get(name)!);
    await cache.put(url, fresh.clone());
    return fresh;
  } catch {
    return fetch(request);
  }
}
