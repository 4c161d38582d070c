// What keys do. A view offers a command while it is on screen; of several offers the newest counts, so that Escape
// closes what was opened last.

import { signal } from '@preact/signals';
import { commandOf, keysOf } from '../model/keys.ts';
import type { Command, ViewKeys } from '../model/keys.ts';
import type { Session } from './session.ts';

type Act = () => void;

export function createCommands({ state, player }: Session) {
  const offers = new Map<Command, readonly Act[]>();
  /** The last command that ran, a new object each time. */
  const done = signal<{ readonly command: Command } | undefined>(undefined);

  /** Returns a function that takes the offer back. */
  function offer(command: Command, act: Act): () => void {
    offers.set(command, [...(offers.get(command) ?? []), act]);
    return () => {
      offers.set(
        command,
        offers.get(command)!.filter((a) => a !== act),
      );
    };
  }

  /** Each of its own: the next view may lay the same keys before the last one takes its own back. */
  let over: readonly { readonly keys: ViewKeys }[] = [];

  const { toggle, stepBack, stepForward, probeBack, probeForward, toStart, toEnd, markFrom, markTo } = player;
  const race = {
    toggle,
    stepBack,
    stepForward,
    probeBack,
    probeForward,
    toStart,
    toEnd,
    markFrom,
    markTo,
    faster: () => player.setSpeed(state.speed.peek() * 2),
    slower: () => player.setSpeed(state.speed.peek() / 2),
    byBytes: () => player.setMode('work'),
    bySteps: () => player.setMode('steps'),
    byTime: () => player.setMode('log'),
  };
  for (const [command, act] of Object.entries(race)) offer(command as Command, act);

  return {
    offer,
    done,

    /** Lays a view's keys over those of the page; the newest count. Returns a function that takes them back. */
    lay(keys: ViewKeys): () => void {
      const laid = { keys };
      over = [...over, laid];
      return () => {
        over = over.filter((l) => l !== laid);
      };
    },
    over: (): ViewKeys | undefined => over.at(-1)?.keys,
    /** What a key does now. */
    commandOf: (key: string, shift: boolean): Command | undefined =>
      commandOf(keysOf(state.view.peek(), over.at(-1)?.keys), key, shift),

    isOffered: (command: Command): boolean => (offers.get(command) ?? []).length > 0,

    /** Whether a view offers this command. */
    run(command: Command): boolean {
      const act = offers.get(command)?.at(-1);
      if (!act) return false;
      act();
      done.value = { command };
      return true;
    },
  };
}
