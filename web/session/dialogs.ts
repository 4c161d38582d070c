// Which dialog is open. The dialogs themselves come late (web/views/late.ts).

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export type SharePart = 'link' | 'embed' | 'export' | 'map';

export interface Dialogs {
  readonly help: ReadonlySignal<boolean>;
  readonly paste: ReadonlySignal<boolean>;
  /** The part of the Share dialog on screen; undefined: the dialog is closed. */
  readonly share: ReadonlySignal<SharePart | undefined>;
  openHelp(): void;
  openPaste(): void;
  openShare(part: SharePart): void;
  /** Closes whichever is open. */
  close(): void;
}

export function createDialogs(): Dialogs {
  const help = signal(false);
  const paste = signal(false);
  const share = signal<SharePart | undefined>(undefined);
  return {
    help,
    paste,
    share,
    openHelp() {
      help.value = true;
    },
    openPaste() {
      paste.value = true;
    },
    openShare(part) {
      share.value = part;
    },
    close() {
      help.value = paste.value = false;
      share.value = undefined;
    },
  };
}
