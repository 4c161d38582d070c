// Turns whatever was thrown into something to tell a person. Pure.

import type { ArchiveFile } from '../wire/answers.ts';
import { EngineError } from '../wire/seat.ts';

/** Something to tell in an alert. `again` offers a fresh start of the engine. */
export interface Problem {
  readonly title: string;
  /** Line of the map, from 1; 0 when none. */
  readonly line: number;
  /** Excerpt of that line: hostile text. */
  readonly text: string;
  readonly cause: string;
  readonly hint: string;
  readonly again: boolean;
  /** Files of an archive, of which the person chooses one. */
  readonly choices?: readonly ArchiveFile[];
  /** Files of this page could not be fetched or have wrong contents: offers to fetch them again. */
  readonly repair?: boolean;
}

const BROKEN = new Set(['bug', 'dead', 'start']);

export function problemOf(reason: unknown, title: string): Problem {
  if (!(reason instanceof EngineError)) {
    return {
      title,
      line: 0,
      text: '',
      again: true,
      cause: reason instanceof Error ? reason.message : String(reason),
      hint: 'This is a fault of this page or of the connection to it, not of your map.',
    };
  }
  const { code, line, text, cause, hint } = reason.detail;
  return {
    title: code === 'bug' ? 'Something broke in this page, not in your map' : title,
    line,
    cause,
    hint,
    // The last output of a dead worker, and bytes that are not text, tell a person nothing. The cause says it in plain
    // language.
    text: code === 'dead' || code === 'binary' ? '' : text,
    again: BROKEN.has(code),
    repair: code === 'start',
    ...(reason.detail.choices ? { choices: reason.detail.choices } : {}),
  };
}

/** Whether a text has at least one line of address, type and name. */
export function hasMapLines(text: string): boolean {
  return /^[0-9a-f]+[ \t]+\S[ \t]+\S/im.test(text);
}
