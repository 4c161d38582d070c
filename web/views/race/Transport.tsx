// The transport at the foot: the whole race as a slider, the buttons, and what happens now in one sentence. How fast it
// plays and on which clock is one of the late parts (Settings.tsx).

import { useComputed } from '@preact/signals';
import { useSession } from '../../session/context.ts';
import { Announcer, told } from './Announcer.tsx';
import { PlayButton } from '../../kit/PlayButton.tsx';
import { useLate } from '../late.ts';
import { Scrubber } from './Scrubber.tsx';

export function Transport() {
  const late = useLate().parts.value;
  return (
    <div class="transport panel" role="group" aria-label="Playback">
      <Scrubber />
      <div class="controls">
        <Buttons />
        <Says />
        {late && <late.Settings />}
      </div>
      <Announcer />
    </div>
  );
}

function Buttons() {
  const { player, state } = useSession();
  const { probeBack, probeForward, stepBack, stepForward, toEnd, toStart, toggle } = player;
  const { playing } = state;
  const on = playing.value;
  return (
    <div class="buttons">
      <PlayButton name="First" icon="first" act={toStart} tip="First (Home)" />
      <PlayButton
        name="Previous probe"
        icon="probeBack"
        act={probeBack}
        more="by-probe"
        tip="Previous probe (Shift + ←)"
      />
      <PlayButton
        name="Step back"
        icon="back"
        act={(e) => (e.shiftKey ? probeBack() : stepBack())}
        tip="Step back (←)"
      />
      <PlayButton
        name={on ? 'Pause' : 'Play'}
        icon={on ? 'pause' : 'play'}
        act={toggle}
        more="strong play"
        tip={`${on ? 'Pause' : 'Play'} (Space)`}
      />
      <PlayButton
        name="Step forward"
        icon="forward"
        act={(e) => (e.shiftKey ? probeForward() : stepForward())}
        tip="Step forward (→)"
      />
      <PlayButton
        name="Next probe"
        icon="probeForward"
        act={probeForward}
        more="by-probe"
        tip="Next probe (Shift + →)"
      />
      <PlayButton name="Last" icon="last" act={toEnd} tip="Last (End)" />
    </div>
  );
}

function Says() {
  const { state } = useSession();
  const title = useComputed(() => told(state).title);
  const text = useComputed(() => told(state).text);
  return (
    <p class="says">
      <b>{title}</b> <span>{text}</span>
    </p>
  );
}
