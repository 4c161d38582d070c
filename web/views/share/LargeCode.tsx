// The code as large as the window takes: to be read from the last row.

import { signal } from '@preact/signals';
import { Dialog } from '../../kit/Dialog.tsx';
import { linkHere } from '../../session/visit.ts';
import { QrCode } from './QrCode.tsx';

export const showLarge = signal(false);

/** What the dialog has around the code: head, link and margins, in CSS pixels. */
const HEIGHT_TAKEN = 190;
const WIDTH_TAKEN = 64;

export function LargeCode() {
  return (
    <Dialog
      title="Point a telephone here"
      open={showLarge.value}
      onClose={() => {
        showLarge.value = false;
      }}
    >
      <Large />
    </Dialog>
  );
}

function Large() {
  const link = linkHere();
  const room = Math.max(200, Math.min(innerHeight - HEIGHT_TAKEN, innerWidth - WIDTH_TAKEN));
  return (
    <div class="qr-large">
      <QrCode text={link} room={room} />
      <p class="mono">{link}</p>
    </div>
  );
}
