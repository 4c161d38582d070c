// An embed: the one file of it that makes things and connects them. Nothing is fetched, computed or played before the
// frame is seen, and nothing is kept.

import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { assetURL, loadAsset } from '../wire/assets.ts';
import { createEngine } from '../wire/engine.ts';
import type { Engine } from '../wire/engine.ts';
import { handleKey } from '../views/race/keys.ts';
import { pause, play, startPlayer } from '../session/player.ts';
import { playing, theme, trace } from '../session/store.ts';
import { workerMaker } from '../wire/trusted.ts';
import { EmbedPage } from '../views/embed/EmbedPage.tsx';
import { listenToHost, say } from '../session/embed/host.ts';
import type { Told } from '../model/embed/messages.ts';
import { joinPool } from '../session/embed/pool.ts';
import { show } from '../session/embed/race.ts';
import type { World } from '../session/embed/race.ts';
import { fitted, followSteps } from '../session/embed/report.ts';
import { parseSettings } from '../model/embed/settings.ts';

/** Whether any of the frame is on screen. */
const seen = signal(false);
/** What to show once the frame is seen. */
const wish = signal<string | undefined>(location.hash);
/** Playing has stopped because nobody sees it. */
let interrupted = false;

function makeWorld(): World {
  const pool = joinPool(assetURL('lab.wasm').href + assetURL('worker.js').href, {
    loadProgram: () => loadAsset('lab.wasm'),
    newWorker: workerMaker('worker.js'),
  });
  let engine: Engine | undefined;
  return { engine: () => (engine ??= createEngine(pool.files)), cancel: () => engine?.cancel(), once: pool.once };
}

function followWishes(world: World): void {
  effect(() => {
    if (!seen.value || wish.value === undefined) return;
    const { settings, odd, unknownParts } = parseSettings(wish.value);
    if (unknownParts.length > 0) console.warn(`kallscope: an embed has no part called ${unknownParts.join(', ')}`);
    wish.value = undefined;
    interrupted = false;
    void show(world, settings, odd);
  });
}

function followSight(): void {
  new IntersectionObserver((entries) => {
    seen.value = entries[entries.length - 1]!.isIntersecting;
  }).observe(document.documentElement);
  effect(() => {
    if (playing.value && !seen.value) {
      interrupted = true;
      pause();
    } else if (seen.value && interrupted) {
      interrupted = false;
      play();
    }
  });
}

function followTheme(): void {
  effect(() => {
    if (theme.value === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme.value;
  });
}

function hear(told: Told): void {
  if (told.type === 'hello') {
    fitted.value = told.heights;
    if (trace.peek()) say({ type: 'ready' });
  } else if (told.type === 'show') wish.value = told.hash;
  else if (told.type === 'play') play();
  else pause();
}

function start(): void {
  followTheme();
  const place = document.getElementById('embed')!;
  place.replaceChildren();
  render(<EmbedPage />, place);
  startPlayer();
  followSteps();
  followSight();
  followWishes(makeWorld());
  addEventListener('hashchange', () => {
    wish.value = location.hash;
  });
  addEventListener('keydown', handleKey);
}

listenToHost(hear);
// A task of its own, as on the front page: a browser can answer the person between two.
setTimeout(start);
