// In the front page itself, since it must work when no other file of the page does. It says that the page could not
// start, and gets its files anew: what the service worker keeps is dropped, and the browser's own cache is passed over.

/** How long after everything has loaded a page that has not started is said to be broken. */
const PATIENCE_MS = 3000;

const folder = new URL('./', location.href);
const part = (name: string): HTMLElement => document.getElementById(name)!;
let started = false;

let failed = false;

function show(): void {
  failed = true;
  if (!started && document.readyState !== 'loading') part('repair').hidden = false;
}

function say(text: string): void {
  part('repair').hidden = false;
  part('repair-said').textContent = text;
}

async function repair(): Promise<void> {
  say('Asking the host …');
  try {
    const page = await fetch(folder, { cache: 'reload' });
    if (!page.ok) throw new Error(`HTTP ${page.status}`);
  } catch {
    say('The host did not send the page. Nothing was changed: try again later.');
    return;
  }
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const registration of registrations) if (registration.scope === folder.href) await registration.unregister();
  const kept = globalThis.caches ? await caches.keys() : [];
  for (const name of kept) if (name.startsWith(`kallscope ${folder.pathname} `)) await caches.delete(name);
  const files = document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>('script[src], link[href]');
  await Promise.allSettled([...files].map((file) => fetch(file.src || file.href, { cache: 'reload' })));
  location.reload();
}

// A script or stylesheet that fails to load tells its own element only: it is listened to on the way there.
addEventListener('error', show, true);
addEventListener('load', () => setTimeout(show, PATIENCE_MS));
addEventListener('kallscope-started', () => {
  started = true;
  part('repair').hidden = true;
});
addEventListener('kallscope-repair', () => void repair());
addEventListener('DOMContentLoaded', () => {
  part('repair-button').addEventListener('click', () => void repair());
  // What failed while there was no page yet to say it in.
  if (failed) show();
});
