// The frame's side of the talk with the page around it (web/model/embed/messages.ts). A page that says nothing hears
// nothing.

import { readTold, seal, wordOf } from '../../model/embed/messages.ts';
import type { Says, Told } from '../../model/embed/messages.ts';
import type { Clock } from '../world.ts';
import { createFloodBound } from './flood.ts';

/** The page that has said hello, and how it is known again. */
interface HostPage {
  readonly window: Window;
  readonly origin: string;
  readonly word: string;
}

export interface Host {
  say(message: Says): void;
}

/** Call before anything that takes time: the page says hello as soon as the frame has loaded. */
export function listenToHost(frame: Window, clock: Pick<Clock, 'now'>, hear: (told: Told) => void): Host {
  const within = createFloodBound(clock);
  let page: HostPage | undefined;
  const say = (message: Says): void => page?.window.postMessage(seal(message, page.word), page.origin);
  frame.addEventListener('message', (event) => {
    if (event.source !== frame.parent || frame.parent === frame || !within()) return;
    const told = readTold(event.data);
    const word = wordOf(event.data);
    if (!told || !word) return;
    if (told.type === 'hello') {
      // A page without an origin of its own (opened from a file, or sandboxed) cannot be answered so that only it
      // hears.
      if (page || event.origin === 'null') return;
      page = { window: event.source as Window, origin: event.origin, word };
      say({ type: 'welcome' });
    } else if (page?.word !== word || page.origin !== event.origin) return;
    hear(told);
  });
  return { say };
}
