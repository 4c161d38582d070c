// The few things the next visit begins with, as one small text in the browser's storage. Pure.

import type { Theme } from '../model/link.ts';

export const KEPT_KEY = 'kallscope';

interface Kept {
  /** Where the last visit ended, as a link. */
  readonly hash: string;
  readonly theme: Theme;
  readonly speed: number;
  readonly inside: boolean;
}

/** Reads what an earlier visit wrote; anything it does not understand takes its default. */
export function parseKept(text: string | null): Kept {
  let raw: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (value && typeof value === 'object') raw = value as Record<string, unknown>;
  } catch {
    // The text under our key is not ours: begin with the defaults.
  }
  const { hash, theme, speed, inside } = raw;
  return {
    hash: typeof hash === 'string' ? hash : '',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    speed: typeof speed === 'number' && speed > 0 && Number.isFinite(speed) ? speed : 1,
    inside: inside === true,
  };
}
