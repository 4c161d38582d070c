// Sharing the map on screen, step by step: what would be sent, sending it, and deleting it again.

import { signal } from '@preact/signals';
import type { Source } from '../model/samples.ts';
import { overLimit, wordsFor } from '../model/shareWords.ts';
import type { Words } from '../model/shareWords.ts';
import { pack } from '../wire/pack.ts';
import type { Packed } from '../wire/pack.ts';
import { deleteMap, putMap, readTerms } from '../wire/shareHost.ts';
import type { Receipt, Terms } from '../wire/shareHost.ts';
import { latest } from './latest.ts';
import { createReceipts } from './receipts.ts';
import type { Internals } from './session.ts';

export type FileSource = Source & { readonly kind: 'file' };

/** The present step of sharing a file, with what the panel shows and what the next step needs. */
export type SharingStep =
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

export function createSharing({ store, world }: Internals) {
  const { network } = world.sources;
  const receipts = createReceipts(world);
  const turns = latest();
  /** undefined: the host was not asked yet, or it shares nothing. */
  const terms = signal<Terms | undefined>(undefined);
  const now = signal<SharingStep>({ step: 'packing' });

  function begin() {
    const turn = turns.begin();
    const show = (step: SharingStep): void => {
      if (turn.current()) now.value = step;
    };
    return { turn, show };
  }

  /** Makes links name the shared copy, or no longer name it. */
  function nameShare({ kind, file, name }: FileSource, share: string | undefined): void {
    const shown = store.source.value;
    if (shown?.kind === 'file' && shown.file === file)
      store.source.value = { kind, file, name, ...(share ? { share } : {}) };
  }

  return {
    terms,
    now,

    /**
     * The only request that nobody asked for by name. It is made only for a person who opens the dialog with a map of
     * their own.
     */
    async askTerms(): Promise<void> {
      if (!terms.value && world.address.hasHost()) terms.value = await readTerms(network);
    },

    /** Compresses a map to say what sharing it would send. Nothing is sent. */
    async prepare(from: FileSource): Promise<void> {
      const { turn, show } = begin();
      show({ step: 'packing' });
      try {
        const packed = await pack(from.file, turn.over);
        const receipt = receipts.find(packed.digest);
        const words = terms.value && overLimit(packed.gzip.size, terms.value);
        if (receipt) {
          if (turn.current()) nameShare(from, packed.digest);
          show({ step: 'shared', packed, receipt });
        } else show(words ? { step: 'failed', words } : { step: 'offered', packed });
      } catch (reason) {
        show({ step: 'failed', words: wordsFor(reason) });
      }
    },

    /** Ends packing or sending. A map that has arrived whole can only be deleted, so its answer is waited for. */
    stop(): void {
      const at = now.value;
      if (at.step === 'sending' && at.sent >= at.packed.gzip.size) return;
      turns.callOff();
      if (at.step === 'sending') now.value = { step: 'offered', packed: at.packed };
    },

    /** Uploads the map. The person has pressed Upload: only here does anything leave this browser. */
    async send(from: FileSource, packed: Packed): Promise<void> {
      const { turn, show } = begin();
      show({ step: 'sending', packed, sent: 0 });
      try {
        const sent = (bytes: number): void => show({ step: 'sending', packed, sent: bytes });
        const receipt = await putMap(network, packed.digest, packed.gzip, sent, turn.over);
        receipts.add(packed.digest, receipt);
        nameShare(from, packed.digest);
        show({ step: 'shared', packed, receipt });
      } catch (reason) {
        show({ step: 'offered', packed, words: wordsFor(reason) });
      }
    },

    /** Deletes a map that this browser has shared from the host. */
    async takeBack(from: FileSource, packed: Packed, receipt: Receipt): Promise<void> {
      const { show } = begin();
      show({ step: 'shared', packed, receipt, deleting: true });
      try {
        await deleteMap(network, packed.digest, receipt.token!);
        receipts.remove(packed.digest);
        nameShare(from, undefined);
        show({ step: 'offered', packed, deleted: true });
      } catch (reason) {
        show({ step: 'shared', packed, receipt, words: wordsFor(reason) });
      }
    },
  };
}
