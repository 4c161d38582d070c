// The 256 tokens: their text, uses and savings, and which of them are worth pointing out. Pure.

import type { Round, Tables } from '../wire/answers.ts';

export interface Token {
  readonly slot: number;
  /** As the table has it, decoded for display. */
  readonly text: string;
  /** Bytes of text. */
  readonly length: number;
  readonly uses: number;
  /** Uses as the first byte of a record, where the first letter is the symbol's type. */
  readonly first: number;
  /** uses × (length − 1): each use is one byte instead of `length`. */
  readonly saves: number;
  /** The training round that made it, from 1; 0 for a byte that stands for itself. */
  readonly round: number;
  readonly made: Round | undefined;
}

const lenient = new TextDecoder();

export function readTokens(all: Tables): Token[] {
  const first = firstUses(all);
  const made = new Map(all.rounds.map((round, i) => [round.slot, i]));
  return Array.from({ length: 256 }, (_, slot) => {
    const from = all.tokenIndex[slot] ?? 0;
    const end = all.tokenTable.indexOf(0, from);
    const bytes = all.tokenTable.subarray(from, end < 0 ? from : end);
    const uses = all.tokenUses[slot] ?? 0;
    const at = made.get(slot);
    return {
      slot,
      text: lenient.decode(bytes),
      length: bytes.length,
      uses,
      first: first[slot]!,
      saves: uses * Math.max(0, bytes.length - 1),
      round: at === undefined ? 0 : at + 1,
      made: at === undefined ? undefined : all.rounds[at],
    };
  });
}

function firstUses(all: Tables): Uint32Array {
  const out = new Uint32Array(256);
  for (let i = 0; i < all.numSyms; i++) {
    const at = all.records[i]!;
    out[all.names[at + (all.names[at]! & 0x80 ? 2 : 1)]!]!++;
  }
  return out;
}

export interface Stories {
  readonly saver: Token | undefined;
  readonly longest: Token | undefined;
  /** How many of the 256 bytes stand for themselves. */
  readonly letters: number;
  /** Tokens no record uses any more: longer ones took their place. */
  readonly idle: number;
}

const most = (tokens: readonly Token[], by: (t: Token) => number): Token | undefined =>
  tokens.reduce<Token | undefined>((best, t) => (by(t) > (best ? by(best) : 0) ? t : best), undefined);

export function storiesOf(tokens: readonly Token[]): Stories {
  return {
    saver: most(tokens, (t) => t.saves),
    longest: most(tokens, (t) => t.length),
    letters: tokens.filter((t) => t.length === 1).length,
    idle: tokens.filter((t) => t.length > 0 && t.uses === 0).length,
  };
}

/** The slot an arrow key goes to in a grid of 16 columns. */
export function moveSlot(slot: number, key: string): number | undefined {
  const column = slot & 15;
  switch (key) {
    case 'ArrowLeft':
      return column > 0 ? slot - 1 : slot;
    case 'ArrowRight':
      return column < 15 ? slot + 1 : slot;
    case 'ArrowUp':
      return slot >= 16 ? slot - 16 : slot;
    case 'ArrowDown':
      return slot < 240 ? slot + 16 : slot;
    case 'Home':
      return slot & 0xf0;
    case 'End':
      return slot | 15;
    case 'PageUp':
      return column;
    case 'PageDown':
      return 240 + column;
    default:
      return undefined;
  }
}
