// Help, over the page. Its text comes later (extras.ts).

import { signal } from '@preact/signals';
import { Dialog } from './Dialog.tsx';
import { extras } from './later.tsx';
import { Wait } from './Wait.tsx';

export const helpOpen = signal(false);

export function HelpDialog() {
  const Text = extras.value?.HelpText;
  return (
    <Dialog title="What you see, and the keys" open={helpOpen.value} onClose={() => { helpOpen.value = false; }}>
      {Text ? <Text /> : <Wait />}
    </Dialog>
  );
}
