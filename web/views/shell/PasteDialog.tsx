// A box to paste a map's text into, for those who have no file.

import { Dialog } from '../../kit/Dialog.tsx';
import { useSession } from '../../session/context.ts';
import { PasteForm } from './PasteForm.tsx';

export function PasteDialog() {
  const { paste, close } = useSession().dialogs;
  return (
    <Dialog title="Paste a map" open={paste.value} onClose={close}>
      <PasteForm close={close} />
    </Dialog>
  );
}
