// The one file that makes things and connects them.

import { batch } from '@preact/signals';
import { render } from 'preact';
import { connect, load } from './actions.ts';
import { hasAsset, loadAsset } from './assets.ts';
import { createEngine } from './engine.ts';
import { decodeOpening } from './frames.ts';
import { handleKey } from './race/keys.ts';
import { RaceStage } from './race/RaceStage.tsx';
import { end } from './race/timeline.ts';
import { Transport } from './race/Transport.tsx';
import { App } from './shell/App.tsx';
import { listenForMaps } from './shell/drop.ts';
import { keptMap, readKept } from './shell/keep.ts';
import type { Kept } from './shell/keep.ts';
import { handlePageKey, isTyping } from './shell/keys.ts';
import { fetchLater } from './shell/later.tsx';
import { prefersStill, startPlayer } from './shell/player.ts';
import { followHash, followTheme, remember } from './shell/remember.ts';
import { DEFAULT_SAMPLE, findSample, sampleSource } from './shell/samples.ts';
import {
  asked, draft, mode, playing, position, query, source, speed, tables, theme, trace, view,
} from './store.ts';
import type { Source } from './store.ts';
import { workerMaker } from './trusted.ts';

async function fetchSample(asset: string, signal: AbortSignal): Promise<Blob> {
  return (await loadAsset(asset, signal)).blob();
}

/** The map of the last visit; `same` is false when it could not be kept and the default takes its place. */
async function keptSource(kept: Kept): Promise<{ from: Source; same: boolean }> {
  if (kept.source?.kind === 'sample') {
    const sample = findSample(kept.source.id);
    if (sample) return { from: sampleSource(sample), same: true };
  }
  if (kept.source?.kind === 'file') {
    const file = await keptMap(kept.source.id);
    if (file) return { from: { kind: 'file', file, name: kept.source.id }, same: true };
  }
  return { from: DEFAULT_SAMPLE, same: false };
}

/** Draws the opening race while the worker starts; it belongs to the default sample and to one lookup. */
async function showOpening(kept: Kept): Promise<void> {
  if (!hasAsset('opening.bin')) return;
  const opening = decodeOpening(new Uint8Array(await (await loadAsset('opening.bin')).arrayBuffer()));
  const name = opening.trace.query;
  const other = kept.asked && !(kept.asked.by === 'name' && kept.asked.name === name);
  if (other || tables.value) return;
  batch(() => {
    tables.value = opening.tables;
    trace.value = opening.trace;
    source.value = DEFAULT_SAMPLE;
    asked.value = { by: 'name', name };
    if (!draft.value) query.value = name;
    position.value = kept.asked ? Math.min(kept.position, end(opening.trace, mode.value)) : 0;
    // A first visit moves by itself; somebody who comes back finds what they left.
    playing.value = !kept.asked && !prefersStill();
  });
}

async function openMap(kept: Kept): Promise<void> {
  const { from, same } = await keptSource(kept);
  const plain = from === DEFAULT_SAMPLE || (from.kind === 'sample' && from.asset === (DEFAULT_SAMPLE as typeof from).asset);
  if (plain && Object.keys(kept.wanted).length === 0) showOpening(same ? kept : { ...kept, asked: undefined }).catch(() => {});
  await load(from, same ? kept.wanted : {}, same ? { asked: kept.asked, position: kept.position } : {});
}

function start(): void {
  const kept = readKept();
  theme.value = kept.theme;
  view.value = kept.view;
  mode.value = kept.mode;
  speed.value = kept.speed;
  followTheme();
  followHash();
  connect({
    engine: createEngine({
      loadProgram: () => loadAsset('lab.wasm'),
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
  addEventListener('keydown', (event) => {
    if (isTyping(event) || document.querySelector('dialog[open]') || handlePageKey(event)) return;
    if (view.value === 'race') handleKey(event);
  });
  void openMap(kept);
}

// A task of its own: compiling this script and drawing the first picture are some 30 ms each, and a browser can answer
// the person between two tasks.
setTimeout(start);
