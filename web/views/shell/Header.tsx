// The top of the page: where one is, which map is loaded, and how to load another.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
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
      <Views />
      <MapChip />
      <Loading />
      <button
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
          if (e.key === 'Escape') menuOpen.value = false;
        }}
      >
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
  const button = (event.target as Element).closest('button, input');
  if (button && !button.hasAttribute('aria-expanded')) open.value = false;
}

function Views() {
  const { view } = useSession().state;
  const link = (id: 'race' | 'tables', label: string) => (
    <a href={`#${id}`} aria-current={view.value === id ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <nav class="views" aria-label="Views">
      {link('race', 'Race')}
      {link('tables', 'Tables')}
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
