// Sharing the map on screen: what would be sent and to whom, before anything is; then how far it is, and how to take it
// back.

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { fromImage } from '../../model/imageLayout.ts';
import { createImageMap } from '../../session/imageMap.ts';
import { count } from '../../model/text.ts';
import { printable, size } from '../../model/format.ts';
import { usePart, useSession } from '../../session/context.ts';
import type { Receipt, Terms } from '../../wire/shareHost.ts';
import { LinkBox } from './LinkPart.tsx';
import type { Packed } from '../../wire/pack.ts';
import { createSharing } from '../../session/sharing.ts';
import type { FileSource, SharingStep } from '../../session/sharing.ts';
import { keptFor } from '../../model/shareWords.ts';
import type { Words } from '../../model/shareWords.ts';

export function MapPart() {
  const { source, tables } = useSession().state;
  const { terms } = usePart(createSharing);
  const from = source.value;
  const host = terms.value;
  if (from?.kind !== 'file' || !host) return null;
  return tables.value && fromImage(tables.value) ? <OfImage name={from.name} /> : <Own from={from} host={host} />;
}

/**
 * Images are not shared. A kernel has tens of megabytes, and a race needs only its map. A kernel may also hold private
 * things.
 */
function OfImage({ name }: { readonly name: string }) {
  const imageMap = usePart(createImageMap);
  return (
    <div class="share-map">
      <p>
        <span class="name">{printable(name)}</span> is a kernel image, and images are not shared. Its System.map can be:
        it has the same symbols and builds the same tables.
      </p>
      <p class="share-buttons">
        <button type="button" class="btn strong" onClick={() => void imageMap.open()}>
          Go on with its System.map
        </button>
      </p>
    </div>
  );
}

interface OwnProps {
  readonly from: FileSource;
  readonly host: Terms;
}

function Own({ from, host }: OwnProps) {
  const { now, prepare, stop } = usePart(createSharing);
  const box = useRef<HTMLDivElement>(null);
  const { step } = now.value;
  // Another part, another map or a closed dialog ends packing and sending: nothing is sent unseen.
  useLayoutEffect(() => {
    void prepare(from);
    return stop;
  }, [from.file]);
  // The button that was pressed has gone with its step: focus must not go with it.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  }, [step]);
  return (
    <div class="share-map" ref={box} tabIndex={-1}>
      <p class="unseen" role="status" aria-label="Sharing">
        {SAID[step]}
      </p>
      <Step from={from} host={host} />
    </div>
  );
}

/** What screen readers hear at each step; failures are alerts of their own. */
const SAID = {
  packing: 'Compressing',
  failed: '',
  offered: 'Ready to be shared',
  sending: 'Sending',
  shared: 'It is shared',
} as const satisfies Record<SharingStep['step'], string>;

function Step({ from, host }: OwnProps) {
  const now = usePart(createSharing).now.value;
  switch (now.step) {
    case 'packing':
      return (
        <p>
          Compressing <Name of={from} /> in this browser, to see how large it is …
        </p>
      );
    case 'failed':
      return <Failed words={now.words} title="This map cannot be shared here" />;
    case 'sending':
      return <Sending packed={now.packed} sent={now.sent} />;
    case 'offered':
      return <Offer from={from} host={host} packed={now.packed} words={now.words} deleted={now.deleted ?? false} />;
    case 'shared':
      return (
        <Shared
          from={from}
          packed={now.packed}
          receipt={now.receipt}
          deleting={now.deleting ?? false}
          words={now.words}
        />
      );
  }
}

const Name = ({ of: { name } }: { readonly of: FileSource }) => <span class="name">{printable(name)}</span>;

function Failed({ title, words }: { readonly title: string; readonly words: Words | undefined }) {
  return words ? (
    <div role="alert" class="share-alert">
      <b>{title}</b>
      <p>
        {words.cause} {words.hint}
      </p>
    </div>
  ) : null;
}

interface OfferProps extends OwnProps {
  readonly packed: Packed;
  readonly words: Words | undefined;
  readonly deleted: boolean;
}

function Offer({ from, host, packed, words, deleted }: OfferProps) {
  const sharing = usePart(createSharing);
  const { tables } = useSession().state;
  return (
    <>
      <Failed title="Nothing was shared" words={words} />
      {deleted && (
        <p role="alert" class="share-done">
          It is deleted. Browsers that have opened the link before keep their copy.
        </p>
      )}
      {from.share && <p>The link names a copy that was shared already; it works as long as that is kept.</p>}
      <dl class="share-terms">
        <Term name="What is sent">
          the whole text of <Name of={from} />, compressed to {count(packed.gzip.size)} bytes (at most{' '}
          {size(host.maxBytes)} here): every line, with the names and addresses of all{' '}
          {count(tables.value?.numSyms ?? 0)} symbols. The file’s name is not sent; it is in the link.
        </Term>
        <Term name="To whom">
          <b>{location.host}</b>, which {keptFor(host)}.
        </Term>
        <Term name="Who can read it">
          anyone who has the link, and who runs that host. Taken from <code>/proc/kallsyms</code>, it tells where a
          running kernel lies in memory.
        </Term>
      </dl>
      <p class="share-buttons">
        <button type="button" class="btn strong" onClick={() => void sharing.send(from, packed)}>
          Upload and get a link
        </button>
      </p>
    </>
  );
}

function Term({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Sending({ packed, sent }: { readonly packed: Packed; readonly sent: number }) {
  const sharing = usePart(createSharing);
  const all = packed.gzip.size;
  const whole = sent >= all;
  const words = whole ? 'waiting for the host’s answer' : `${size(sent)} of ${size(all)} sent`;
  return (
    <>
      <p>{whole ? 'All is sent; waiting for the host’s answer …' : `Sending: ${size(sent)} of ${size(all)} …`}</p>
      <progress class="share-progress" aria-label="Upload" aria-valuetext={words} max={all} value={sent} />
      <p class="share-buttons">
        <button type="button" class="btn" disabled={whole} onClick={sharing.stop}>
          Cancel
        </button>
      </p>
    </>
  );
}

interface SharedProps {
  readonly from: FileSource;
  readonly packed: Packed;
  readonly receipt: Receipt;
  readonly deleting: boolean;
  readonly words: Words | undefined;
}

function Shared({ from, packed, receipt, deleting, words }: SharedProps) {
  const sharing = usePart(createSharing);
  return (
    <>
      <Failed title="It was not deleted" words={words} />
      <LinkBox>
        <p class="share-done">
          <b>It is shared.</b> Whoever opens this link is at the very moment you see, with this map. {expiry(receipt)}
        </p>
        {!receipt.token && <p>These very bytes were shared before, so this browser cannot delete them.</p>}
      </LinkBox>
      {receipt.token && (
        <p class="share-buttons">
          <button
            type="button"
            class="btn"
            disabled={deleting}
            onClick={() => void sharing.takeBack(from, packed, receipt)}
          >
            {deleting ? 'Deleting …' : 'Delete it again'}
          </button>
        </p>
      )}
    </>
  );
}

function expiry({ expires }: Receipt): string {
  const at = new Date(expires ?? NaN);
  return Number.isNaN(at.valueOf())
    ? ''
    : `The host deletes it on ${at.toLocaleDateString('en-GB', { dateStyle: 'long' })}.`;
}
