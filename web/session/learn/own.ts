// What a person tries of their own with the tokens of the loaded kernel, after the truth is shown: a text, written in them. It is
// forgotten with the kernel.

import { effect, signal } from '@preact/signals';
import { wrongText } from '../../model/learn/ownText.ts';
import type { OwnText } from '../../model/learn/ownText.ts';
import { problemOf } from '../../model/problems.ts';
import { decodeWritten } from '../../wire/designAnswers.ts';
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

  let kernel = store.tables.peek();
  effect(() => {
    if (store.tables.value === kernel) return;
    kernel = store.tables.value;
    last = '';
    text.value = undefined;
    problem.value = '';
  });

  return { text, problem, write };
}
