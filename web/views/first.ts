// What the page has by the time its late chunks come, named for both of them although each needs only some of it. So
// what page and chunks share is one chunk, and what embeds share as well another; else every combination would be one
// of its own, and the lists by which they import from each other cost over 1 KB in the first load.

export { Disclosure } from '../kit/Disclosure.tsx';
export { createPresenting } from '../session/presenting.ts';
export { createReadable } from '../session/readable.ts';
export { createSession } from '../session/session.ts';
export { workerMaker } from '../wire/trusted.ts';
export { useCommand } from './keys.ts';
export { Announcer } from './race/Announcer.tsx';
export { Picture } from './race/Picture.tsx';
export { Scrubber } from './race/Scrubber.tsx';
export { FilePick } from './shell/FilePick.tsx';
export { createDrop } from './shell/drop.ts';
export { Loading } from './shell/Loading.tsx';
export { createFindBox } from './shell/suggestions.ts';
