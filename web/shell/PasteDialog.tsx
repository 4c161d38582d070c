// A box to paste a map's text into, for those who have no file. Its form comes later (extras.ts).

import { signal } from '@preact/signals';
import { Dialog } from './Dialog.tsx';
import { extras } from './later.tsx';
import { Wait } from './Wait.tsx';

export const pasteOpen = signal(false);

export function PasteDialog() {
  const Form = extras.value?.PasteForm;
  const close = (): void => { pasteOpen.value = false; };
  return (
    <Dialog title="Paste a map" open={pasteOpen.value} onClose={close}>
      {Form ? <Form close={close} /> : <Wait />}
    </Dialog>
  );
}
