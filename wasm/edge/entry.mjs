// Cloudflare calls this module. It answers one kind of request itself: an address that Go's net/url cannot parse, for which
// syumai/workers would throw and the host would send an error page of its own. All other requests go to the Go program.

import { pourGzip } from './gzip.mjs';
import loader from './worker.mjs';

// The program calls it (body.go).
globalThis.kallscopePourGzip = pourGzip;

/** The headers that guard in api/answer.go sets. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Content-Type': 'application/json',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

function refuse(status, error, message) {
  return new Response(`${JSON.stringify({ error, message })}\n`, { status, headers: HEADERS });
}

export default {
  async fetch(request, env, context) {
    if (/%(?![0-9a-f]{2})/i.test(new URL(request.url).pathname))
      return refuse(400, 'path', 'A percent sign in an address begins two hex digits.');
    try {
      return await loader.fetch(request, env, context);
    } catch {
      return refuse(500, 'bug', 'Something is wrong on this side.');
    }
  },
};
