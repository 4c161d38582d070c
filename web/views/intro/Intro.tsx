// The introduction's place: its scenes are a chunk of their own, since a second visit does without them.

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { usePart } from '../../session/context.ts';
import { createIntroducing } from '../../session/introducing.ts';
import type { Session } from '../../session/session.ts';
import { addStyle } from '../../wire/assets.ts';

/** Begins to fetch the scenes. If they cannot be fetched, the race is shown without them. */
function createScenes({ part }: Session) {
  const scenes = signal<ComponentType | undefined>(undefined);
  Promise.all([import('./Scenes.tsx'), addStyle('scenes.css')]).then(
    ([{ Scenes }]) => {
      scenes.value = Scenes;
    },
    () => part(createIntroducing).end(),
  );
  return scenes;
}

export function Intro() {
  const Scenes = usePart(createScenes).value;
  return Scenes ? <Scenes /> : <div class="blank panel" />;
}
