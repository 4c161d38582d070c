// An embed: makes its world and session, and connects them with the frame around. Nothing is fetched, computed or
// played before the frame is seen, and nothing is kept.

import { effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { render } from 'preact';
import type { Told } from '../model/embed/messages.ts';
import { parseSettings } from '../model/embed/settings.ts';
import { SessionProvider } from '../session/context.ts';
import { listenToHost } from '../session/embed/host.ts';
import type { Host } from '../session/embed/host.ts';
import { joinPool } from '../session/embed/pool.ts';
import { reportSteps } from '../session/embed/report.ts';
import { followRequests } from '../session/embed/requests.ts';
import type { Requests } from '../session/embed/requests.ts';
import { createEmbed } from '../session/embed/show.ts';
import { followTheme } from '../session/memory.ts';
import { createSession } from '../session/session.ts';
import type { Session } from '../session/session.ts';
import { EmbedPage } from '../views/embed/EmbedPage.tsx';
import { listenForKeys } from '../views/keys.ts';
import { createSurface } from '../paint/surface.ts';
import { assetURL, loadAsset } from '../wire/assets.ts';
import { createEngine } from '../wire/engine.ts';
import { lazyEngine } from '../wire/lazyEngine.ts';
import { workerMaker } from '../wire/trusted.ts';
import { browserAddress, browserClock, browserSources, browserSurroundings, noStorage } from './browser.ts';

function makeSession(): Session {
  const pool = joinPool(window, assetURL('lab.wasm').href + assetURL('worker.js').href, {
    loadProgram: () => loadAsset('lab.wasm'),
    newWorker: workerMaker('worker.js'),
  });
  const world = {
    engine: lazyEngine(() => createEngine(pool.files)),
    clock: browserClock,
    address: browserAddress,
    around: browserSurroundings(),
    storage: noStorage,
    // A sample is got for all frames of the page: none of them ends it.
    sources: { ...browserSources, sample: async (asset: string) => (await loadAsset(asset)).blob(), once: pool.once },
    surface: createSurface(),
  };
  return createSession(world, { standIn: false });
}

function showHash(session: Session, hash: string): void {
  const { settings, odd, unknownParts } = parseSettings(hash);
  if (unknownParts.length > 0) console.warn(`kallscope: an embed has no part called ${unknownParts.join(', ')}`);
  void session.part(createEmbed).show(settings, odd);
}

/** Playing waits while nobody sees it. */
function followSight({ state, player }: Session, seen: ReadonlySignal<boolean>): void {
  let interrupted = false;
  effect(() => {
    if (state.playing.value && !seen.value) {
      player.pause();
      interrupted = true;
    } else if (seen.value && interrupted) {
      interrupted = false;
      player.play();
    }
  });
}

function watchSight(seen: Signal<boolean>): void {
  const watch = new IntersectionObserver((entries) => {
    seen.value = entries[entries.length - 1]!.isIntersecting;
  });
  watch.observe(document.documentElement);
}

interface Frame {
  readonly session: Session;
  readonly host: Host;
  readonly requests: Requests;
}

function hear({ session, host, requests }: Frame, told: Told): void {
  const { state, player, part } = session;
  if (told.type === 'hello') {
    part(createEmbed).setFitted(told.heights);
    if (state.trace.peek()) host.say({ type: 'ready' });
  } else if (told.type === 'show') requests.ask(told.hash);
  else if (told.type === 'play') player.play();
  else player.pause();
}

function start({ session, host, requests }: Frame, seen: Signal<boolean>): void {
  followTheme(session.state, session.world);
  const place = document.getElementById('embed')!;
  place.replaceChildren();
  render(
    <SessionProvider value={session}>
      <EmbedPage say={host.say} />
    </SessionProvider>,
    place,
  );
  reportSteps(session, host);
  watchSight(seen);
  followSight(session, seen);
  addEventListener('hashchange', () => requests.ask(location.hash));
  listenForKeys(session);
}

const session = makeSession();
/** Whether any of the frame is on screen. */
const seen = signal(false);
const requests = followRequests(session.world.clock, seen, (hash) => showHash(session, hash));
requests.ask(location.hash);
const host = listenToHost(window, browserClock, (told) => hear({ session, host, requests }, told));
// A task of its own, as on the front page: a browser can answer the person between two.
setTimeout(() => start({ session, host, requests }, seen));
