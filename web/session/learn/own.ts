// What a person tries of their own with the tokens of the loaded kernel, after the truth is shown: a text, written in them, and
// pairs of their choice. Both are forgotten with the kernel.

import { effect, signal } from '@preact/signals';
import { notPlayed, wrongPair } from '../../model/learn/ownPairs.ts';
import type { OwnPairs } from '../../model/learn/ownPairs.ts';
import { wrongText } from '../../model/learn/ownText.ts';
import type { OwnText } from '../../model/learn/ownText.ts';
import { problemOf } from '../../model/problems.ts';
import { decodePlayed, decodeWritten } from '../../wire/designAnswers.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Internals } from '../session.ts';
import { createStudy } from './study.ts';

export function createOwn({ store, part }: Internals) {
  const study = part(createStudy);
  const text = signal<OwnText | undefined>(undefined);
  /** Why the program did not answer, in words; '' while nothing is wrong. */
  const problem = signal('');
  /** The text that was asked for last: an answer about an earlier one is not shown. */
  let last = '';

  async function write(typed: string): Promise<void> {
    const trimmed = typed.trim();
    last = trimmed;
    problem.value = '';
    const wrong = wrongText(trimmed);
    text.value = wrong && { typed: trimmed, wrong };
    if (wrong) return;
    try {
      const written = decodeWritten(await study.ask({ op: 'write', text: trimmed }));
      if (last === trimmed) text.value = { typed: trimmed, written };
    } catch (reason) {
      if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
    }
  }

  const pairs = signal<OwnPairs | undefined>(undefined);
  /** Whether pairs are being played: others can be chosen after that. */
  const playing = signal(false);

  /** Plays these pairs; the last is left out again if it could not be played. */
  async function play(wanted: OwnPairs['pairs']): Promise<void> {
    if (playing.peek()) return;
    const tables = store.tables.peek();
    playing.value = true;
    problem.value = '';
    try {
      const played = decodePlayed(await study.ask({ op: 'pairs', pairs: wanted }));
      if (tables !== store.tables.peek()) return;
      const last = wanted.at(-1);
      const wrong = last && notPlayed(played, last);
      pairs.value = wrong
        ? { pairs: wanted.slice(0, -1), played: { ...played, rounds: played.rounds.slice(0, -1) }, wrong }
        : { pairs: wanted, played };
    } catch (reason) {
      if (!(reason instanceof Cancelled)) problem.value = problemOf(reason, '').cause;
    } finally {
      playing.value = false;
    }
  }

  let kernel = store.tables.peek();
  effect(() => {
    if (store.tables.value === kernel) return;
    kernel = store.tables.value;
    last = '';
    text.value = pairs.value = undefined;
    problem.value = '';
  });

  return {
    text,
    pairs,
    playing,
    problem,
    write,
    /** Asks which pairs there are to begin with. */
    begin(): void {
      if (!pairs.peek()) void play([]);
    },
    async choose(first: string, second: string): Promise<void> {
      const now = pairs.peek();
      if (!now || playing.peek()) return;
      const wrong = wrongPair(now.pairs, [first, second]);
      if (wrong) pairs.value = { ...now, wrong };
      else await play([...now.pairs, [first, second]]);
    },
    takeBack: (): Promise<void> => play(pairs.peek()?.pairs.slice(0, -1) ?? []),
    clear: (): Promise<void> => play([]),
  };
}
