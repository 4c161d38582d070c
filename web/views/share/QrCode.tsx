// A QR code of whole pixels. It is dark on light in every theme, because many readers need that. Its text alternative
// is its content.

import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

type Qr = typeof import('../../model/qr.ts');

interface Props {
  readonly text: string;
  /** The square it may fill, in CSS pixels. */
  readonly room: number;
}

export function QrCode({ text, room }: Props) {
  const qr = useSignal<Qr | 'missing' | undefined>(undefined);
  useEffect(() => {
    void import('../../model/qr.ts').then(
      (all) => {
        qr.value = all;
      },
      () => {
        qr.value = 'missing';
      },
    );
  }, []);
  const now = qr.value;
  const code = useMemo(() => (typeof now === 'object' ? now.qrCode(text) : undefined), [now, text]);
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
  const why = !now
    ? ''
    : now === 'missing'
      ? 'The QR code could not be fetched.'
      : 'This link is too long for a QR code that a telephone could read.';
  return (
    <p class="qr-none muted" style={{ width: `${room}px` }}>
      {why}
    </p>
  );
}
