// The one file that makes things and connects them.

import { batch } from '@preact/signals';
import { render } from 'preact';
import { connect } from '../session/actions.ts';
import { loadAsset } from '../wire/assets.ts';
import { createEngine } from '../wire/engine.ts';
import { parseLink } from '../model/link.ts';
import type { Link, ReadLink } from '../model/link.ts';
import { handleKey } from '../views/race/keys.ts';
import { RaceStage } from '../views/race/RaceStage.tsx';
import { end } from '../model/timeline.ts';
import { Transport } from '../views/race/Transport.tsx';
import { followAddress, followTitle, tellOdd } from '../session/address.ts';
import { App } from '../views/shell/App.tsx';
import { listenForMaps } from '../views/shell/drop.ts';
import { placeBeforeReload, readKept } from '../session/keep.ts';
import type { Kept } from '../session/keep.ts';
import { handlePageKey, isTyping } from '../views/shell/pageKeys.ts';
import { fetchLater } from '../views/later.tsx';
import { openingFor } from '../session/opening.ts';
import { prefersStill, startPlayer } from '../session/player.ts';
import { followTheme, remember } from '../session/remember.ts';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { rememberOpened, visit } from '../session/visit.ts';
import {
  asked,
  draft,
  mode,
  playing,
  position,
  query,
  range,
  source,
  speed,
  tables,
  theme,
  trace,
  view,
} from '../session/store.ts';
import { workerMaker } from '../wire/trusted.ts';

async function fetchSample(asset: string, signal: AbortSignal): Promise<Blob> {
  return (await loadAsset(asset, signal)).blob();
}

/** Draws the opening race while the worker starts. */
async function showOpening(link: Link): Promise<void> {
  const opening = await openingFor(link);
  if (!opening || tables.value) return;
  const name = opening.trace.query;
  batch(() => {
    tables.value = opening.tables;
    trace.value = opening.trace;
    source.value = DEFAULT_SAMPLE;
    asked.value = { by: 'name', name };
    if (!draft.value) query.value = name;
    mode.value = link.mode;
    range.value = link.range;
    position.value = Math.min(link.position, end(opening.trace, mode.value));
    // A first visit moves by itself; somebody who comes back, or follows a link, finds the moment it names.
    playing.value = !link.asked && !prefersStill();
  });
}

/** After a reload, where the page was; else what the address says; a view alone, or nothing, goes on where the last visit ended. */
function firstLink(kept: Kept): ReadLink {
  const before = placeBeforeReload();
  if (before) return parseLink(before);
  const address = parseLink(location.hash);
  if (address.whole) return address;
  const { link } = parseLink(kept.hash);
  return { ...address, link: { ...link, view: location.hash ? address.link.view : link.view } };
}

function start(): void {
  const kept = readKept();
  const { link, odd } = firstLink(kept);
  theme.value = kept.theme;
  speed.value = kept.speed;
  followTheme();
  followTitle();
  connect({
    engine: createEngine({
      loadProgram: () => loadAsset('lab.wasm'),
      loadImageProgram: () => loadAsset('image.wasm'),
      newWorker: workerMaker('worker.js'),
    }),
    fetchSample,
  });
  const place = document.getElementById('app')!;
  place.replaceChildren();
  render(<App Stage={RaceStage} Transport={Transport} />, place);
  startPlayer();
  fetchLater();
  listenForMaps();
  remember();
  rememberOpened();
  addEventListener('keydown', (event) => {
    if (isTyping(event) || document.querySelector('dialog[open]') || handlePageKey(event)) return;
    if (view.value === 'race') handleKey(event);
  });
  void visit(link).then(() => tellOdd(odd));
  followAddress();
  void showOpening(link).catch(() => {});
}

// A task of its own: compiling this script and drawing the first picture are some 30 ms each, and a browser can answer
// the person between two tasks.
setTimeout(start);
