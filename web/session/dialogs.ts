// Which dialog is open. The dialogs themselves come later (Overlays.tsx).

import { signal } from '@preact/signals';

export const helpOpen = signal(false);
export const pasteOpen = signal(false);

export type SharePart = 'link' | 'embed' | 'export' | 'map';

/** The part of the Share dialog on screen; undefined: the dialog is closed. */
export const sharePart = signal<SharePart | undefined>(undefined);
