// The race's keys. The shell calls this for keys that are neither typed nor its own.

import type { Mode } from '../../model/clock.ts';
import type { Session } from '../../session/session.ts';

/** Elements that use the space bar, and elements that use arrow keys, themselves. */
const PRESSED = 'button, a[href], summary, input, select, [role="button"], [role="radio"]';
const MOVED = 'input, select, [role="application"], [role="radio"], [role="listbox"]';

/** Whether the key was one of the race's. */
export function handleRaceKey(session: Session, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  const act = actionOf(session, event, target);
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}

function actionOf(
  { state, player }: Session,
  event: KeyboardEvent,
  target: Element | undefined,
): (() => void) | undefined {
  if (event.key === ' ') return target?.closest(PRESSED) ? undefined : player.toggle;
  if (target?.closest(MOVED)) return undefined;
  switch (event.key) {
    case 'ArrowRight':
      return event.shiftKey ? player.probeForward : player.stepForward;
    case 'ArrowLeft':
      return event.shiftKey ? player.probeBack : player.stepBack;
    case 'Home':
      return player.toStart;
    case 'End':
      return player.toEnd;
    case '+':
    case '=':
      return () => player.setSpeed(state.speed.peek() * 2);
    case '-':
    case '_':
      return () => player.setSpeed(state.speed.peek() / 2);
    case '[':
      return player.markFrom;
    case ']':
      return player.markTo;
    case '1':
      return () => player.setMode('work');
    case '2':
      return () => player.setMode('steps');
    case '3':
      return () => player.setMode('log');
    default:
      return undefined;
  }
}

export const MODE_WORDS = { work: 'Same work', steps: 'Same step', log: 'Log time' } as const satisfies Record<
  Mode,
  string
>;
