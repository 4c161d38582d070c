// Gates before a host of shared maps: one keeps uploads under way, one has the host refuse.

import { createServer, request as ask } from 'node:http';

/**
 * Opens a gate that passes everything on to the host at site, but of an upload only the beginning: the rest is not read,
 * so a browser that has more to send than connections hold by themselves goes on sending. The answer has its url, the
 * paths of the uploads it holds (held), letGo(), after which the rest is read and thrown away, those that the browser
 * then turned out to have cut off (cut), which are cut off at the host as well, and close().
 */
export async function holdUploads(site) {
  const [held, cut, waiting] = [[], [], []];
  const gate = await openGate(site, (request, response, goOn) => {
    const onward = goOn();
    if (request.method !== 'PUT') return request.pipe(onward);
    request.once('data', (chunk) => {
      request.pause();
      waiting.push(request);
      onward.write(chunk, () => held.push(request.url));
    });
    response.once('close', () => onward.destroy());
    onward.once('close', () => cut.push(request.url));
  });
  return { ...gate, held, cut, letGo: () => waiting.forEach((request) => void request.resume()) };
}

/**
 * Opens a gate that uses up what the host at site allows in a minute before it passes a deletion on, with deletions of
 * what is not there. It hands the page the refusal that the host then gives: a minute that ends meanwhile changes nothing.
 */
export function refuseDeletions(site) {
  const absent = new URL(`api/maps/${'0'.repeat(64)}`, site);
  return openGate(site, async (request, response, goOn) => {
    if (request.method !== 'DELETE') return request.pipe(goOn());
    for (let i = 0; i < 50; i++) {
      const answer = await new Promise((resolve, reject) => {
        ask(absent, { method: 'DELETE', headers: request.headers }, resolve).on('error', reject).end();
      });
      if (answer.statusCode === 429) {
        response.writeHead(429, answer.headers);
        return answer.pipe(response);
      }
      answer.resume();
    }
    response.destroy(); // the host refuses nothing, which the page calls another error
  });
}

/** A server before the host at site. Each request goes to pass(), with a function that asks the host the same (goOn). */
async function openGate(site, pass) {
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const goOn = () =>
      ask(new URL(url, site), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      }).on('error', () => response.destroy());
    pass(request, response, goOn);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
