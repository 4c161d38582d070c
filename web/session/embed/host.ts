// The frame's side of the talk with the page around it (messages.ts). A page that says nothing hears nothing.

import { readTold, seal, wordOf } from '../../model/embed/messages.ts';
import type { Says, Told } from '../../model/embed/messages.ts';

/** The page that has said hello, and how it is known again. */
interface Host {
  readonly window: Window;
  readonly origin: string;
  readonly word: string;
}

let host: Host | undefined;

/** Call before anything that takes time: the page says hello as soon as the frame has loaded. */
export function listenToHost(hear: (told: Told) => void): void {
  addEventListener('message', (event) => {
    if (event.source !== window.parent || window.parent === window) return;
    const told = readTold(event.data);
    const word = wordOf(event.data);
    if (!told || !word) return;
    if (told.type === 'hello') {
      // A page without an origin of its own (opened from a file, or sandboxed) cannot be answered so that only it hears.
      if (host || event.origin === 'null') return;
      host = { window: event.source as Window, origin: event.origin, word };
      say({ type: 'welcome' });
    } else if (host?.word !== word || host.origin !== event.origin) return;
    hear(told);
  });
}

export function say(message: Says): void {
  host?.window.postMessage(seal(message, host.word), host.origin);
}
