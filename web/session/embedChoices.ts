// What the person has chosen for an embed in their own page, and the embed that results.

import { signal } from '@preact/signals';
import { PARTS } from '../model/embed/heights.ts';
import type { EmbedPart } from '../model/embed/heights.ts';
import type { EmbedSettings } from '../model/embed/settings.ts';
import type { SnippetKind } from '../model/embed/snippet.ts';
import type { Link } from '../model/link.ts';
import type { Session } from './session.ts';

/** The choices are kept while the page is open. */
export function createEmbedChoices({ state, navigation }: Session) {
  const { findText } = state;
  const speed = signal(1);
  const loop = signal(false);
  const autoplay = signal(false);
  const theme = signal<Link['theme']>('auto');
  /** The last part cannot be switched off, because an embed needs one. */
  const parts = signal<readonly EmbedPart[]>(PARTS);
  /** Where it begins: at the start of the race, or at the moment on screen. */
  const begin = signal<'start' | 'here'>('start');
  const played = signal<'all' | 'range'>('range');
  return {
    kind: signal<SnippetKind>('element'),
    width: signal(0),
    speed,
    loop,
    autoplay,
    theme,
    parts,
    begin,
    played,

    setPart(part: EmbedPart, on: boolean): void {
      parts.value = PARTS.filter((p) => (p === part ? on : parts.value.includes(p)));
    },

    /** The embed as chosen, of the lookup of that name. */
    settingsOf(name: string): EmbedSettings {
      const now = navigation.linkNow();
      const changed = name.trim() && name.trim() !== findText.value;
      const query = changed ? { by: 'name' as const, name: name.trim() } : now.query;
      // Another lookup has other moments.
      const position = begin.value === 'here' && !changed ? now.position : 0;
      const range = played.value === 'range' && !changed ? now.range : undefined;
      return {
        link: { ...now, view: 'race', query, theme: theme.value, position, range },
        speed: speed.value,
        loop: loop.value,
        autoplay: autoplay.value,
        parts: parts.value,
      };
    },
  };
}
