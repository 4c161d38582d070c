// The player at the foot: the whole race as a slider, the buttons, and how much both have read. How fast it plays and on
// which clock is one of the late parts (Settings.tsx).

import { useComputed } from '@preact/signals';
import { PlayButton } from '../../kit/PlayButton.tsx';
import type { Scene } from '../../model/scene.ts';
import { count, plural } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createPresenting } from '../../session/presenting.ts';
import { useLate } from '../late.ts';
import { Announcer } from './Announcer.tsx';
import { Scrubber } from './Scrubber.tsx';

export function Transport() {
  const late = useLate().parts.value;
  const { toggle } = usePart(createPresenting);
  return (
    <div class="transport panel" role="group" aria-label="Playback">
      <Scrubber />
      <div class="controls">
        <Buttons />
        <Work />
        {late && <late.Invitation />}
        <div class="player-options">
          {late && <late.GuessSwitch />}
          <button type="button" class="btn present" title="Present (p)" onClick={toggle}>
            Present
          </button>
          {late && <late.Settings />}
        </div>
      </div>
      <Announcer />
    </div>
  );
}

/** How many bytes both have read. On the clock of bytes the number is the same for both and is said once. */
function Work() {
  const { now } = useSession().state;
  const text = useComputed(() => (now.value ? workText(now.value) : ''));
  return <p class="work">{text}</p>;
}

function workText(s: Scene): string {
  if (s.finished) return s.binary.present ? 'Both searches are done' : 'The scan is done';
  const a = s.linear.bytes;
  const b = s.binary.bytes;
  if (!s.binary.present || s.binary.done) return `The scan has read ${plural(Math.round(a), 'byte')}`;
  if (s.linear.done) return `The binary search has read ${plural(Math.round(b), 'byte')}`;
  if (Math.round(a) === Math.round(b)) return `Both have read ${plural(Math.round(a), 'byte')}`;
  return `Bytes read: ${count(Math.round(a))} and ${count(Math.round(b))}`;
}

function Buttons() {
  const { player, state } = useSession();
  const { probeBack, probeForward, stepBack, stepForward, toEnd, toStart, toggle } = player;
  const on = state.playing.value;
  const by = state.inside.value ? 'one read' : 'one probe';
  return (
    <div class="buttons">
      <PlayButton name="First" icon="first" act={toStart} more="ends" tip="First (Home)" />
      <PlayButton
        name="Step back"
        icon="back"
        act={(e) => (e.shiftKey ? probeBack() : stepBack())}
        tip={`Step back, ${by} (←)`}
      />
      <PlayButton
        name={on ? 'Pause' : 'Play'}
        icon={on ? 'pause' : 'play'}
        act={toggle}
        more="strong play"
        tip={`${on ? 'Pause' : 'Play'} (Space)`}
        word
      />
      <PlayButton
        name="Step forward"
        icon="forward"
        act={(e) => (e.shiftKey ? probeForward() : stepForward())}
        tip={`Step forward, ${by} (→)`}
      />
      <PlayButton name="Last" icon="last" act={toEnd} more="ends" tip="Last (End)" />
    </div>
  );
}
