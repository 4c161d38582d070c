// The exports in a dialog, and the button that opens it.

import { signal } from '@preact/signals';
import { Dialog } from '../shell/Dialog.tsx';
import { Icon } from '../shell/icons.tsx';
import { pause } from '../shell/player.ts';
import { ExportPanel } from './ExportPanel.tsx';

const open = signal(false);

/** What is exported is the step on screen: it must not run away. */
function show(): void {
  pause();
  open.value = true;
}

export function ExportButton() {
  return <button type="button" class="btn quiet" onClick={show}><Icon name="away" />Export</button>;
}

export function ExportDialog() {
  return <Dialog title="Export" open={open.value} onClose={() => { open.value = false; }}><ExportPanel /></Dialog>;
}
