// The player of the training: a scrubber with the ties on it, and buttons.

import { PlayButton } from '../../../kit/PlayButton.tsx';
import { TRAINING_KEYS } from '../../../model/tables/keys.ts';
import { roundText, tiedRounds } from '../../../model/tables/rounds.ts';
import { plural } from '../../../model/text.ts';
import { useCommand, useKeys } from '../../keys.ts';
import type { TrainingShown } from './trainingShown.ts';

export function TrainingPlayer({ tokens, contests, played, round }: TrainingShown) {
  const rounds = contests.length;
  const on = played.playing.value;
  const text = roundText(tokens, contests, round);
  useKeys(TRAINING_KEYS);
  useCommand('playRounds', played.toggle);
  useCommand('roundBack', played.stepBack);
  useCommand('roundForward', played.stepForward);
  useCommand('tieBack', played.tieBack);
  useCommand('tieForward', played.tieForward);
  useCommand('firstRound', played.toStart);
  useCommand('lastRound', played.toEnd);
  const head = round > 0 ? `Round ${round} of ${rounds}` : 'Start';
  return (
    <div class="panel tt-player" role="group" aria-label="Playback">
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
          onKeyDown={(e) => key(e, played)}
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

/** The scrubber would move by its own steps with these. */
function key(event: KeyboardEvent, played: TrainingShown['played']): void {
  if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key)) return;
  event.preventDefault();
  if (event.key === 'ArrowLeft') played.tieBack();
  else played.tieForward();
}
