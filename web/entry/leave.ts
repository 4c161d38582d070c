// Stands in the service worker's place where a site is built anew with every change of its sources (make run): takes
// away the one of an earlier build at this address, with all it kept, and shows the open tabs what is served now.

interface Client {
  readonly url: string;
  navigate(url: string): Promise<unknown>;
}
interface Scope {
  addEventListener(
    type: 'install' | 'activate',
    act: (event: Event & { waitUntil(done: Promise<unknown>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  readonly clients: { matchAll(): Promise<readonly Client[]> };
  readonly registration: ServiceWorkerRegistration;
}

const scope = self as unknown as Scope;
const prefix = `kallscope ${new URL('./', location.href).pathname} `;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  const clients = await scope.clients.matchAll();
  await scope.registration.unregister();
  await Promise.all(clients.map((client) => client.navigate(client.url)));
}
