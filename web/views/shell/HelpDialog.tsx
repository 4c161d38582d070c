// Help, over the page.

import { Dialog } from '../../kit/Dialog.tsx';
import { helpOpen } from '../../session/dialogs.ts';
import { HelpText } from './HelpText.tsx';

export function HelpDialog() {
  return (
    <Dialog
      title="What you see, and the keys"
      open={helpOpen.value}
      onClose={() => {
        helpOpen.value = false;
      }}
    >
      <HelpText />
    </Dialog>
  );
}
