// Tokens that delete what this browser has shared, by digest, in localStorage. Where that is refused (private mode),
// they last as long as the page.

import type { Receipt } from '../wire/shareHost.ts';

const KEY = 'kallscope-shared';

type Receipts = Readonly<Record<string, Receipt>>;

let unkept: Receipts = {};

/** Reads what was written; forgets what the host has forgotten by `now`, and what it does not understand. Pure. */
export function parseReceipts(text: string | null, now: number): Receipts {
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

function readAll(): Receipts {
  try {
    return { ...unkept, ...parseReceipts(localStorage.getItem(KEY), Date.now()) };
  } catch {
    return unkept;
  }
}

function writeAll(all: Receipts): void {
  unkept = all;
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Refused: kept above.
  }
}

export function findReceipt(digest: string): Receipt | undefined {
  return readAll()[digest];
}

export function keepReceipt(digest: string, receipt: Receipt): void {
  if (receipt.token) writeAll({ ...readAll(), [digest]: receipt });
}

export function forgetReceipt(digest: string): void {
  const { [digest]: _, ...others } = readAll();
  writeAll(others);
}
