// The 256 bytes after a round: which stand for a letter, which for a pair, and which are free.

import { hex } from '../../../model/figures.ts';
import { slotStates } from '../../../model/tables/rounds.ts';
import { visible } from '../../../model/text.ts';
import type { TrainingShown } from './trainingShown.ts';

const SIDE = Array.from({ length: 16 }, (_, i) => i);

export function TokensSoFar({ tokens, contests, round }: TrainingShown) {
  const states = slotStates(tokens, contests, round);
  const last = contests[round - 1];
  const made = states.filter((state) => state === 'made' || state === 'new').length;
  return (
    <section class="panel tt-sofar" aria-labelledby="tt-sofar-title">
      <h2 class="section-head" id="tt-sofar-title">
        The tokens so far <small>dashed: still free; underlined: the two that joined</small>
      </h2>
      <div role="img" aria-label={`${made} of ${contests.length} tokens are made.`} class="tt-grid">
        <i />
        {SIDE.map((c) => (
          <i key={c}>_{hex(c, 1)}</i>
        ))}
        {SIDE.map((r) => (
          <>
            <i>{hex(r, 1)}_</i>
            {SIDE.map((c) => {
              const slot = 16 * r + c;
              const half = last && (slot === last.first || slot === last.second);
              return (
                <span key={slot} class={`${states[slot]}${half ? ' half' : ''}`}>
                  {states[slot] === 'free' ? '' : visible(tokens[slot]?.text ?? '')}
                </span>
              );
            })}
          </>
        ))}
      </div>
    </section>
  );
}
