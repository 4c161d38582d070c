// Carries the state over a reload, and keeps theme and address bar in step with the store.

import { effect } from '@preact/signals';
import { asked, mode, playing, position, source, speed, theme, view, wanted } from '../store.ts';
import type { View } from '../store.ts';
import { sourceId, writeKept } from './keep.ts';

/** Playing changes the position every frame: written at rest, and when the page goes. */
const PAUSE_MS = 400;

export function remember(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    // Before the first map there is nothing worth more than what is kept already.
    if (!source.peek()) return;
    writeKept({
      theme: theme.peek(), view: view.peek(), mode: mode.peek(), speed: speed.peek(), position: position.peek(),
      asked: asked.peek(), wanted: wanted.peek(), source: sourceId(source.peek()),
    });
  };
  effect(() => {
    void [theme.value, view.value, mode.value, speed.value, asked.value, wanted.value, source.value, playing.value];
    if (!playing.value) void position.value;
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  });
  addEventListener('pagehide', write);
}

const BARS = { light: '#ffffff', dark: '#151920' } as const;

export function followTheme(): void {
  const bars = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  const system = [...bars].map((bar) => bar.content);
  effect(() => {
    const chosen = theme.value;
    if (chosen === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
    bars.forEach((bar, i) => { bar.content = chosen === 'auto' ? system[i]! : BARS[chosen]; });
  });
}

const VIEWS: readonly View[] = ['race', 'tables'];

function viewOf(hash: string): View | undefined {
  return VIEWS.find((v) => `#${v}` === hash);
}

/** The view is in the address bar, so that it can be linked and the back button works. */
export function followHash(): void {
  view.value = viewOf(location.hash) ?? view.value;
  addEventListener('hashchange', () => { view.value = viewOf(location.hash) ?? 'race'; });
  effect(() => {
    const now = view.value;
    if (viewOf(location.hash) !== now && !(now === 'race' && location.hash === '')) history.replaceState(null, '', `#${now}`);
    document.title = `${now === 'race' ? '' : 'Tables · '}kallscope: how Linux finds a symbol by name`;
  });
}
