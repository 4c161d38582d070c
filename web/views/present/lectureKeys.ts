// Offers what the keys of a lecture do while a part of it is on screen.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Command } from '../../model/keys.ts';
import { createCommands } from '../../session/commands.ts';
import { useSession } from '../../session/context.ts';

/** The acts may change with each rendering; their names may not. */
export function useLectureKeys(acts: Partial<Record<Command, () => void>>): void {
  const { part } = useSession();
  const now = useRef(acts);
  now.current = acts;
  useLayoutEffect(() => {
    const { offer } = part(createCommands);
    const back = (Object.keys(acts) as Command[]).map((command) => offer(command, () => now.current[command]?.()));
    return () => {
      for (const takeBack of back) takeBack();
    };
  }, []);
}
