// Carries the state over a reload, and keeps the theme in step with the store.

import { effect } from '@preact/signals';
import { formatLink } from '../model/link.ts';
import { needed, playing, source, speed, theme } from './store.ts';
import { keepPlace, writeKept } from './keep.ts';
import { linkNow, visiting } from './visit.ts';

/** Playing changes the position every frame: written at rest, and when the page goes. */
const PAUSE_MS = 400;

export function remember(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): string => {
    clearTimeout(timer);
    // Before the first map, and while one is asked for, there is nothing worth more than what is kept already.
    if (!source.peek() || visiting.peek() > 0 || needed.peek()) return '';
    const hash = formatLink(linkNow());
    writeKept({ hash, theme: theme.peek(), speed: speed.peek() });
    return hash;
  };
  effect(() => {
    void [speed.value, visiting.value];
    if (!playing.value) linkNow();
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE_MS);
  });
  addEventListener('pagehide', () => keepPlace(write()));
}

const BARS = { light: '#ffffff', dark: '#151920' } as const;

export function followTheme(): void {
  const bars = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  const system = [...bars].map((bar) => bar.content);
  effect(() => {
    const chosen = theme.value;
    if (chosen === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = chosen;
    bars.forEach((bar, i) => {
      bar.content = chosen === 'auto' ? system[i]! : BARS[chosen];
    });
  });
}
