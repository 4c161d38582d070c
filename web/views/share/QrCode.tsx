// A QR code of whole pixels. It is dark on light in every theme, because many readers need that. Its text alternative
// is its content.

import { useEffect, useMemo } from 'preact/hooks';
import { usePart } from '../../session/context.ts';
import { createDoor } from '../../session/door.ts';
import type { Internals } from '../../session/session.ts';

const createQrDoor = ({ world }: Internals) => createDoor(world.clock, () => import('../../model/qr.ts'));

interface Props {
  readonly text: string;
  /** The square it may fill, in CSS pixels. */
  readonly room: number;
}

export function QrCode({ text, room }: Props) {
  const { step, inside, open } = usePart(createQrDoor);
  useEffect(() => void open(), []);
  const code = useMemo(() => inside.value?.qrCode(text), [inside.value, text]);
  if (code) {
    const pixels = code.side * Math.max(1, Math.floor(room / code.side));
    return (
      <svg
        class="qr"
        role="img"
        aria-label={text}
        width={pixels}
        height={pixels}
        viewBox={`0 0 ${code.side} ${code.side}`}
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${code.side}v${code.side}h-${code.side}z`} />
        <path fill="#000" d={code.path} />
      </svg>
    );
  }
  const why = {
    closed: '',
    fetching: 'The QR code is being fetched from this site.',
    failed: 'The QR code could not be fetched.',
    open: 'This link is too long for a QR code that a telephone could read.',
  }[step.value];
  return (
    <p class="qr-none muted" style={{ width: `${room}px` }}>
      {why}
    </p>
  );
}
