// Asks the page's own host, below api/ beside the page: whether it shares maps, and to keep, hand out or delete one.
// docs/hosting.md has the contract. Whatever is not the answer asked for is thrown as Refused. Knows no page.

import { canDigest, sha256 } from './digest.ts';

/** What a host that shares maps says of it. */
export interface Terms {
  /** Of one gzip. */
  readonly maxBytes: number;
  /** For one upload. */
  readonly maxSeconds: number;
  /** 0: until deleted. */
  readonly keepDays: number;
}

/** The answer to an upload. */
export interface Receipt {
  /** False: these very bytes were kept already, by somebody who has the token. */
  readonly created: boolean;
  /** Deletes the map; told once. */
  readonly token?: string;
  /** RFC 3339; absent: never of itself. */
  readonly expires?: string;
}

/** The host's own codes are in docs/hosting.md; unreachable, tampered, insecure and other are said by this page. */
export class Refused extends Error {
  readonly code: string;
  /** Of HTTP; 0 where there was no answer. */
  readonly status: number;
  /** Seconds after which another try makes sense; 0 where the host did not say. */
  readonly retryAfter: number;

  constructor(code: string, status = 0, retryAfter = 0) {
    super(`${code}${status ? `, HTTP ${status}` : ''}`);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** What reaches the host: the browser's own, but for tests. */
export interface Network {
  /** The page's folder. */
  readonly base: string;
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Tells of an upload's progress, which fetch cannot. */
  request(): XMLHttpRequest;
}

export function browserNetwork(): Network {
  return { base: document.baseURI, fetch: (url, init) => fetch(url, init), request: () => new XMLHttpRequest() };
}

/** No host takes more (Cloudflare's largest body, wasm/edge/api), so none hands out more. */
export const MOST_BYTES = 95 * 1024 * 1024;

const addressOf = (net: Network, path: string): string => new URL(`api/${path}`, net.base).href;

async function ask(net: Network, path: string, init: RequestInit): Promise<Response> {
  try {
    return await net.fetch(addressOf(net, path), init);
  } catch (reason) {
    if (init.signal?.aborted) throw reason;
    throw new Refused('unreachable');
  }
}

/** undefined: this host shares nothing, or is a plain one that knows no api/. Never throws. */
export async function readTerms(net: Network): Promise<Terms | undefined> {
  try {
    const response = await net.fetch(addressOf(net, 'health'), { cache: 'no-store' });
    return response.ok ? asTerms(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function asTerms(answer: unknown): Terms | undefined {
  const { share } = (answer ?? {}) as { readonly share?: Partial<Terms> | null };
  if (!share || typeof share !== 'object') return undefined;
  const { maxBytes, maxSeconds, keepDays } = share;
  const whole = (n: unknown, least: number): n is number => Number.isSafeInteger(n) && (n as number) >= least;
  return whole(maxBytes, 1) && whole(maxSeconds, 1) && whole(keepDays, 0)
    ? { maxBytes, maxSeconds, keepDays }
    : undefined;
}

/** Uploads a gzip to its digest; `sent` is told bytes. Aborting it in time leaves nothing at the host. */
export function putMap(
  net: Network,
  digest: string,
  gzip: Blob,
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    const request = net.request();
    request.open('PUT', addressOf(net, `maps/${digest}`));
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onerror = () => reject(new Refused('unreachable'));
    request.onabort = () => reject(signal.reason);
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status !== 200 && request.status !== 201)
        reject(refusedBy(request.status, answer, request.getResponseHeader('Retry-After')));
      else if (answer['digest'] !== digest) reject(new Refused('other', request.status));
      else resolve(asReceipt(answer));
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(gzip);
  });
}

function asReceipt({ created, token, expires }: Record<string, unknown>): Receipt {
  return {
    created: created === true,
    ...(typeof token === 'string' ? { token } : {}),
    ...(typeof expires === 'string' ? { expires } : {}),
  };
}

/** An answer that is no JSON object has no fields: some hosts have pages of their own for refusals. */
function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function refusedBy(status: number, answer: Record<string, unknown>, retryAfter: string | null): Refused {
  const { error } = answer;
  return new Refused(typeof error === 'string' ? error : 'other', status, Number(retryAfter) || 0);
}

async function refusal(response: Response): Promise<Refused> {
  return refusedBy(response.status, parse(await response.text().catch(() => '')), response.headers.get('Retry-After'));
}

/** The gzip of that digest, verified before anybody has it; `got` is told bytes, and of how many (0: not said). */
export async function getMap(
  net: Network,
  digest: string,
  got: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  if (!canDigest()) throw new Refused('insecure');
  const response = await ask(net, `maps/${digest}`, { signal });
  if (!response.ok) throw await refusal(response);
  const bytes = await readAll(response, got, signal);
  if ((await sha256(bytes)) !== digest) throw new Refused('tampered', response.status);
  return new Blob([bytes], { type: 'application/gzip' });
}

/** A length that is announced is not believed, only shown: what comes is counted. */
async function readAll(
  response: Response,
  got: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const total = Number(response.headers.get('Content-Length')) || 0;
  const reader = response.body?.getReader();
  const chunks: BlobPart[] = [];
  let done = 0;
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      done += part.value.byteLength;
      if (done > MOST_BYTES) throw new Refused('too-large', response.status);
      chunks.push(part.value);
      got(done, total);
    }
  } catch (reason) {
    void reader?.cancel().catch(() => {});
    throw signal.aborted || reason instanceof Refused ? reason : new Refused('unreachable');
  }
  return new Blob(chunks).arrayBuffer();
}

/** Deletes what was uploaded; what is gone already is deleted, too. */
export async function deleteMap(net: Network, digest: string, token: string): Promise<void> {
  const response = await ask(net, `maps/${digest}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
  if (response.ok) return;
  const why = await refusal(response);
  if (why.code !== 'absent') throw why;
}
