// What this browser keeps of Learn: guesses and steps by kernel, and nothing else. Pure.

import { beginAt } from './progress.ts';
import type { CardState, CardStep, FirstTry, Learning } from './progress.ts';

export const LEARN_KEY = 'kallscope-learn';

/** Kernels whose cards are kept: the ones seen last. */
const MOST_KERNELS = 8;
/** Most letters of a guess. The longest guess is a drawn line, as twelve heights. */
const MOST_GUESS = 120;
const STEPS: readonly CardStep[] = ['ask', 'shown', 'why', 'right', 'keep'];
const FIRST_TRIES: readonly FirstTry[] = ['right', 'missed'];
const LAST_CARD = 10;
/** The page after it. */
const CLOSING = LAST_CARD + 1;

interface KeptKernel {
  readonly kernel: string;
  readonly progress: Learning;
}

/** Reads what an earlier visit wrote. What it does not understand is left out. */
function parseLearn(text: string | null): readonly KeptKernel[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.slice(0, MOST_KERNELS).flatMap(readKernel) : [];
  } catch {
    // The text under this key is not ours: begin with no progress.
    return [];
  }
}

/** The progress with one kernel, at that card: by default at the one seen last, a new kernel's at `first`. */
export function progressOf(text: string | null, kernel: string, first: number, card?: number): Learning {
  const kept = parseLearn(text).find((k) => k.kernel === kernel);
  if (!kept) return beginAt(card ?? first);
  return { ...kept.progress, card: card ?? kept.progress.card };
}

/** The text to keep once a kernel's progress has changed. */
export function withProgress(text: string | null, kernel: string, progress: Learning): string {
  const others = parseLearn(text).filter((k) => k.kernel !== kernel);
  const all = [{ kernel, progress: atRest(progress) }, ...others].slice(0, MOST_KERNELS);
  return JSON.stringify(all);
}

/** Progress as it is kept: whether a question is being asked a second time is left out. */
function atRest(progress: Learning): Learning {
  return { ...progress, again: undefined, againPressed: [], againRight: false };
}

function readKernel(raw: unknown): KeptKernel[] {
  const { kernel, progress } = object(raw);
  if (typeof kernel !== 'string') return [];
  const { card, cards, missed } = object(progress);
  const read: Record<number, CardState> = {};
  for (const [number, state] of Object.entries(object(cards))) {
    if (isCard(Number(number))) read[Number(number)] = readState(state);
  }
  return [
    {
      kernel,
      progress: {
        ...beginAt(isCard(card) || card === CLOSING ? card : 1),
        cards: read,
        missed: Array.isArray(missed) ? missed.filter(isCard).slice(0, LAST_CARD) : [],
      },
    },
  ];
}

function readState(raw: unknown): CardState {
  const { step, guess, pressed, told, first } = object(raw);
  const state = {
    step: STEPS.find((s) => s === step) ?? 'ask',
    guess: typeof guess === 'string' && guess.length <= MOST_GUESS ? guess : undefined,
    pressed: Array.isArray(pressed) ? pressed.filter((n): n is number => Number.isInteger(n) && n >= 0 && n < 4) : [],
    told: told === true,
  };
  return { ...state, first: FIRST_TRIES.find((how) => how === first) ?? firstTryOf(state) };
}

/**
 * Versions before the closing page did not keep how the first try ended. A wrong answer or a told one is a miss, and the
 * right answer without them was found at once. From the step after it nothing follows, since it can be gone to directly.
 */
function firstTryOf({ step, pressed, told }: Omit<CardState, 'first'>): FirstTry | undefined {
  if (told || pressed.length > 0) return 'missed';
  return step === 'right' ? 'right' : undefined;
}

function isCard(n: unknown): n is number {
  return typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= LAST_CARD;
}

function object(raw: unknown): Record<string, unknown> {
  return raw && typeof raw === 'object' ? (raw as Record<string, unknown>) : {};
}
