// Keeps the address bar in step with the page, so that any moment can be linked and the back button works. Another
// view, map, choice of options or lookup is a new entry of the history; a moment of the same race takes the entry's
// place.

import { effect } from '@preact/signals';
import { clip, printable } from '../model/format.ts';
import { DOORS } from '../model/doors.ts';
import { formatLink, parseLink } from '../model/link.ts';
import type { Link } from '../model/link.ts';
import type { Navigation } from './navigation.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** A slider passes many positions a second; browsers refuse more than some hundred addresses in half a minute. */
const PAUSE_MS = 300;

/** Two links that differ in this are two entries of the browser's history. */
function entryOf(link: Link): string {
  // How the Lab's knobs stand is a moment of its experiment, what is compared one of Compare, a byte or a round one of its
  // part of Tables.
  const place = link.place?.split(/[-.]/)[0];
  return formatLink({
    ...link,
    mode: 'work',
    position: 0,
    range: undefined,
    theme: 'auto',
    filter: '',
    sort: '',
    chosen: -1,
    place,
  });
}

export function followAddress(store: Store, { address, clock, around }: World, navigation: Navigation): void {
  const { linkNow, visit, tellOdd, forgetOdd } = navigation;
  let entry = '';
  let due: string | undefined;
  let takeBack = (): void => {};
  /**
   * The hash as written or read last. When the address has another, a link is being followed: it is not written over.
   */
  let seen = address.hash();

  const write = (how: 'push' | 'replace', hash: string): void => {
    if (address.hash() !== seen || hash === seen) return;
    address[how](hash);
    seen = address.hash();
  };
  const flush = (): void => {
    takeBack();
    if (due !== undefined) write('replace', due);
    due = undefined;
  };
  /** Whether the address may be written: not while a link is being followed, and not while its map is asked for. */
  const settled = (): boolean => store.visiting.value === 0 && !store.missingMap.value;

  const follow = (): void => {
    // While the race plays, its moment changes with every frame.
    if (!settled() || !store.source.value || store.playing.value) return;
    const link = linkNow();
    const before = entry;
    entry = entryOf(link);
    if (before && entry !== before) {
      flush();
      write('push', formatLink(link));
      return;
    }
    due = formatLink(link);
    takeBack();
    // The first address of a visit is written at once.
    if (before) takeBack = clock.after(PAUSE_MS, flush);
    else flush();
  };
  effect(follow);

  around.onLeave(() => {
    // Leaving the page ends a race that plays: its moment is written now.
    if (entry && settled()) due = formatLink(linkNow());
    flush();
  });

  address.onChange(() => {
    seen = address.hash();
    forgetOdd();
    const { link, whole, odd } = parseLink(seen);
    due = undefined;
    if (whole && formatLink(link) === formatLink(linkNow()) && settled()) return;
    entry = '';
    if (whole) {
      store.missingMap.value = undefined;
      void visit(link).then(() => tellOdd(odd));
    } else {
      // The link names a view and nothing else. Loads and lookups that have begun go on.
      navigation.toView(link);
      follow();
      tellOdd(odd);
    }
  });
}

/** Letters of a name in the title of the window. */
const MOST_IN_TITLE = 80;

export function followTitle({ findText, view }: Store, { around }: World): void {
  effect(() => {
    // A name may hold what a window's title shows as something else.
    const what = [
      printable(clip(findText.value, MOST_IN_TITLE)),
      view.value === 'race' ? '' : DOORS.find(({ id }) => id === view.value)!.label,
    ]
      .filter(Boolean)
      .join(' · ');
    around.setTitle(`${what && `${what} · `}kallscope: how Linux finds a symbol by name`);
  });
}
