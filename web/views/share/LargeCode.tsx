// The code as large as the window allows, to be read from the last row of a room.

import { signal } from '@preact/signals';
import { Dialog } from '../../kit/Dialog.tsx';
import { usePart, useSession } from '../../session/context.ts';
import { QrCode } from './QrCode.tsx';

export function createLargeCode() {
  return { shown: signal(false) };
}

/** What the dialog has around the code: head, link and margins, in CSS pixels. */
const HEIGHT_TAKEN = 190;
const WIDTH_TAKEN = 64;

export function LargeCode() {
  const { shown } = usePart(createLargeCode);
  return (
    <Dialog
      title="Point a telephone here"
      open={shown.value}
      onClose={() => {
        shown.value = false;
      }}
    >
      <Large />
    </Dialog>
  );
}

function Large() {
  const { linkHere } = useSession().navigation;
  const link = linkHere();
  const room = Math.max(200, Math.min(innerHeight - HEIGHT_TAKEN, innerWidth - WIDTH_TAKEN));
  return (
    <div class="qr-large">
      <QrCode text={link} room={room} />
      <p class="mono">{link}</p>
    </div>
  );
}
