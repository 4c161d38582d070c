// Which dialog is open. The dialogs themselves come later (Overlays.tsx).

import { signal } from '@preact/signals';

export const helpOpen = signal(false);
export const pasteOpen = signal(false);
