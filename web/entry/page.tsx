// The page: makes the world and the session, and connects them with the views.

import { render } from 'preact';
import { SessionProvider } from '../session/context.ts';
import { createSession } from '../session/session.ts';
import { beginVisit } from '../session/visit.ts';
import { createLate } from '../views/late.ts';
import { listenForKeys } from '../views/keys.ts';
import { App } from '../views/shell/App.tsx';
import { listenForMaps } from '../views/shell/drop.ts';
import { createSurface } from '../paint/surface.ts';
import { loadAsset } from '../wire/assets.ts';
import { createEngine, lateProgram } from '../wire/engine.ts';
import { workerMaker } from '../wire/trusted.ts';
import { browserAddress, browserClock, browserSources, browserStorage, browserSurroundings } from './browser.ts';

function start(): void {
  const newWorker = workerMaker('worker.js');
  const session = createSession({
    engine: createEngine({
      loadProgram: () => loadAsset('lab.wasm'),
      loadImageProgram: () => loadAsset('image.wasm'),
      newWorker,
    }),
    study: lateProgram({ loadProgram: () => loadAsset('study.wasm'), newWorker }),
    symbols: lateProgram({ loadProgram: () => loadAsset('symbols.wasm'), newWorker }),
    clock: browserClock,
    address: browserAddress,
    around: browserSurroundings(),
    storage: browserStorage,
    sources: browserSources,
    surface: createSurface(),
  });
  const place = document.getElementById('app')!;
  place.replaceChildren();
  render(
    <SessionProvider value={session}>
      <App />
    </SessionProvider>,
    place,
  );
  listenForMaps(session);
  listenForKeys(session);
  const { map } = session.part(beginVisit);
  // Where the link names an opened file, it may be kept here: once that is open nothing more is fetched.
  if (map?.kind === 'file') void session.part(createLate).fetchParts();
  // The front page's own script offers help to a page that does not come this far (static/index.html).
  dispatchEvent(new Event('kallscope-started'));
}

// A task of its own: compiling this script and drawing the first picture are some 30 ms each, and a browser can answer
// the person between two tasks.
setTimeout(start);
