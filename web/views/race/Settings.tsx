// The settings of playing: the range, the speed and the clock.

import { useComputed } from '@preact/signals';
import type { Mode } from '../../model/clock.ts';
import { FASTEST, SLOWEST } from '../../model/playback.ts';
import { MODE_WORDS, placeText, speedText } from '../../model/modes.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { createCommands } from '../../session/commands.ts';
import { usePart, useSession } from '../../session/context.ts';

export function Settings() {
  const { mode, speed } = useSession().state;
  const label = (
    <>
      Speed {speedText(speed.value)}
      <span class="unseen"> and clock: {MODE_WORDS[mode.value]}</span>
    </>
  );
  return (
    <>
      <RangeChip />
      <Disclosure class="pace-settings" label={label} panelClass="settings-panel">
        {() => (
          <>
            <Speed />
            <RaceBy />
            <PlayedRange />
          </>
        )}
      </Disclosure>
    </>
  );
}

function Speed() {
  const { player, state } = useSession();
  const { setSpeed } = player;
  const { speed } = state;
  const value = useComputed(() => Math.log2(speed.value));
  const text = useComputed(() => speedText(speed.value));
  return (
    <label class="speed">
      <span>Speed</span>
      <input
        type="range"
        aria-label="Speed"
        min={Math.log2(SLOWEST)}
        max={Math.log2(FASTEST)}
        step={1}
        value={value}
        aria-valuetext={text}
        onInput={(e) => setSpeed(2 ** Number(e.currentTarget.value))}
      />
      <output>{text}</output>
    </label>
  );
}

const MODES = Object.keys(MODE_WORDS) as Mode[];
const MODE_TIPS = {
  work: 'Both read the same number of bytes of table',
  steps: 'Each does a step: a name, or a probe',
  log: 'Same bytes, on a clock that doubles',
} as const satisfies Record<Mode, string>;

function RaceBy() {
  const { player, state } = useSession();
  const { setMode } = player;
  const { mode } = state;
  return (
    <fieldset class="race-by" role="radiogroup" aria-label="Race by">
      <span class="race-by-word" aria-hidden="true">
        Race by
      </span>
      <span class="race-by-set">
        {MODES.map((m) => (
          <label key={m} title={MODE_TIPS[m]} class={mode.value === m ? 'on' : ''}>
            <input type="radio" name="race-by" value={m} checked={mode.value === m} onChange={() => setMode(m)} />
            {MODE_WORDS[m]}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** Marks the range that is played, as the keys [ and ] do: run as commands, they are told to screen readers. */
function PlayedRange() {
  const { run } = usePart(createCommands);
  return (
    <div class="race-by" role="group" aria-label="Range that is played">
      <span aria-hidden="true">Play</span>
      <button type="button" class="btn" title="Playing begins at this moment ([)" onClick={() => run('markFrom')}>
        From here
      </button>
      <button type="button" class="btn" title="Playing stops at this moment (])" onClick={() => run('markTo')}>
        Up to here
      </button>
    </div>
  );
}

/** Says that only a range is played, and ends that when pressed. */
function RangeChip() {
  const { state, player } = useSession();
  const { mode, range } = state;
  const { unmark } = player;
  const r = range.value;
  if (!r) return null;
  return (
    <button type="button" class="btn range-chip" title="Play all of it" onClick={unmark}>
      <span class="unseen">Play all of it, not only </span>
      {placeText(mode.value, r.from)} to {placeText(mode.value, r.to)}
      <span aria-hidden="true"> ×</span>
    </button>
  );
}
