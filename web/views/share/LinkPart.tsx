// The address of this moment: to copy, to send, to point a telephone at; and what is in it.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../kit/icons.tsx';
import { printable } from '../../model/format.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createLargeCode } from './LargeCode.tsx';
import { QrCode } from './QrCode.tsx';
import { createSharing } from '../../session/sharing.ts';
import { reach } from '../../model/shareWords.ts';

export function LinkPart() {
  return (
    <LinkBox>
      <p>
        <LeadsTo />
      </p>
    </LinkBox>
  );
}

/** The link as text and as QR code. `children` stands above them. */
export function LinkBox({ children }: { readonly children: ComponentChildren }) {
  const { linkHere } = useSession().navigation;
  const largeCode = usePart(createLargeCode);
  const link = linkHere();
  const near = reach(location);
  return (
    <div class="share-link">
      <div class="share-text">
        {children}
        <CopyField link={link} />
        {near && <p class="share-near">{near}</p>}
        <Holds />
      </div>
      <div class="share-code">
        <QrCode text={link} room={232} />
        <button
          type="button"
          class="btn"
          onClick={() => {
            largeCode.shown.value = true;
          }}
        >
          Show it large
        </button>
      </div>
    </div>
  );
}

function LeadsTo() {
  const { state, dialogs } = useSession();
  const { terms } = usePart(createSharing);
  const from = state.source.value;
  if (from?.kind !== 'file')
    return (
      <>
        Whoever opens this link is at the very moment you see. The map ships with the page, so the link is all they
        need.
      </>
    );
  if (from.share) return <>Whoever opens this link is at the very moment you see, with the shared copy of your map.</>;
  return (
    <>
      Whoever opens this link and has the same file, <span class="name">{printable(from.name)}</span>, is at the very
      moment you see.
      {terms.value && (
        <>
          {' '}
          Without it?{' '}
          <button type="button" class="link-button" onClick={() => dialogs.openShare('map')}>
            Share this map
          </button>{' '}
          as well.
        </>
      )}
    </>
  );
}

/** Names all that a link holds, also the map's name and the name that was looked up. */
function Holds() {
  const { source } = useSession().state;
  const from = source.value;
  return (
    <p class="muted small">
      {from?.kind === 'file' ? (
        <>
          It holds your file’s name and fingerprint{from.share && ', the shared copy’s SHA-256'}, the lookup and the
          moment; no other symbol of your map.
        </>
      ) : (
        <>It holds the map’s short name, the lookup and the moment; never a map.</>
      )}{' '}
      Browsers send no host what follows the <code>#</code>.
    </p>
  );
}

function CopyField({ link }: { readonly link: string }) {
  const field = useRef<HTMLInputElement>(null);
  const said = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      said.value = 'Copied';
    } catch {
      field.current!.select();
      said.value = 'This browser does not let the page copy: the link is selected, copy it by the keyboard';
    }
  };
  return (
    <div class="share-copy">
      <input
        ref={field}
        type="text"
        readOnly
        value={link}
        aria-label="Link to this moment"
        spellcheck={false}
        onFocus={(e) => e.currentTarget.select()}
      />
      <div class="share-buttons">
        <button type="button" class="btn strong" onClick={() => void copy()}>
          <Icon name={said.value === 'Copied' ? 'check' : 'copy'} />
          {said.value === 'Copied' ? 'Copied' : 'Copy link'}
        </button>
        {'share' in navigator && (
          <button type="button" class="btn" onClick={() => void send(link)}>
            Send …
          </button>
        )}
      </div>
      <p class={said.value === 'Copied' ? 'unseen' : 'small'} role="status" aria-label="Copy">
        {said.value}
      </p>
    </div>
  );
}

/** Opens the system's own share sheet. Closing it is not an error. */
async function send(url: string): Promise<void> {
  await navigator.share({ title: document.title, url }).catch(() => {});
}
