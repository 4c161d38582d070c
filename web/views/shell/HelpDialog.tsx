// Help, over the page.

import { Dialog } from '../../kit/Dialog.tsx';
import { useSession } from '../../session/context.ts';
import { HelpText } from './HelpText.tsx';

export function HelpDialog() {
  const { help, close } = useSession().dialogs;
  return (
    <Dialog title="What you see, and the keys" open={help.value} onClose={close}>
      <HelpText />
    </Dialog>
  );
}
