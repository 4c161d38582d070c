// The top of the page: where one is, which map is loaded, and how to load another.

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { load } from '../../session/actions.ts';
import { source, tables, theme, view } from '../../session/store.ts';
import type { Theme } from '../../session/store.ts';
import { helpOpen, pasteOpen, sharePart } from '../../session/dialogs.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { FilePick } from './FilePick.tsx';
import { Icon, Logo } from '../../kit/icons.tsx';
import { Loading } from './Loading.tsx';
import { MapChip } from './MapChip.tsx';
import { pause } from '../../session/player.ts';
import { SAMPLES, sampleSource } from '../../model/samples.ts';

/** On a phone the tools are behind one button. */
const menuOpen = signal(false);

export function Header() {
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
        onClick={closeMenu}
        onKeyDown={(e) => {
          if (e.key === 'Escape') menuOpen.value = false;
        }}
      >
        <Samples />
        <FilePick label="Open a map or kernel" title={tables.value ? 'or drop one anywhere' : undefined} />
        <button
          type="button"
          class="btn quiet"
          onClick={() => {
            pasteOpen.value = true;
          }}
        >
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
          onClick={() => {
            helpOpen.value = true;
          }}
        >
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

/** What is shared is the moment on screen: it must not run away. */
function share(): void {
  pause();
  sharePart.value = 'link';
}

/** Choosing something in the phone's menu closes it; opening a list inside it does not. */
function closeMenu(event: Event): void {
  const button = (event.target as Element).closest('button, input');
  if (button && !button.hasAttribute('aria-expanded')) menuOpen.value = false;
}

function Views() {
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
  const now = theme.value;
  return (
    <button
      type="button"
      class="btn quiet icon"
      aria-label={`Theme: ${THEME_WORDS[now]}`}
      title={`Theme: ${THEME_WORDS[now]}; press for ${THEME_WORDS[NEXT[now]]}`}
      onClick={() => {
        theme.value = NEXT[now];
      }}
    >
      <Icon name="theme" />
    </button>
  );
}
