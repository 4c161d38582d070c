// Carries the state over a reload and to the next visit, and keeps the theme in step with it.

import { effect } from '@preact/signals';
import { formatLink, parseLink } from '../model/link.ts';
import type { ReadLink } from '../model/link.ts';
import { KEPT_KEY, parseKept } from './kept.ts';
import type { Navigation } from './navigation.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** The position changes with every frame while playing. So it is written when nothing has changed for this long, and when the page goes. */
const PAUSE_MS = 400;

/** Takes over theme and speed of the last visit, and says where to begin: where the page was before a reload, else where
 * its address points, else where the last visit ended. An address of a view alone is that view of the last visit's end. */
export function recall(store: Store, { storage, address }: World): ReadLink {
  const kept = parseKept(storage.read(KEPT_KEY));
  store.theme.value = kept.theme;
  store.speed.value = kept.speed;
  store.inside.value = kept.inside;
  const before = storage.placeBeforeReload();
  if (before) return parseLink(before);
  const pointed = parseLink(address.hash());
  if (pointed.whole) return pointed;
  const { link } = parseLink(kept.hash);
  const { view, card, guess } = address.hash() ? pointed.link : link;
  return { ...pointed, link: { ...link, view, ...(card && { card }), ...(guess && { guess }) } };
}

export function remember(store: Store, { storage, clock, around }: World, { linkNow }: Navigation): void {
  let takeBack = (): void => {};
  const write = (): string => {
    takeBack();
    // Before the first map, and while a missing map is asked for, the state that is stored already is more useful than
    // the present one.
    if (!store.source.peek() || store.visiting.peek() > 0 || store.missingMap.peek()) return '';
    const hash = formatLink(linkNow());
    const kept = { hash, theme: store.theme.peek(), speed: store.speed.peek(), inside: store.inside.peek() };
    storage.write(KEPT_KEY, JSON.stringify(kept));
    return hash;
  };
  effect(() => {
    void [store.speed.value, store.inside.value, store.visiting.value];
    if (!store.playing.value) linkNow();
    takeBack();
    takeBack = clock.after(PAUSE_MS, write);
  });
  around.onLeave(() => storage.keepPlace(write()));
}

export function followTheme({ theme }: Store, { around }: Pick<World, 'around'>): void {
  effect(() => around.setTheme(theme.value === 'auto' ? undefined : theme.value));
}
