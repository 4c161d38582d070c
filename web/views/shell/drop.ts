// A file dropped or a text pasted anywhere on the page.

import { signal } from '@preact/signals';
import type { Session } from '../../session/session.ts';

export function createDrop() {
  return {
    /** Whether a file is being dragged over the page. */
    over: signal(false),
    /** Where a view wants the file for itself: Compare takes it as its second map. */
    take: undefined as ((file: File) => void) | undefined,
  };
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
}

/** Listens on the whole page; call once. */
export function listenForMaps({ loads, part }: Session): void {
  const drop = part(createDrop);
  const { over } = drop;
  // dragleave comes for every element passed: only leaving the window (no relatedTarget) ends it.
  addEventListener('dragenter', (event) => {
    if (holdsFiles(event)) over.value = true;
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) over.value = false;
  });
  addEventListener('dragover', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    over.value = false;
    const file = event.dataTransfer?.files[0];
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (file) void (drop.take ?? loads.openFile)(file);
  });
  addEventListener('paste', (event) => {
    if (isField(event.target)) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (file) void loads.openFile(file);
    else if (text.trim()) void loads.openText(text);
  });
}
