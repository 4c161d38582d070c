// Tokens that delete what this browser has shared, by digest, in the browser's storage. Where that is refused (private
// mode), they last as long as the page.

import type { Receipt } from '../wire/shareHost.ts';
import type { World } from './world.ts';

const RECEIPTS_KEY = 'kallscope-shared';

type ByDigest = Readonly<Record<string, Receipt>>;

/** Reads what was written; forgets what the host has forgotten by `now`, and what it does not understand. Pure. */
export function parseReceipts(text: string | null, now: number): ByDigest {
  try {
    const all = Object(JSON.parse(text ?? '{}')) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, Receipt] => isReceipt(entry[1]) && !isOver(entry[1], now)),
    );
  } catch {
    return {};
  }
}

function isReceipt(value: unknown): value is Receipt {
  const { token, expires } = Object(value) as Record<string, unknown>;
  return typeof token === 'string' && (expires === undefined || typeof expires === 'string');
}

function isOver({ expires }: Receipt, now: number): boolean {
  return expires !== undefined && Date.parse(expires) < now;
}

interface Receipts {
  find(digest: string): Receipt | undefined;
  add(digest: string, receipt: Receipt): void;
  remove(digest: string): void;
}

export function createReceipts({ storage, clock }: Pick<World, 'storage' | 'clock'>): Receipts {
  let unwritten: ByDigest = {};
  const all = (): ByDigest => ({ ...unwritten, ...parseReceipts(storage.read(RECEIPTS_KEY), clock.date()) });
  const write = (receipts: ByDigest): void => {
    unwritten = receipts;
    storage.write(RECEIPTS_KEY, JSON.stringify(receipts));
  };
  return {
    find: (digest) => all()[digest],
    add(digest, receipt) {
      if (receipt.token) write({ ...all(), [digest]: receipt });
    },
    remove(digest) {
      const { [digest]: _, ...others } = all();
      write(others);
    },
  };
}
