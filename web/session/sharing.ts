// Sharing the map on screen, step by step: what it would be, sending it, and taking it back.

import { signal } from '@preact/signals';
import { source } from './store.ts';
import type { Source } from './store.ts';
import { browserNetwork, deleteMap, putMap, readTerms } from '../wire/shareHost.ts';
import type { Receipt, Terms } from '../wire/shareHost.ts';
import { pack } from '../wire/pack.ts';
import type { Packed } from '../wire/pack.ts';
import { findReceipt, forgetReceipt, keepReceipt } from './receipts.ts';
import { overLimit, wordsFor } from '../model/shareWords.ts';
import type { Words } from '../model/shareWords.ts';

export type FileSource = Source & { readonly kind: 'file' };

/** Each step has what the one before found out. */
export type Sharing =
  | { readonly step: 'packing' }
  | { readonly step: 'failed'; readonly words: Words }
  | { readonly step: 'offered'; readonly packed: Packed; readonly words?: Words; readonly deleted?: boolean }
  | { readonly step: 'sending'; readonly packed: Packed; readonly sent: number }
  | {
      readonly step: 'shared';
      readonly packed: Packed;
      readonly receipt: Receipt;
      readonly deleting?: boolean;
      readonly words?: Words;
    };

/** undefined: not asked yet, or this host shares nothing. */
export const terms = signal<Terms | undefined>(undefined);
export const sharing = signal<Sharing>({ step: 'packing' });

/** Of the newest step: an older one that comes to its end has nothing to show any more. */
let work = new AbortController();

function begin(): { readonly stopped: AbortSignal; readonly show: (now: Sharing) => void } {
  const mine = (work = new AbortController());
  return {
    stopped: mine.signal,
    show: (now) => {
      if (work === mine) sharing.value = now;
    },
  };
}

/** The only request that is made without being asked for, and only for those who open the dialog with a map of their own. */
export async function askTerms(): Promise<void> {
  if (terms.value || !/^https?:$/.test(location.protocol)) return;
  terms.value = await readTerms(browserNetwork());
}

/** Compresses a map to say what sharing it would send. Nothing is sent. */
export async function prepare(from: FileSource): Promise<void> {
  const { stopped, show } = begin();
  show({ step: 'packing' });
  try {
    const packed = await pack(from.file, stopped);
    const receipt = findReceipt(packed.digest);
    const words = terms.value && overLimit(packed.gzip.size, terms.value);
    if (receipt) {
      if (!stopped.aborted) nameShare(from, packed.digest);
      show({ step: 'shared', packed, receipt });
    } else show(words ? { step: 'failed', words } : { step: 'offered', packed });
  } catch (reason) {
    if (!stopped.aborted) show({ step: 'failed', words: wordsFor(reason) });
  }
}

/** Ends packing or sending. What has arrived whole can only be deleted, so its answer is waited for. */
export function stop(): void {
  const now = sharing.value;
  if (now.step !== 'sending' || now.sent < now.packed.gzip.size) work.abort();
}

/** The person pressed Share: the one time that something leaves this browser. */
export async function send(from: FileSource, packed: Packed): Promise<void> {
  const { stopped, show } = begin();
  show({ step: 'sending', packed, sent: 0 });
  try {
    const receipt = await putMap(
      browserNetwork(),
      packed.digest,
      packed.gzip,
      (sent) => show({ step: 'sending', packed, sent }),
      stopped,
    );
    keepReceipt(packed.digest, receipt);
    nameShare(from, packed.digest);
    show({ step: 'shared', packed, receipt });
  } catch (reason) {
    show(stopped.aborted ? { step: 'offered', packed } : { step: 'offered', packed, words: wordsFor(reason) });
  }
}

/** Takes a map back that this browser has shared. */
export async function takeBack(from: FileSource, packed: Packed, receipt: Receipt): Promise<void> {
  const { show } = begin();
  show({ step: 'shared', packed, receipt, deleting: true });
  try {
    await deleteMap(browserNetwork(), packed.digest, receipt.token!);
    forgetReceipt(packed.digest);
    nameShare(from, undefined);
    show({ step: 'offered', packed, deleted: true });
  } catch (reason) {
    show({ step: 'shared', packed, receipt, words: wordsFor(reason) });
  }
}

/** Links name the shared copy from now on, or no more. */
function nameShare({ kind, file, name }: FileSource, share: string | undefined): void {
  const now = source.value;
  if (now?.kind === 'file' && now.file === file) source.value = { kind, file, name, ...(share ? { share } : {}) };
}
