// Keeps the address bar in step with the page, so that any moment can be linked and the back button works. Another view,
// map, choice of options or lookup is a new entry of the history; a moment of the same race takes the entry's place.

import { effect } from '@preact/signals';
import { formatLink, parseLink } from '../model/link.ts';
import type { Link } from '../model/link.ts';
import { needed, playing, problem, query, source, view } from './store.ts';
import { linkNow, visit, visiting } from './visit.ts';

/** A slider passes many positions a second; browsers refuse more than some hundred addresses in half a minute. */
const PAUSE_MS = 300;

/** What makes an entry of the history. */
function placeOf(link: Link): string {
  return formatLink({ ...link, mode: 'work', position: 0, range: undefined, theme: 'auto' });
}

export function followAddress(): void {
  let place = '';
  let due: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The address as written or read last. When it is another, a way back or a link is just being taken: it is heard of next, and not to be written over. */
  let seen = location.hash;
  const write = (how: 'pushState' | 'replaceState', hash: string): void => {
    if (location.hash !== seen || hash === seen) return;
    history[how](null, '', hash);
    seen = location.hash;
  };
  const flush = (): void => {
    clearTimeout(timer);
    if (due !== undefined) write('replaceState', due);
    due = undefined;
  };
  const follow = (): void => {
    // A map still asked for is where the address points; a race that plays is nowhere yet.
    if (visiting.value > 0 || needed.value || !source.value || playing.value) return;
    const link = linkNow();
    const next = placeOf(link);
    const before = place;
    place = next;
    if (before && next !== before) {
      flush();
      write('pushState', formatLink(link));
      return;
    }
    due = formatLink(link);
    clearTimeout(timer);
    // Just arrived: written at once.
    if (before) timer = setTimeout(flush, PAUSE_MS);
    else flush();
  };
  effect(follow);
  // A race that plays is left where it is.
  addEventListener('pagehide', () => {
    if (place && visiting.peek() === 0 && !needed.peek()) due = formatLink(linkNow());
    flush();
  });
  addEventListener('hashchange', () => {
    seen = location.hash;
    const { link, whole, odd } = parseLink(seen);
    due = undefined;
    if (whole && formatLink(link) === formatLink(linkNow()) && !needed.value && visiting.value === 0) return;
    place = '';
    if (whole) {
      needed.value = undefined;
      void visit(link).then(() => tellOdd(odd));
    } else {
      // A view alone: what is on its way there arrives all the same.
      view.value = link.view;
      follow();
      tellOdd(odd);
    }
  });
}

export function followTitle(): void {
  effect(() => {
    const what = [query.value, view.value === 'tables' ? 'Tables' : ''].filter(Boolean).join(' · ');
    document.title = `${what && `${what} · `}kallscope: how Linux finds a symbol by name`;
  });
}

/** Part of a link was not understood: said, unless something worse has been said already. */
export function tellOdd(odd: readonly string[]): void {
  if (odd.length === 0 || problem.value) return;
  problem.value = {
    title: 'Part of this link was not understood',
    line: 0,
    text: '',
    again: false,
    cause: `${odd.join('; ')}.`,
    hint: 'The rest of it is shown. Was the address cut short or changed on its way?',
  };
}
