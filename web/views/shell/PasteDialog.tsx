// A box to paste a map's text into, for those who have no file.

import { Dialog } from '../../kit/Dialog.tsx';
import { pasteOpen } from '../../session/dialogs.ts';
import { PasteForm } from './PasteForm.tsx';

export function PasteDialog() {
  const close = (): void => {
    pasteOpen.value = false;
  };
  return (
    <Dialog title="Paste a map" open={pasteOpen.value} onClose={close}>
      <PasteForm close={close} />
    </Dialog>
  );
}
