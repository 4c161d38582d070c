// Says that a file may be dropped here, while one is dragged over the page.

import { usePart } from '../../session/context.ts';
import { createDrop } from './drop.ts';
import { Icon } from '../../kit/icons.tsx';

export function DropOverlay() {
  const { over } = usePart(createDrop);
  if (!over.value) return null;
  return (
    <div class="drop-overlay" aria-hidden="true">
      <div class="drop-sign">
        <Icon name="open" />
        <b>Drop it: a kernel (vmlinuz), its System.map, /proc/kallsyms or nm output</b>
        <span>compressed or not; it stays on this machine</span>
      </div>
    </div>
  );
}
