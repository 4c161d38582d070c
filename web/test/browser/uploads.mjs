// A gate before a host of shared maps, which keeps uploads under way.

import { createServer, request as ask } from 'node:http';

/**
 * Opens a host that passes everything on to the one at site, but of an upload only the beginning. The answer has its url,
 * the paths of the uploads it holds, those that were then cut off by the browser and have ended at the other side as
 * well, and close().
 */
export async function holdUploads(site) {
  const [held, cut] = [[], []];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const onward = ask(new URL(url, site), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    if (method !== 'PUT') return request.pipe(onward);
    let begun = false;
    // All of it is read, since a connection that is not read from does not tell that the other side has closed it.
    request.on('data', (chunk) => {
      if (!begun) onward.write(chunk, () => held.push(url));
      begun = true;
    });
    response.once('close', () => onward.destroy());
    onward.once('close', () => cut.push(url));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    held,
    cut,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
