// What a key has done, for screen readers.

import { effect, signal } from '@preact/signals';
import { saidOf } from '../../model/keyWords.ts';
import { createCommands } from '../../session/commands.ts';
import { usePart } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';

/** A region that is told the same text again says nothing: with this after it, it is another. */
const AGAIN = '\u00a0';

function createSaid({ state, part }: Session) {
  const text = signal('');
  const say = (what: string): void => {
    text.value = what && what === text.peek() ? what + AGAIN : what;
  };
  const { done } = part(createCommands);
  effect(() => {
    const command = done.value?.command;
    if (!command) return;
    const { mode, speed, range, halts, inside } = state;
    say(
      saidOf(command, {
        mode: mode.peek(),
        speed: speed.peek(),
        range: range.peek(),
        guessing: halts.peek().length > 0,
        inside: inside.peek(),
      }),
    );
  });
  return { text, say };
}

export function Said() {
  return (
    <p class="unseen" aria-live="polite">
      {usePart(createSaid).text}
    </p>
  );
}
