// The top of the page: where one is, which map is loaded, and how to load another.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { DOORS } from '../../model/doors.ts';
import type { Theme } from '../../model/link.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { FilePick } from './FilePick.tsx';
import { Icon, Logo } from '../../kit/icons.tsx';
import { Loading } from './Loading.tsx';
import { MapChip } from './MapChip.tsx';
import { SAMPLES, sampleSource } from '../../model/samples.ts';

export function Header() {
  const { state, dialogs, player } = useSession();
  /** On a phone the tools are behind one button. */
  const menuOpen = useSignal(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  // The moment on screen is shared, so playing stops.
  const share = (): void => {
    player.pause();
    dialogs.openShare('link');
  };
  useEffect(() => {
    if (!menuOpen.value) return undefined;
    const outside = (event: Event): void => {
      if (!(event.target as Element).closest('.header')) menuOpen.value = false;
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [menuOpen.value]);
  return (
    <header class="header">
      <a class="logo" href="#race">
        <Logo />
        kallscope
      </a>
      <Doors />
      <MapChip />
      <Loading />
      <button
        ref={menuButton}
        type="button"
        class="btn quiet icon menu-button"
        aria-label="Menu"
        aria-expanded={menuOpen.value}
        aria-controls="tools"
        onClick={() => {
          menuOpen.value = !menuOpen.value;
        }}
      >
        <Icon name="menu" />
      </button>
      <div
        id="tools"
        class={menuOpen.value ? 'tools open' : 'tools'}
        onClick={(e) => closeMenu(menuOpen, e)}
        onKeyDown={(e) => {
          if (e.key !== 'Escape' || !menuOpen.value) return;
          menuOpen.value = false;
          menuButton.current!.focus();
        }}
      >
        <Doors />
        <Samples />
        <FilePick label="Open a map or kernel" title={state.tables.value ? 'or drop one anywhere' : undefined} />
        <button type="button" class="btn quiet" onClick={dialogs.openPaste}>
          <Icon name="paste" />
          Paste
        </button>
        <button type="button" class="btn quiet" onClick={share}>
          <Icon name="share" />
          Share
        </button>
        <span class="spring" />
        <ThemeButton />
        <button
          type="button"
          class="btn quiet icon help-button"
          aria-label="Help"
          title="Help (?)"
          onClick={dialogs.openHelp}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

/** Choosing something in the phone's menu closes it; opening a list inside it does not. */
function closeMenu(open: Signal<boolean>, event: Event): void {
  const button = (event.target as Element).closest('a, button, input');
  if (button && !button.hasAttribute('aria-expanded')) open.value = false;
}

/** The doors stand in the header, and where that is too narrow in the menu: the style shows one of the two. */
function Doors() {
  const { view } = useSession().state;
  return (
    <nav class="doors" aria-label="Views">
      {DOORS.map(({ id, label }) => (
        <a key={id} href={`#${id}`} aria-current={view.value === id ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function Samples() {
  const { loads, state } = useSession();
  const { load } = loads;
  const { source } = state;
  const current = source.value;
  return (
    <Disclosure
      label={
        <>
          Samples
          <Icon name="down" />
        </>
      }
      buttonClass="btn quiet"
      panelClass="menu"
    >
      {(close) => (
        <ul>
          {SAMPLES.map((sample) => (
            <li key={sample.asset}>
              <button
                type="button"
                aria-current={current?.kind === 'sample' && current.id === sample.id ? 'true' : undefined}
                onClick={() => {
                  close();
                  void load(sampleSource(sample));
                }}
              >
                <b class="name">{sample.name}</b>
                <span>{sample.about}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_WORDS: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

function ThemeButton() {
  const { state, navigation } = useSession();
  const now = state.theme.value;
  return (
    <button
      type="button"
      class="btn quiet icon"
      aria-label={`Theme: ${THEME_WORDS[now]}`}
      title={`Theme: ${THEME_WORDS[now]}; press for ${THEME_WORDS[NEXT[now]]}`}
      onClick={() => navigation.setTheme(NEXT[now])}
    >
      <Icon name="theme" />
    </button>
  );
}
