// Part of a dev build's pages only (make dev): loads the page anew when the site has changed.

let shown: string | undefined;
// The script lies beside what it asks for, whatever folder the site is served under.
const changes = new EventSource(new URL('changes', (document.currentScript as HTMLScriptElement).src));
changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
  shown ??= data;
  if (data !== shown) location.reload();
});
