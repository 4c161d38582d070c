// The player of the training: a scrubber with the ties on it, and buttons. Its keys work while something in it has the focus.

import { PlayButton } from '../../../kit/PlayButton.tsx';
import { roundText, tiedRounds } from '../../../model/tables/rounds.ts';
import { plural } from '../../../model/text.ts';
import type { TrainingShown } from './trainingShown.ts';

export function TrainingPlayer({ tokens, contests, played, round }: TrainingShown) {
  const rounds = contests.length;
  const on = played.playing.value;
  const text = roundText(tokens, contests, round);
  const head = round > 0 ? `Round ${round} of ${rounds}` : 'Start';
  return (
    <div class="panel tt-player" role="group" aria-label="Playback" onKeyDown={(e) => key(e, played)}>
      <div class="tt-scrub">
        <div class="tt-ties" aria-hidden="true">
          {tiedRounds(contests).map((at) => (
            <i key={at} class={at <= round ? 'done' : undefined} style={{ left: `${(100 * at) / rounds}%` }} />
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={rounds}
          value={round}
          aria-label="Round"
          aria-valuetext={`${head}: ${text}`}
          onInput={(e) => played.seek(Number(e.currentTarget.value))}
        />
      </div>
      <p class="tt-said">
        <b>{head}</b> {text}
      </p>
      <div class="tt-buttons">
        <PlayButton name="First" icon="first" act={played.toStart} more="ends" tip="First (Home)" />
        <PlayButton name="Tie back" icon="probeBack" act={played.tieBack} tip="To the tie before (Shift ←)" />
        <PlayButton name="Round back" icon="back" act={played.stepBack} tip="One round back (←)" />
        {!played.still() && (
          <PlayButton
            name={on ? 'Pause' : 'Play'}
            icon={on ? 'pause' : 'play'}
            act={played.toggle}
            more="strong play"
            tip={`${on ? 'Pause' : 'Play'} (Space)`}
          />
        )}
        <PlayButton name="Round forward" icon="forward" act={played.stepForward} tip="One round forward (→)" />
        <PlayButton name="Tie forward" icon="probeForward" act={played.tieForward} tip="To the next tie (Shift →)" />
        <PlayButton name="Last" icon="last" act={played.toEnd} more="ends" tip="Last (End)" />
        {!played.still() && (
          <label class="tt-speed">
            Speed{' '}
            <select
              value={String(played.speed.value)}
              onChange={(e) => played.setSpeed(Number(e.currentTarget.value))}
              aria-label="Rounds a second"
            >
              {[1, 2, 4, 8, 16].map((n) => (
                <option key={n} value={String(n)}>
                  {plural(n, 'round')} a second
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}

function key(event: KeyboardEvent, played: TrainingShown['played']): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
  const pressed = event.target instanceof HTMLButtonElement;
  const act = {
    ' ': pressed ? undefined : played.toggle,
    ArrowLeft: event.shiftKey ? played.tieBack : played.stepBack,
    ArrowRight: event.shiftKey ? played.tieForward : played.stepForward,
    Home: played.toStart,
    End: played.toEnd,
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
