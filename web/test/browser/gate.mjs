// A proxy that forwards nothing. Browsers under test send every request to another host here, so that nothing leaves
// the machine and a test can say which hosts the page asked for.

import { createServer } from 'node:http';

// What the browsers themselves ask for at start, whatever the page. Whole names only: a page that loads a font from
// a neighbour of these must be seen.
const browsersOwn = new Set([
  'clients2.google.com',
  'update.googleapis.com',
  'accounts.google.com',
  'optimizationguide-pa.googleapis.com',
  'content-autofill.googleapis.com',
  'safebrowsing.googleapis.com',
  'edgedl.me.gvt1.com',
  'www.google.com',
  'firefox.settings.services.mozilla.com',
  'content-signature-2.cdn.mozilla.net',
  'firefox-settings-attachments.cdn.mozilla.net',
  'detectportal.firefox.com',
  'incoming.telemetry.mozilla.org',
  'aus5.mozilla.org',
  'push.services.mozilla.com',
  'normandy.cdn.mozilla.net',
]);

/** Opens the gate: its port, the strangers it has turned away so far, and close(). */
export async function openGate() {
  const strangers = [];
  const note = (host) => {
    if (!browsersOwn.has(host.replace(/:\d+$/, ''))) strangers.push(host);
  };
  const server = createServer((request, response) => {
    note(new URL(request.url, 'http://nowhere.invalid').host);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Nothing leaves\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    strangers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
