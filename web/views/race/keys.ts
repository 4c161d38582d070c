// The race's keys. The shell calls this for keys that are neither typed nor its own.

import { mode, speed } from '../../session/store.ts';
import {
  markFrom,
  markTo,
  probeBack,
  probeForward,
  setMode,
  setSpeed,
  stepBack,
  stepForward,
  toEnd,
  toggle,
  toStart,
} from '../../session/player.ts';

/** Elements that have a use for the space bar, and for arrows, of their own. */
const PRESSED = 'button, a[href], summary, input, select, [role="button"], [role="radio"]';
const MOVED = 'input, select, [role="application"], [role="radio"], [role="listbox"]';

/** Whether the key was one of the race's. */
export function handleKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  const act = actionOf(event, target);
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}

function actionOf(event: KeyboardEvent, target: Element | undefined): (() => void) | undefined {
  if (event.key === ' ') return target?.closest(PRESSED) ? undefined : toggle;
  if (target?.closest(MOVED)) return undefined;
  switch (event.key) {
    case 'ArrowRight':
      return event.shiftKey ? probeForward : stepForward;
    case 'ArrowLeft':
      return event.shiftKey ? probeBack : stepBack;
    case 'Home':
      return toStart;
    case 'End':
      return toEnd;
    case '+':
    case '=':
      return () => setSpeed(speed.peek() * 2);
    case '-':
    case '_':
      return () => setSpeed(speed.peek() / 2);
    case '[':
      return markFrom;
    case ']':
      return markTo;
    case '1':
      return () => setMode('work');
    case '2':
      return () => setMode('steps');
    case '3':
      return () => setMode('log');
    default:
      return undefined;
  }
}

export const MODE_WORDS = { work: 'Same work', steps: 'Same step', log: 'Log time' } as const satisfies Record<
  typeof mode.value,
  string
>;
